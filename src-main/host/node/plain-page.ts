/** What a browser sees that came without a key: words, and no part of the screen. */
export const plainPage = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Packwright</title>
<body style="font: 20px/1.5 sans-serif; max-width: 36em; margin: 4em auto; padding: 0 1em">
<h1>This is a Packwright station</h1>
<p>Its screen opens only through the address that the station printed when it started. That address works once.</p>
<p>For another one, type on this machine:</p>
<p><code>npm run -s packwright -- screen</code></p>
</body></html>
`

/**
 * Keys as a keyboard-wedge scanner sends them: through Chromium's own input path, one right after the other. Nothing
 * waits for the page between two keys, because a scanner does not either. Each key carries the time at which a scanner
 * would have hit it, so that a busy machine does not turn a scanner into a slow typist.
 */
import type { CDPSession, Page } from 'playwright-core'

type Key = { readonly key: string; readonly code: string; readonly virtual: number }

const named: Record<string, Key & { readonly text?: string }> = {
  Enter: { key: 'Enter', code: 'Enter', virtual: 13, text: '\r' },
  Tab: { key: 'Tab', code: 'Tab', virtual: 9 },
}

function keyOf(name: string): Key & { readonly text?: string } {
  const found = named[name]
  if (found) return found
  const code = /\d/.test(name) ? `Digit${name}` : `Key${name.toUpperCase()}`
  return { key: name, code, virtual: name.toUpperCase().charCodeAt(0), text: name }
}

/** A quick USB scanner in keyboard mode. */
const keyEveryMs = 2

export type WedgeScanner = {
  /** Resolves when Chromium has taken the last key; what the page makes of it is awaited on the page. */
  scan(code: string): Promise<void>
}

export async function plugInWedge(page: Page): Promise<WedgeScanner> {
  const line = await page.context().newCDPSession(page)
  return {
    async scan(code) {
      const startMs = Date.now()
      await Promise.all(
        [...code, 'Enter'].flatMap((name, i) =>
          strike(line, keyOf(name), (startMs + i * keyEveryMs) / 1000),
        ),
      )
    },
  }
}

function strike(
  line: CDPSession,
  { key, code, virtual, text }: ReturnType<typeof keyOf>,
  timestamp: number,
) {
  const base = { key, code, windowsVirtualKeyCode: virtual, timestamp }
  return [
    line.send('Input.dispatchKeyEvent', { type: 'keyDown', ...base, ...(text ? { text } : {}) }),
    line.send('Input.dispatchKeyEvent', { type: 'keyUp', ...base }),
  ]
}

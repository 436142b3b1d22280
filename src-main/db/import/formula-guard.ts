/**
 * Spreadsheets run a cell that begins with = + - or @ as a formula. In CSV we write an apostrophe before such a text,
 * which spreadsheets show as text, and take it away again on import, so that the text comes back to the letter. JSON
 * is left as it is. `unguard(guard(text)) === text` for every text.
 */
const risky = /^'*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/
const guarded = /^''*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/

export function guard(text: string): string {
  return risky.test(text) ? `'${text}` : text
}

export function unguard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text
}

/**
 * Field data for ZPL II. Control bytes are commands to a Zebra printer, so they never get through. Every field is sent
 * with ^FH, so that the two characters that begin a command, and the underscore that ^FH itself uses, go as
 * hexadecimal; UTF-8 goes as it is (^CI28).
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const CONTROL_BYTES = /[\u0000-\u001f\u007f]/g
const ESCAPES: Readonly<Record<string, string>> = { _: '_5F', '^': '_5E', '~': '_7E' }

export function escapeFieldData(text: string): string {
  return text.replace(CONTROL_BYTES, '').replace(/[_^~]/g, (sign) => ESCAPES[sign] ?? '')
}

/** `^FH^FD…^FS` with the text escaped: whatever the text is, the printer reads it as text. */
export function fieldData(text: string): string {
  return `^FH^FD${escapeFieldData(text)}^FS`
}

/** For fields inside ^FB, where a backslash begins a command (`\&` is a new line). */
export function blockFieldData(text: string): string {
  return fieldData(text.replaceAll('\\', '\\\\'))
}

/**
 * Field data for ZPL II. Every field is sent with ^FH, so that the three characters that begin a command, and the
 * underscore that ^FH itself uses, go as hexadecimal; UTF-8 goes as it is (^CI28).
 */
import { printableText } from './printable-text.ts'

/** `^FH^FD…^FS` with the text escaped: whatever the text is, the printer reads it as text. */
export function fieldData(text: string): string {
  return `^FH^FD${escapeFieldData(text)}^FS`
}

export function escapeFieldData(text: string): string {
  return printableText(text).replace(/[_^~]/g, (sign) =>
    sign === '_' ? '_5F' : sign === '^' ? '_5E' : '_7E',
  )
}

/** For fields inside ^FB, where a backslash begins a command (`\&` is a new line). */
export function blockFieldData(text: string): string {
  return fieldData(text.replaceAll('\\', '\\\\'))
}

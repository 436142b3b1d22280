/**
 * What of a text may reach a printer, and which parts of it the printer can write itself. Bytes below 0x20 and 0x7F
 * are commands to a Zebra printer, so they never get through; line breaks and tabs become spaces.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u00ad]/g
/** Explicit direction overrides: they can make an address read as another one. */
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069\ufeff]/g
const NOT_TRUSTED = /[^\u0020-\u007e\u00a1-\u017f]/

/** Typographic signs that say the same as one that every printer has. */
const PLAIN_SIGNS: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2026': '...',
}
const PLAIN_SIGN = /[\u00a0\u2009\u202f\u2010-\u2014\u2018\u2019\u201c\u201d\u2026]/g

/** The text without anything that a printer would take for a command. Composed (NFC), well-formed Unicode. */
export function printableText(text: string): string {
  return text
    .replace(/[\t\r\n\v\f\u2028\u2029]+/g, ' ')
    .replace(CONTROLS, '')
    .replace(DIRECTION_OVERRIDES, '')
    .replace(PLAIN_SIGN, (sign) => PLAIN_SIGNS[sign] ?? sign)
    .toWellFormed()
    .normalize('NFC')
}

/** Whether the printer's own font ^A0 has every character (U+0020 to U+017F). */
export function isPrinterText(printable: string): boolean {
  return !NOT_TRUSTED.test(printable)
}

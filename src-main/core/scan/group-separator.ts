/** GS (U+001D) parts the fields of a GS1 code. Scanners that cannot type it send something else in its place (PRODUCT R4). */
const groupSeparator = '\u001d'

/** Puts the separator back where one of `substitutes` stands; the longer ones are looked for first. */
export function withGroupSeparators(text: string, substitutes: readonly string[]): string {
  const byLength = substitutes
    .filter((substitute) => substitute !== '')
    .sort((a, b) => b.length - a.length)
  return byLength.reduce((whole, substitute) => whole.replaceAll(substitute, groupSeparator), text)
}

/**
 * Widths of the printer's scalable font ^A0 (a bold condensed sans serif), in thousandths of its height, so that text
 * can be wrapped and cut before it is sent. Printers differ a little: the widths carry a margin and are upper bounds.
 */
const MARGIN = 1.04

/** Printable ASCII by width. */
const ASCII_WIDTHS: Readonly<Record<number, string>> = {
  250: ' \\|',
  278: '/:;Ifijlt',
  333: '!"\'(),.[]`r{}',
  389: 'z',
  444: 'Jcksvxy',
  500: '#$*+0123456789<=>ELTZ^_abdeghnopqu~',
  555: 'ABCKSXY',
  563: 'FP',
  610: 'DGHNOQRU',
  666: '&w',
  778: 'Mm?',
  833: '%@W-', // the hyphen is narrow on a printer and wide in previews
}

/** Signs beyond ASCII that are not a letter with an accent. */
const OTHER_WIDTHS: Readonly<Record<string, number>> = {
  ß: 555,
  Æ: 833,
  æ: 778,
  Œ: 833,
  œ: 778,
  Ĳ: 778,
  ĳ: 610,
  '©': 833,
  '®': 833,
  '¨': 778,
}
const WIDEST_SIGN = 778
/** Fonts that lack a letter of Latin Extended-A put a substitute there, which may be wider. */
const EXTENDED_WIDTH = 750

const widthOf = new Map<string, number>()
for (const [width, characters] of Object.entries(ASCII_WIDTHS)) {
  for (const character of characters) widthOf.set(character, Number(width))
}
for (const [character, width] of Object.entries(OTHER_WIDTHS)) widthOf.set(character, width)

function characterWidth(character: string): number {
  const known = widthOf.get(character)
  if (known !== undefined) return known
  const base = widthOf.get(character.normalize('NFD').charAt(0)) ?? WIDEST_SIGN
  const width = (character.codePointAt(0) ?? 0) >= 0x100 ? Math.max(base, EXTENDED_WIDTH) : base
  widthOf.set(character, width)
  return width
}

/** Upper bound of the width of a line in ^A0, in thousandths of the font height. */
export function printerTextWidth(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width * MARGIN
}

/** From the top of the field (capitals) to the baseline, as a share of the font height. */
export const PRINTER_FONT_BASELINE = 0.75

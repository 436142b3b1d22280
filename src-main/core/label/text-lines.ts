/**
 * Sets texts and text blocks as lines: decides sizes, breaks and cuts, so that nothing leaves its box. In mm; the
 * baseline of every line is known, whichever font writes it.
 */
import type {
  Align,
  Paragraph,
  TextBlockElement,
  TextElement,
  TextLook,
  WhenTooWide,
} from './layout.ts'
import type { LineFit } from './line-fit.ts'
import { isPrinterText, printableText } from './printable-text.ts'
import { PRINTER_FONT_BASELINE } from './printer-font.ts'

export type SetLine = TextLook & {
  readonly text: string
  readonly xMm: number
  readonly baselineMm: number
  readonly widthMm: number
  readonly align: Align
  readonly isReversed: boolean
}

/** Size of a line that had to become two. */
const HALF_LINE = 0.5
/** A single line may become this much smaller before something else happens to it. */
const SMALLEST_SCALES: Readonly<Record<WhenTooWide, number>> = {
  cut: 2 / 3,
  wrap: HALF_LINE,
  shrink: 0.3,
}
/** Steps in which a block becomes smaller. */
const BLOCK_SCALES: readonly number[] = [
  1, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5, 0.46, 0.42,
]
/** Size of a block whose paragraphs had to be cut to a line each. */
const ONE_LINE_BLOCK = 0.5
/** A paragraph that is only a little too wide becomes smaller rather than a line longer. */
const RATHER_SMALLER = 0.88
const PER_MILLE = 1000

/** More than any box on a label holds; keeps the work bounded whatever a shop sends. */
const MAX_LENGTH = 600

function contentOf(text: string): string {
  return printableText(text.slice(0, MAX_LENGTH)).trim()
}

/** Distance from one baseline to the next, and from the top of a block to its first, in text heights. */
function spacingOf(text: string): { readonly pitch: number; readonly ascent: number } {
  return isPrinterText(text) ? { pitch: 1.16, ascent: 0.8 } : { pitch: 1.32, ascent: 0.96 }
}

export async function setText(element: TextElement, fit: LineFit): Promise<SetLine[]> {
  const text = contentOf(element.text)
  if (text === '') return []
  const { box, sizeMm } = element
  const fullMm = ((await fit.width(text, element)) * sizeMm) / PER_MILLE
  const wanted = Math.min(1, box.widthMm / fullMm)
  const smallest = SMALLEST_SCALES[element.whenTooWide]
  if (wanted < smallest && element.whenTooWide === 'wrap') return setTwoLines(element, text, fit)
  const scaledMm = sizeMm * Math.max(smallest, wanted)
  const line = await fit.shorten(text, element, (box.widthMm * PER_MILLE) / scaledMm)
  return [lineOf(element, line, scaledMm, box.yMm + sizeMm * PRINTER_FONT_BASELINE)]
}

function lineOf(element: TextElement, text: string, sizeMm: number, baselineMm: number): SetLine {
  const { isBold, language, align, isReversed } = element
  const { xMm, widthMm } = element.box
  return { text, sizeMm, isBold, language, xMm, baselineMm, widthMm, align, isReversed }
}

/** Two lines in the height of one. */
async function setTwoLines(element: TextElement, text: string, fit: LineFit): Promise<SetLine[]> {
  const sizeMm = element.sizeMm * HALF_LINE
  const room = (element.box.widthMm * PER_MILLE) / sizeMm
  const [first = '', ...rest] = await fit.wrap(text, element, room)
  const second = await fit.shorten(rest.join(' '), element, room)
  const last = element.box.yMm + element.sizeMm * (PRINTER_FONT_BASELINE + 0.06)
  return [first, second].map((line, index) =>
    lineOf(element, line, sizeMm, last - (1 - index) * sizeMm),
  )
}

type BrokenParagraph = {
  readonly lines: string[]
  readonly sizeMm: number
  readonly isCut: boolean
}

async function breakParagraph(
  paragraph: Paragraph,
  widthMm: number,
  scale: number,
  fit: LineFit,
): Promise<BrokenParagraph> {
  const text = contentOf(paragraph.text)
  const sizeMm = paragraph.sizeMm * scale
  const fullMm = ((await fit.width(text, paragraph)) * sizeMm) / PER_MILLE
  if (fullMm <= widthMm) return { lines: text === '' ? [] : [text], sizeMm, isCut: false }
  const oneLine = widthMm / fullMm
  if (oneLine >= RATHER_SMALLER) return { lines: [text], sizeMm: sizeMm * oneLine, isCut: false }
  const room = (widthMm * PER_MILLE) / sizeMm
  const lines = await fit.wrap(text, paragraph, room)
  if (lines.length <= paragraph.maxLines) return { lines, sizeMm, isCut: false }
  const kept = lines.slice(0, paragraph.maxLines - 1)
  const rest = lines.slice(paragraph.maxLines - 1).join(' ')
  return { lines: [...kept, await fit.shorten(rest, paragraph, room)], sizeMm, isCut: true }
}

/** Puts broken paragraphs below one another, as far as the box goes; null when they do not all fit. */
function stackLines(
  element: TextBlockElement,
  broken: readonly BrokenParagraph[],
  scale: number,
  mayDrop: boolean,
): SetLine[] | null {
  const { box, paragraphs } = element
  const lines: SetLine[] = []
  let topMm = box.yMm
  for (const [index, { lines: texts, sizeMm }] of broken.entries()) {
    const paragraph = paragraphs[index]
    if (paragraph === undefined || texts.length === 0) continue
    if (lines.length > 0) topMm += paragraph.gapBeforeMm * scale
    for (const text of texts) {
      const { pitch, ascent } = spacingOf(text)
      const bottomMm = topMm + pitch * sizeMm
      if (bottomMm > box.yMm + box.heightMm + 0.01) {
        if (mayDrop) return lines
        return null
      }
      lines.push({
        text,
        sizeMm,
        isBold: paragraph.isBold,
        language: paragraph.language,
        xMm: box.xMm,
        baselineMm: topMm + ascent * sizeMm,
        widthMm: box.widthMm,
        align: 'left',
        isReversed: false,
      })
      topMm = bottomMm
    }
  }
  return lines
}

/** The lines of a block, at the largest scale at which nothing is cut; else small, and cut where it must be. */
export async function setTextBlock(element: TextBlockElement, fit: LineFit): Promise<SetLine[]> {
  const breakAll = async (paragraphs: readonly Paragraph[], scale: number) =>
    Promise.all(paragraphs.map((one) => breakParagraph(one, element.box.widthMm, scale, fit)))
  const { smallestScale } = element
  for (const scale of BLOCK_SCALES.filter((one) => one >= smallestScale)) {
    const broken = await breakAll(element.paragraphs, scale)
    if (broken.some((paragraph) => paragraph.isCut)) continue
    const lines = stackLines(element, broken, scale, false)
    if (lines !== null) return lines
  }
  const cutParagraphs = await breakAll(element.paragraphs, smallestScale)
  const cut = stackLines(element, cutParagraphs, smallestScale, false)
  if (cut !== null) return cut
  const single = element.paragraphs.map((paragraph) => ({ ...paragraph, maxLines: 1 }))
  const scale = Math.max(ONE_LINE_BLOCK, smallestScale)
  return stackLines(element, await breakAll(single, scale), scale, true) ?? []
}

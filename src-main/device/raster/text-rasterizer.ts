/**
 * The TextRasterizer of the station: HarfBuzz shapes, `ScanConverter` draws. Pure JavaScript and WebAssembly, so it
 * draws the same dots on every platform. A character that no font has becomes an empty box and is reported.
 */
import type { DrawnText, TextRasterizer, TextStyle } from '../../core/port/text-rasterizer.ts'
import { createFontLibrary, type Outline, UNITS_PER_EM } from './font-library.ts'
import { itemize, type TextRun } from './itemize.ts'
import { ScanConverter } from './scan-convert.ts'

/** Room above and below the baseline, in ems: takes the stacked marks of Thai, Devanagari and Vietnamese. */
const ASCENT = 1.12
const DESCENT = 0.42
/** Fake bold widens strokes by this share of the em. */
const THICKENING = 0.036
const SMALLEST_SCALE = 2 / 3
const ELLIPSIS = '\u2026'

/** Stands for a character that cannot be drawn: a frame as wide as a capital letter. */
const boxOutline: Outline = [
  [60, 0, 60, 714, 540, 714, 540, 0],
  [120, 60, 480, 60, 480, 654, 120, 654],
]
const BOX_ADVANCE = 600

type PlacedGlyph = { readonly outline: Outline; readonly x: number; readonly y: number }

/** A laid-out line, in thousandths of the em. */
type Line = {
  readonly glyphs: readonly PlacedGlyph[]
  readonly width: number
  readonly needsThickening: boolean
  readonly missing: string
}

export function createTextRasterizer(fontFolder: string): TextRasterizer {
  const library = createFontLibrary(fontFolder)
  const layOut = async (text: string, style: TextStyle): Promise<Line> =>
    placeRuns(await itemize(text, style.isBold, library), style.language)

  return {
    async draw(text, style, maxWidthDots) {
      const line = await layOut(text, style)
      const fullWidth = dotsOf(line.width, style.heightDots)
      if (fullWidth <= maxWidthDots) return drawLine(line, style.heightDots)
      const scale = Math.max(SMALLEST_SCALE, maxWidthDots / fullWidth)
      const heightDots = Math.max(1, Math.floor(style.heightDots * scale))
      const room = (maxWidthDots * UNITS_PER_EM) / heightDots
      if (dotsOf(line.width, heightDots) <= maxWidthDots) return drawLine(line, heightDots)
      const cut = await cutToFit(text, room, async (shorter) => layOut(shorter, style))
      return { ...drawLine(cut, heightDots), missing: line.missing }
    },
    async measure(text, style) {
      const line = await layOut(text, style)
      return dotsOf(line.width, style.heightDots)
    },
  }
}

/** Whole dots that a width takes; what is only a rounding error above a whole number takes no other dot. */
function dotsOf(width: number, heightDots: number): number {
  return Math.ceil((width * heightDots) / UNITS_PER_EM - 1e-6)
}

/** The longest beginning of the text that, with an ellipsis behind it, is not wider than `room`. */
async function cutToFit(
  text: string,
  room: number,
  layOut: (text: string) => Promise<Line>,
): Promise<Line> {
  const parts = [...new Intl.Segmenter('und').segment(text)].map(({ segment }) => segment)
  const beginning = (count: number) => parts.slice(0, count).join('').trimEnd() + ELLIPSIS
  let fits = 0
  let tooMany = parts.length
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1
    if ((await layOut(beginning(middle))).width <= room) fits = middle
    else tooMany = middle
  }
  return layOut(beginning(fits))
}

function placeRuns(runs: readonly TextRun[], language: string | null): Line {
  const glyphs: PlacedGlyph[] = []
  let x = 0
  let missing = ''
  const placeBox = (text: string) => {
    glyphs.push({ outline: boxOutline, x, y: 0 })
    x += BOX_ADVANCE
    missing += text
  }
  for (const run of runs) {
    if (run.font === null) {
      placeBox(run.text)
      continue
    }
    const { font, isRightToLeft, script, text } = run
    for (const glyph of font.shape(text, { isRightToLeft, script, language })) {
      if (glyph.glyphId === 0) {
        placeBox(String.fromCodePoint(text.codePointAt(glyph.cluster) ?? 0xfffd))
        continue
      }
      const outline = font.outline(glyph.glyphId)
      glyphs.push({ outline, x: x + glyph.offsetX, y: glyph.offsetY })
      x += glyph.advance
    }
  }
  const needsThickening = runs.some((run) => run.font?.needsThickening === true)
  return { glyphs, width: x, needsThickening, missing }
}

function drawLine(line: Line, heightDots: number): DrawnText {
  const dotsPerUnit = heightDots / UNITS_PER_EM
  const baselineDots = Math.round(ASCENT * heightDots)
  const widthDots = Math.max(1, dotsOf(line.width, heightDots))
  const converter = new ScanConverter(widthDots, baselineDots + Math.ceil(DESCENT * heightDots))
  for (const { outline, x, y } of line.glyphs) {
    converter.add(outline, x * dotsPerUnit, baselineDots - y * dotsPerUnit, dotsPerUnit)
  }
  const thickenDots = line.needsThickening ? heightDots * THICKENING : 0
  return { ...converter.draw(thickenDots), baselineDots, missing: line.missing }
}

/**
 * Fits text into widths: measures it in whichever font will write it, wraps it, shortens it. Widths are in
 * thousandths of the text height, so one measurement serves every size and resolution.
 */
import type { TextRasterizer } from '../port/text-rasterizer.ts'
import { isPrinterText } from './printable-text.ts'
import { printerTextWidth } from './printer-font.ts'

export type LineStyle = { readonly isBold: boolean; readonly language: string | null }

/** Em of drawn text for a text height of 1, so that capitals are as high as those of ^A0. */
export const DRAWN_EM = 1.05
const MEASURED_AT_DOTS = 1000
const WITHOUT_SPACES = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff]/

const words = new Intl.Segmenter('und', { granularity: 'word' })
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

export type LineFit = {
  width(text: string, style: LineStyle): Promise<number>
  /** Cuts the end off, with an ellipsis, until the line is at most `room` wide. */
  shorten(text: string, style: LineStyle, room: number): Promise<string>
  /** Lines of at most `room`; a word that is wider is broken. */
  wrap(text: string, style: LineStyle, room: number): Promise<string[]>
}

export function createLineFit(rasterizer: TextRasterizer): LineFit {
  const drawnWidths = new Map<string, number>()

  const width = async (text: string, style: LineStyle): Promise<number> => {
    if (isPrinterText(text)) return printerTextWidth(text)
    const key = `${style.isBold} ${style.language} ${text}`
    const known = drawnWidths.get(key)
    if (known !== undefined) return known
    const drawn = await rasterizer.measure(text, { ...style, heightDots: MEASURED_AT_DOTS })
    const measured = Math.ceil(drawn * DRAWN_EM)
    drawnWidths.set(key, measured)
    return measured
  }

  const longestPrefix = async (
    parts: readonly string[],
    style: LineStyle,
    room: number,
    ending: string,
  ): Promise<number> => {
    let fits = 0
    let tooMany = parts.length + 1
    while (tooMany - fits > 1) {
      const middle = (fits + tooMany) >> 1
      const line = parts.slice(0, middle).join('').trimEnd() + ending
      if ((await width(line, style)) <= room) fits = middle
      else tooMany = middle
    }
    return fits
  }

  const shorten = async (text: string, style: LineStyle, room: number): Promise<string> => {
    if ((await width(text, style)) <= room) return text
    const parts = graphemesOf(text)
    const count = await longestPrefix(parts, style, room, '...')
    return `${parts.slice(0, count).join('').trimEnd()}...`
  }

  const wrap = async (text: string, style: LineStyle, room: number): Promise<string[]> => {
    const lines: string[] = []
    let rest = breakable(text.trim())
    while (rest.length > 0) {
      const count = await longestPrefix(rest, style, room, '')
      if (count > 0) {
        lines.push(rest.slice(0, count).join('').trim())
        rest = rest.slice(count)
        continue
      }
      const letters = graphemesOf(rest[0] ?? '')
      const some = Math.max(1, await longestPrefix(letters, style, room, ''))
      lines.push(letters.slice(0, some).join('').trim())
      rest = [letters.slice(some).join(''), ...rest.slice(1)].filter((part) => part !== '')
    }
    return lines.filter((line) => line !== '')
  }

  return { width, shorten, wrap }
}

function graphemesOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

/** Cuts a text where a line may end: after spaces and hyphens, and between words of scripts without spaces. */
function breakable(text: string): string[] {
  return text
    .split(/(?<=\s)(?=\S)|(?<=[-/])(?=[^\s\-/])/)
    .flatMap((part) =>
      WITHOUT_SPACES.test(part)
        ? Array.from(words.segment(part), ({ segment }) => segment)
        : [part],
    )
}

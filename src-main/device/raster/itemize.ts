/**
 * Cuts a line of text into runs that are shaped in one go: one font, one script, one direction. Runs come in the order
 * in which they stand on the paper, from left to right (Unicode Bidirectional Algorithm, by bidi-js).
 */
import bidiFactory from 'bidi-js'
import { type ScriptFont, scriptFontOf, sharedFonts } from './font-catalogue.ts'
import type { FontLibrary, LabelFont } from './font-library.ts'

export type TextRun = {
  readonly text: string
  /** Null: no font has it, it is drawn as a box. */
  readonly font: LabelFont | null
  readonly script: string | null
  readonly isRightToLeft: boolean
}

type Piece = { text: string; start: number; font: LabelFont | null; script: string | null }

const bidi = bidiFactory()
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

export async function itemize(
  text: string,
  isBold: boolean,
  library: FontLibrary,
): Promise<TextRun[]> {
  const pieces = await assignFonts(text, isBold, library)
  return visualOrder(text, pieces)
}

/** Gives every grapheme a font; one that its neighbours' font has stays with them. */
async function assignFonts(text: string, isBold: boolean, library: FontLibrary): Promise<Piece[]> {
  const pieces: Piece[] = []
  let entry: ScriptFont | null = null
  for (const { segment, index } of graphemes.segment(text)) {
    const found = await fontFor(segment, entry, isBold, library)
    entry = found?.entry ?? entry
    const script = found?.entry.script ?? null
    const last = pieces.at(-1)
    if (last?.font && last.font === found?.font && last.script === script) last.text += segment
    else pieces.push({ text: segment, start: index, font: found?.font ?? null, script })
  }
  return pieces
}

async function fontFor(
  grapheme: string,
  previous: ScriptFont | null,
  isBold: boolean,
  library: FontLibrary,
): Promise<{ entry: ScriptFont; font: LabelFont } | null> {
  const codePoint = grapheme.codePointAt(0) ?? 0
  const own = scriptFontOf(codePoint)
  const candidates = own !== null ? [own] : [...(previous ? [previous] : []), ...sharedFonts]
  for (const entry of candidates) {
    const font = await library.font(entry.family, isBold)
    if (font.hasCharacter(codePoint)) return { entry, font }
  }
  return null
}

/** Cuts the pieces where the direction changes and puts them in the order of the paper. */
function visualOrder(text: string, pieces: readonly Piece[]): TextRun[] {
  const embedding = bidi.getEmbeddingLevels(text)
  const order = bidi.getReorderedIndices(text, embedding)
  const pieceAt = new Uint32Array(text.length)
  pieces.forEach((piece, index) => {
    pieceAt.fill(index, piece.start, piece.start + piece.text.length)
  })
  const runs: TextRun[] = []
  let at = 0
  while (at < order.length) {
    const first = order[at] ?? 0
    const level = embedding.levels[first] ?? 0
    const piece = pieces[pieceAt[first] ?? 0]
    let end = at + 1
    while (
      end < order.length &&
      pieceAt[order[end] ?? 0] === pieceAt[first] &&
      embedding.levels[order[end] ?? 0] === level
    ) {
      end++
    }
    const span = order.slice(at, end)
    if (piece !== undefined) {
      runs.push({
        text: text.slice(Math.min(...span), Math.max(...span) + 1),
        font: piece.font,
        script: piece.script,
        isRightToLeft: level % 2 === 1,
      })
    }
    at = end
  }
  return runs
}

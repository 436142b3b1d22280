/**
 * Opens the label fonts, each when it is first needed, and hands out what HarfBuzz says about them: which characters
 * they have, how a run of text is shaped, the outline of a glyph. Lengths are in thousandths of the em.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../src-shared/base/app-error.ts'
import type { FontFamily } from './font-catalogue.ts'

export type ShapedGlyph = {
  readonly glyphId: number
  /** Index in the text of the first character that the glyph stands for. */
  readonly cluster: number
  readonly advance: number
  readonly offsetX: number
  readonly offsetY: number
}

/** Closed polygons, x to the right and y up: `[x0, y0, x1, y1, …]` each. */
export type Outline = readonly (readonly number[])[]

export type ShapeOptions = {
  readonly isRightToLeft: boolean
  readonly script: string | null
  readonly language: string | null
}

export type LabelFont = {
  /** True when bold has to be made by thickening the outline. */
  readonly needsThickening: boolean
  hasCharacter(codePoint: number): boolean
  shape(text: string, options: ShapeOptions): ShapedGlyph[]
  outline(glyphId: number): Outline
}

export type FontLibrary = {
  font(family: FontFamily, isBold: boolean): Promise<LabelFont>
}

type HarfBuzz = typeof import('harfbuzzjs')

export const UNITS_PER_EM = 1000
/** Straight pieces a curve is cut into; at 24 dots/mm the error stays under half a dot. */
const CURVE_PIECES = 8
/** Outlines kept a font: more than a label has letters, a megabyte at most. */
const MAX_OUTLINES = 400

export function createFontLibrary(folder: string): FontLibrary {
  const faces = new Map<string, Promise<LabelFont>>()
  const thickened = new Map<LabelFont, LabelFont>()
  let harfBuzz: Promise<HarfBuzz> | null = null
  const load = async (file: string): Promise<LabelFont> => {
    try {
      harfBuzz ??= import('harfbuzzjs')
      const [hb, bytes] = await Promise.all([harfBuzz, readFile(join(folder, file))])
      return openFont(hb, bytes)
    } catch (error) {
      faces.delete(file)
      throw new AppError(
        'label/cannot-draw',
        `The label font ${file} could not be opened; install Packwright again.`,
        { file },
        error,
      )
    }
  }
  const face = async (file: string): Promise<LabelFont> => {
    const known = faces.get(file) ?? load(file)
    faces.set(file, known)
    return known
  }
  return {
    async font(family, isBold) {
      const font = await face(isBold && family.boldFile ? family.boldFile : family.regularFile)
      if (!isBold || family.boldFile !== null) return font
      const thick = thickened.get(font) ?? { ...font, needsThickening: true }
      thickened.set(font, thick)
      return thick
    },
  }
}

function openFont(hb: HarfBuzz, bytes: Uint8Array): LabelFont {
  const font = new hb.Font(new hb.Face(new hb.Blob(bytes)))
  font.setScale(UNITS_PER_EM, UNITS_PER_EM)
  const buffer = new hb.Buffer()
  const drawing = outlineDrawing(hb)
  const outlines = new Map<number, Outline>()
  return {
    needsThickening: false,
    hasCharacter: (codePoint) => font.nominalGlyph(codePoint) !== undefined,
    shape(text, options) {
      buffer.reset()
      buffer.addText(text)
      if (options.script !== null) buffer.setScript(options.script)
      buffer.setDirection(options.isRightToLeft ? hb.Direction.RTL : hb.Direction.LTR)
      if (options.language !== null) buffer.setLanguage(options.language)
      buffer.guessSegmentProperties()
      hb.shape(font, buffer)
      const positions = buffer.getGlyphPositions()
      return buffer.getGlyphInfos().map((info, index) => ({
        glyphId: info.codepoint,
        cluster: info.cluster,
        advance: positions[index]?.xAdvance ?? 0,
        offsetX: positions[index]?.xOffset ?? 0,
        offsetY: positions[index]?.yOffset ?? 0,
      }))
    },
    outline(glyphId) {
      const known = outlines.get(glyphId)
      if (known !== undefined) return known
      if (outlines.size >= MAX_OUTLINES) outlines.clear()
      const polygons: number[][] = []
      font.drawGlyph(glyphId, drawing, polygons)
      outlines.set(glyphId, polygons)
      return polygons
    },
  }
}

/** Draw callbacks that collect the outline, curves cut into straight pieces, in the polygons handed in. */
function outlineDrawing(hb: HarfBuzz) {
  const functions = new hb.DrawFuncs()
  const last = (data: unknown): number[] => (data as number[][]).at(-1) ?? []
  functions.setMoveToFunc((x, y, data) => {
    ;(data as number[][]).push([x, y])
  })
  functions.setLineToFunc((x, y, data) => {
    last(data).push(x, y)
  })
  functions.setQuadraticToFunc((cx, cy, x, y, data) => {
    const polygon = last(data)
    const [x0 = 0, y0 = 0] = polygon.slice(-2)
    for (let piece = 1; piece <= CURVE_PIECES; piece++) {
      const t = piece / CURVE_PIECES
      const s = 1 - t
      polygon.push(s * s * x0 + 2 * s * t * cx + t * t * x, s * s * y0 + 2 * s * t * cy + t * t * y)
    }
  })
  functions.setCubicToFunc((ax, ay, bx, by, x, y, data) => {
    const polygon = last(data)
    const [x0 = 0, y0 = 0] = polygon.slice(-2)
    for (let piece = 1; piece <= CURVE_PIECES; piece++) {
      const t = piece / CURVE_PIECES
      const s = 1 - t
      const [w0, w1, w2, w3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
      polygon.push(w0 * x0 + w1 * ax + w2 * bx + w3 * x, w0 * y0 + w1 * ay + w2 * by + w3 * y)
    }
  })
  return functions
}

/**
 * Sizes of labels in dots. The table rules over arithmetic: print heads are made in inches, so 12 dots/mm is really
 * 300 dpi, 24 is 600 dpi. A 4-inch head has 832 dots: an A6 at 203 dpi is laid out within those.
 */
import type { LabelDpmm, LabelMedia } from '../../../src-shared/model/label.ts'

export type Page = {
  readonly widthDots: number
  readonly heightDots: number
  readonly dotsPerMm: number
  /** What the layout may use, in mm. */
  readonly widthMm: number
  readonly heightMm: number
}

const HEAD_203_DPI_DOTS = 832

const DOTS_PER_MM: Readonly<Record<LabelDpmm, number>> = { 8: 8, 12: 300 / 25.4, 24: 600 / 25.4 }

const DOTS: Readonly<Record<LabelMedia, Readonly<Record<LabelDpmm, readonly [number, number]>>>> = {
  '4x6': { 8: [813, 1219], 12: [1200, 1800], 24: [2400, 3600] },
  A6: { 8: [840, 1184], 12: [1240, 1748], 24: [2480, 3496] },
}

export function pageOf(media: LabelMedia, dpmm: LabelDpmm): Page {
  const [mediaWidthDots, heightDots] = DOTS[media][dpmm]
  const widthDots = dpmm === 8 ? Math.min(mediaWidthDots, HEAD_203_DPI_DOTS) : mediaWidthDots
  const dotsPerMm = DOTS_PER_MM[dpmm]
  return {
    widthDots,
    heightDots,
    dotsPerMm,
    widthMm: widthDots / dotsPerMm,
    heightMm: heightDots / dotsPerMm,
  }
}

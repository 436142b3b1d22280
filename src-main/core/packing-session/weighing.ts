/**
 * What a parcel should weigh, and what a difference likely means (PACKING-SESSION rule 3 and 4, PRODUCT R25, R26).
 * Grams throughout.
 */
import type { SkuId } from '../../../src-shared/model/ids.ts'
import { skuOf } from './counts.ts'
import type { Settings } from './settings.ts'
import type { SessionState } from './state.ts'

export type ExpectedWeight = {
  readonly grams: number
  /** The largest of: divisions of the scale, a share of the weight, three sigma of what was learned. */
  readonly toleranceG: number
  /** Filling material may add this much on top. */
  readonly fillerG: number
  /** False when a master weight is missing: warn, never block. */
  readonly isKnown: boolean
}

export function expectedWeight(
  state: SessionState,
  settings: Settings,
  divisionG: number,
): ExpectedWeight {
  let grams = state.carton?.tareG ?? 0
  let isKnown = state.carton !== null
  for (const unit of state.packed) {
    const weightG = skuOf(state, unit.skuId)?.weightG ?? null
    if (weightG === null) isKnown = false
    else grams += weightG
  }
  const toleranceG = Math.ceil(
    Math.max(
      settings.weight.toleranceDivisions * divisionG,
      (settings.weight.tolerancePercent / 100) * grams,
      3 * settings.weight.learnedSigmaG,
    ),
  )
  return { grams, toleranceG, fillerG: settings.weight.fillerG, isKnown }
}

export type WeightVerdict =
  | { readonly kind: 'fits' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'tooLight'; readonly byG: number; readonly likely: LikelyItem | null }
  | { readonly kind: 'tooHeavy'; readonly byG: number; readonly likely: LikelyItem | null }

export type LikelyItem = {
  readonly skuId: SkuId
  readonly count: number
  readonly isMissing: boolean
}

export function judgeWeight(
  state: SessionState,
  expected: ExpectedWeight,
  grams: number,
): WeightVerdict {
  if (!expected.isKnown) return { kind: 'unknown' }
  const surplus = grams - expected.grams
  if (surplus < -expected.toleranceG)
    return { kind: 'tooLight', byG: -surplus, likely: likelyItem(state, -surplus, expected, true) }
  if (surplus > expected.toleranceG + expected.fillerG)
    return { kind: 'tooHeavy', byG: surplus, likely: likelyItem(state, surplus, expected, false) }
  return { kind: 'fits' }
}

/** The SKU of which a whole number (up to 3) explains the difference best, within the tolerance. */
function likelyItem(
  state: SessionState,
  differenceG: number,
  expected: ExpectedWeight,
  isMissing: boolean,
): LikelyItem | null {
  // What is missing was scanned into this parcel; what is too much may be anything of the order.
  const pool = isMissing
    ? state.packed.map((unit) => unit.skuId)
    : state.order.lines.map((line) => line.sku.id)
  let best: { item: LikelyItem; offG: number } | null = null
  for (const skuId of new Set(pool)) {
    const weightG = skuOf(state, skuId)?.weightG ?? 0
    if (weightG <= 0) continue
    const count = Math.round(differenceG / weightG)
    const offG = Math.abs(differenceG - count * weightG)
    const available = isMissing ? pool.filter((id) => id === skuId).length : 3
    if (count < 1 || count > Math.min(3, available) || offG > expected.toleranceG) continue
    if (!best || offG < best.offG) best = { item: { skuId, count, isMissing }, offG }
  }
  return best?.item ?? null
}

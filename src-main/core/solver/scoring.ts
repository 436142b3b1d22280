/**
 * Scoring rules: how much a candidate placement is liked. A rule is a weighing of the item's rank (what is
 * hard to place goes first), of contact (what touches much wastes little) and of lying low and at the back.
 * The constructive packing tries several rules, since none wins on all orders.
 */
import type { Instance, TypeColumns } from './instance.ts'

export type ScoringRule = {
  readonly rank: 'volume' | 'longest' | 'base' | 'girth'
  readonly rankWeight: number
  readonly contactWeight: number
  readonly lowWeight: number
  readonly backWeight: number
  /** What must not bear much goes in late, and so on top. */
  readonly isGentle: boolean
}

const rule = (
  rank: ScoringRule['rank'],
  rankWeight: number,
  contactWeight: number,
  lowWeight: number,
  backWeight: number,
  isGentle = true,
): ScoringRule => ({ rank, rankWeight, contactWeight, lowWeight, backWeight, isGentle })

/** In the order in which they are tried: the ones that succeed most often first. */
export const SCORING_RULES: readonly ScoringRule[] = [
  rule('girth', 100, 1, 0, 0.3),
  rule('volume', 100, 1, 0.2, 0),
  rule('girth', 1, 2, 0, 0),
  rule('base', 3, 1, 0.5, 0.1),
  rule('longest', 100, 1, 0, 0.3),
  rule('volume', 0.5, 1, 1, 0, false),
  rule('volume', 2, 1, 0.2, 0),
  rule('base', 100, 1, 0, 0.3, false),
]

/** Rank of each type under the rule, about 0..1; types that must go in here come before all others. */
export function ranksOf(
  instance: Instance,
  { rank: by, isGentle }: ScoringRule,
  forced: Uint8Array | null,
  into: Float64Array,
): void {
  const { types } = instance
  let highest = 0
  for (let t = 0; t < types.count; t++) {
    into[t] = sizeOf(types, instance, t, by)
    highest = Math.max(highest, into[t]!)
  }
  for (let t = 0; t < types.count; t++) {
    if (isGentle && instance.hasStackRules) into[t] = into[t]! - highest * frailtyOf(instance, t)
    into[t] = into[t]! / highest + (forced !== null && forced[t] === 1 ? 10 : 0)
  }
}

/** 0 bears anything, 1 bears nothing. */
function frailtyOf({ types }: Instance, t: number): number {
  if (types.isFragile[t] === 1 || types.maxStackHeight[t] === 0) return 1
  const load = types.maxLoad[t]!
  return load === Infinity ? 0 : 1 / (1 + load / Math.max(1, types.weight[t]!))
}

function sizeOf(
  types: TypeColumns,
  instance: Instance,
  t: number,
  by: ScoringRule['rank'],
): number {
  const k = types.orientationStart[t]!
  const { w, h, d } = instance.orientations
  const a = w[k] ?? 0
  const b = h[k] ?? 0
  const c = d[k] ?? 0
  switch (by) {
    case 'volume':
      return types.volume[t]!
    case 'longest':
      return Math.max(a, b, c)
    case 'base':
      return (a * b * c) / Math.max(1, Math.min(a, b, c))
    case 'girth':
      return a + b + c
  }
}

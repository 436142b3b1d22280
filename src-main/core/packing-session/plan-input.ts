/** What a plan is asked for, and what came of it: data between the session and the planner (app/planner.ts). */
import type { CartonType } from '../../../src-shared/model/carton-type.ts'
import type { SkuId } from '../../../src-shared/model/ids.ts'
import type { Placement } from '../../../src-shared/model/placement.ts'
import { openUnits, skuOf } from './counts.ts'
import type { PlannedParcel, SkuCount } from './events.ts'
import { isStillSupported } from './packing-order.ts'
import type { SessionSku } from './session-order.ts'
import type { PackedUnit, SessionState } from './state.ts'

/** Why a plan is wanted; what happens with it depends on this. */
export type PlanJob =
  | { readonly kind: 'opening' }
  /** The plan of the carton in hand flows on from what is inside. */
  | { readonly kind: 'rest'; readonly cause: 'elsewhere' | 'short' | 'damaged' }
  /** A unit came out of turn: can the carton take it now? */
  | {
      readonly kind: 'inHand'
      readonly skuId: SkuId
      readonly serial: string | null
      readonly lot: string | null
    }
  /** Another carton: `isScanned` when it is in hand already. */
  | { readonly kind: 'carton'; readonly carton: CartonType; readonly isScanned: boolean }
  /** F8: the next larger carton that holds what this parcel holds. */
  | { readonly kind: 'larger' }
  | { readonly kind: 'next' }

export type PlanInput = {
  readonly skus: readonly SessionSku[]
  /** The carton in hand with what is in it. `isFixed`: it stays where it lies. */
  readonly inHand: {
    readonly carton: CartonType
    readonly packed: readonly PackedUnit[]
    readonly isFixed: boolean
  } | null
  /** Units that must go into the carton in hand (another carton was chosen for them); empty otherwise. */
  readonly together: readonly SkuCount[]
  /** Units to plan for, `together` not among them; for another carton: those that stay without a plan. */
  readonly rest: readonly SkuCount[]
  /** The unit that should be next, or null. */
  readonly next: SkuId | null
  /** Cartons to choose from, the one in hand not counted. */
  readonly cartons: readonly CartonType[]
  /** Any larger carton will do (F8), not only the one given. */
  readonly isLarger: boolean
  /** Later parcels to keep as they are: PACKING-SESSION rule 6. */
  readonly keep: readonly PlannedParcel[]
}

export type PlanOutcome =
  | {
      readonly kind: 'planned'
      readonly parcels: readonly PlannedParcel[]
      readonly withoutPlan: readonly SkuCount[]
      readonly moved: readonly (Placement | null)[] | null
      /** The unit asked for is the first to go in, and no more cartons are needed than before. */
      readonly isNextFirst: boolean
    }
  | { readonly kind: 'tooSmall'; readonly smallest: CartonType | null }
  | { readonly kind: 'failed'; readonly sentence: string }

/** What the carton in hand was to hold beyond what is inside. */
function plannedForThis(state: SessionState): readonly SkuCount[] {
  const first = state.plan?.parcels[0]
  const counts = new Map<SkuId, number>()
  for (const unit of first?.units ?? []) counts.set(unit.skuId, (counts.get(unit.skuId) ?? 0) + 1)
  return [...counts].map(([skuId, count]) => ({ skuId, count }))
}

function minus(all: readonly SkuCount[], part: readonly SkuCount[]): readonly SkuCount[] {
  const taken = new Map(part.map((entry) => [entry.skuId, entry.count]))
  return all
    .map((entry) => ({ ...entry, count: entry.count - (taken.get(entry.skuId) ?? 0) }))
    .filter((entry) => entry.count > 0)
}

function skusOf(state: SessionState): readonly SessionSku[] {
  const ids = [...new Set(state.order.lines.map((line) => line.sku.id))]
  return ids.flatMap((id) => skuOf(state, id) ?? [])
}

/** The units of later parcels stay in them; the rest is what this carton and new ones have to take. */
export function planInputOf(
  state: SessionState,
  job: PlanJob,
  cartons: readonly CartonType[],
): PlanInput {
  const later = state.plan?.parcels.slice(1) ?? []
  const base = { skus: skusOf(state), cartons, together: [], keep: [], next: null, isLarger: false }
  const open = openUnits(state)
  const withoutPlan = state.plan?.withoutPlan ?? []
  switch (job.kind) {
    case 'opening':
    case 'next':
      return { ...base, inHand: null, rest: open }
    case 'rest':
    case 'inHand': {
      // What a missing unit was to carry in a later carton is planned anew as well.
      const keep = later.filter((parcel) => isStillSupported(parcel.units, []))
      const next = job.kind === 'inHand' ? job.skuId : null
      return {
        ...base,
        inHand: inHandOf(state, true),
        rest: minus(open, unitsOf(keep)),
        keep,
        next,
      }
    }
    case 'carton': {
      const together = plannedForThis(state)
      const inHand = { carton: job.carton, packed: state.packed, isFixed: false }
      // An unplanned order (or one whose plan has no carton) may try any carton for all of it.
      if (together.length === 0 && state.packed.length === 0)
        return { ...base, inHand, together: open, rest: [] }
      return { ...base, inHand, together, rest: withoutPlan, keep: later }
    }
    case 'larger': {
      const current = state.carton ?? state.plan?.parcels[0]?.carton
      const larger = cartons
        .filter((carton) => !current || volume(carton) > volume(current))
        .sort((a, b) => volume(a) - volume(b))
      const first = larger[0]
      const inHand = first ? { carton: first, packed: state.packed, isFixed: false } : null
      const together = plannedForThis(state)
      return {
        ...base,
        cartons: larger,
        inHand,
        together,
        rest: withoutPlan,
        keep: later,
        isLarger: true,
      }
    }
  }
}

function inHandOf(state: SessionState, isFixed: boolean): PlanInput['inHand'] {
  return state.carton && { carton: state.carton, packed: state.packed, isFixed }
}

export function volume(carton: CartonType): number {
  return carton.innerWidthMm * carton.innerHeightMm * carton.innerDepthMm
}

export function unitsOf(parcels: readonly PlannedParcel[]): readonly SkuCount[] {
  const counts = new Map<SkuId, number>()
  for (const parcel of parcels)
    for (const unit of parcel.units) counts.set(unit.skuId, (counts.get(unit.skuId) ?? 0) + 1)
  return [...counts].map(([skuId, count]) => ({ skuId, count }))
}

/**
 * Makes the plans that a session asks for, out of one or a few calls to the solver. Never rejects but for being closed:
 * a solver that fails comes back as `failed`, and the packer goes on without a plan.
 */
import { sentenceOf } from '../../src-shared/base/app-error.ts'
import type { CartonType } from '../../src-shared/model/carton-type.ts'
import type { PackResponse } from '../../src-shared/model/packing.ts'
import type { Placement } from '../../src-shared/model/placement.ts'
import type { PlannedParcel, SkuCount } from '../core/packing-session/events.ts'
import { type PlanInput, type PlanOutcome, volume } from '../core/packing-session/plan-input.ts'
import {
  fixedIdsOf,
  isMeasured,
  packRequestOf,
  parcelsOf,
  type RequestParts,
  skuIdOf,
  unplacedOf,
} from '../core/packing-session/plan-request.ts'
import type { PackedUnit } from '../core/packing-session/state.ts'
import type { Log } from '../core/port/log.ts'
import type { SolverRunner } from '../core/port/solver-runner.ts'

type InHand = NonNullable<PlanInput['inHand']>
type Fitted = {
  readonly parcel: PlannedParcel
  readonly moved: readonly (Placement | null)[] | null
}

export class Planner {
  readonly #solver: SolverRunner
  readonly #log: Log

  constructor(solver: SolverRunner, log: Log) {
    this.#solver = solver
    this.#log = log
  }

  async plan(input: PlanInput): Promise<PlanOutcome> {
    try {
      const isOtherCarton = input.isLarger || input.inHand?.isFixed === false
      if (input.together.length > 0 || isOtherCarton) return await this.#planCarton(input)
      return await this.#planRest(input)
    } catch (error) {
      this.#log.error('A plan could not be made', {}, error)
      return { kind: 'failed', sentence: sentenceOf(error) }
    }
  }

  /** The rest flows on from what is inside, or everything is planned when nothing is in hand yet. */
  async #planRest(input: PlanInput): Promise<PlanOutcome> {
    const { measured, unmeasured } = sortByMeasure(input.rest, input)
    const { inHand } = input
    const cartons = inHand ? inHandFirst(inHand.carton, input.cartons) : input.cartons
    const inside = inHand?.packed ?? []
    if (measured.length === 0)
      return planned(emptyParcel(inHand), input.keep, unmeasured, null, false)
    if (cartons.length === 0)
      return planned([], input.keep, [...measured, ...unmeasured], null, false)
    const whole = await this.#wholeInHand(input, measured)
    if (whole) {
      const isNextFirst = whole.units[0]?.skuId === input.next
      return planned([whole], input.keep, unmeasured, null, isNextFirst)
    }
    const parts = {
      skus: input.skus,
      units: measured,
      cartons,
      inside,
      next: input.next,
      isSingle: false,
    }
    const { response, insideIds } = await this.#solve(parts)
    const isEmpty = inside.length === 0
    const found = parcelsOf(response, cartons, insideIds)
    const parcels = isEmpty ? found : withCartonInHand(found, inHand)
    const unplaced = unplacedOf(response)
    const [first, second] = parcels
    const isOneInHand = first?.carton.id === inHand?.carton.id && !second && unplaced.length === 0
    const isNextFirst = isOneInHand && first?.units[0]?.skuId === input.next
    return planned(parcels, input.keep, [...unplaced, ...unmeasured], null, isNextFirst)
  }

  /** An empty carton that is in hand already is kept when it holds everything. */
  async #wholeInHand(input: PlanInput, units: readonly SkuCount[]): Promise<PlannedParcel | null> {
    const { inHand } = input
    if (!inHand || inHand.packed.length > 0) return null
    const fitted = await this.#fit(inHand.carton, [], { ...input, together: units })
    return fitted?.parcel ?? null
  }

  /** Another carton has to hold all that this parcel holds, or the smallest that can is named. */
  async #planCarton(input: PlanInput): Promise<PlanOutcome> {
    const { inHand } = input
    const asked = inHand && (await this.#fit(inHand.carton, inHand.packed, input))
    if (inHand && asked) return this.#fitted(asked, input)
    const smallest = await this.#smallestFor(inHand?.packed ?? [], input, inHand?.carton ?? null)
    // F8 asks for any larger carton: the smallest that holds it is the answer, not a refusal.
    if (smallest && input.isLarger) return this.#fitted(smallest.fitted, input)
    return { kind: 'tooSmall', smallest: smallest?.carton ?? null }
  }

  #fitted(fitted: Fitted, input: PlanInput): PlanOutcome {
    const { unmeasured } = sortByMeasure(input.together, input)
    const withoutPlan = [...input.rest, ...unmeasured]
    return planned([fitted.parcel], input.keep, withoutPlan, fitted.moved, false)
  }

  async #smallestFor(packed: readonly PackedUnit[], input: PlanInput, not: CartonType | null) {
    const bySize = [...input.cartons].sort((a, b) => volume(a) - volume(b))
    for (const carton of bySize) {
      if (carton.id === not?.id || !mayHold(carton, packed, input)) continue
      const fitted = await this.#fit(carton, packed, input)
      if (fitted) return { carton, fitted }
    }
    return null
  }

  /** First what is inside already, so that it can be moved over as drawn; then the rest around it. */
  async #fit(
    carton: CartonType,
    packed: readonly PackedUnit[],
    input: PlanInput,
  ): Promise<Fitted | null> {
    const base = { skus: input.skus, cartons: [carton], next: input.next, isSingle: true }
    const moved = packed.length > 0 ? await this.#moveInside(base, packed, input) : []
    if (!moved) return null
    const { measured } = sortByMeasure(input.together, input)
    const inside = packed.map((unit, i) => ({ ...unit, at: moved[i] ?? null }))
    if (measured.length === 0) return { parcel: { carton, units: [] }, moved }
    const { response, insideIds } = await this.#solve({ ...base, units: measured, inside })
    if (response.unplaced.length > 0 || response.bins.length > 1) return null
    const parcel = parcelsOf(response, [carton], insideIds)[0]
    return parcel ? { parcel, moved: packed.length > 0 ? moved : null } : null
  }

  /** New places for what is inside, in its order; null when it does not all go in. */
  async #moveInside(
    base: Pick<RequestParts, 'skus' | 'cartons' | 'next' | 'isSingle'>,
    packed: readonly PackedUnit[],
    input: PlanInput,
  ): Promise<readonly (Placement | null)[] | null> {
    const { measured } = sortByMeasure(countsOf(packed), input)
    if (measured.length === 0) return packed.map(() => null)
    const { response } = await this.#solve({ ...base, next: null, units: measured, inside: [] })
    if (response.unplaced.length > 0 || response.bins.length !== 1) return null
    const places = (response.bins[0]?.placements ?? []).map((placement) => {
      const { x, y, z, w, h, d, rotation } = placement
      return { skuId: skuIdOf(placement.itemId), at: { x, y, z, w, h, d, rotation } }
    })
    return packed.map((unit) => {
      const index = places.findIndex((place) => place.skuId === unit.skuId)
      return index < 0 ? null : (places.splice(index, 1)[0]?.at ?? null)
    })
  }

  async #solve(
    parts: RequestParts,
  ): Promise<{ response: PackResponse; insideIds: ReadonlySet<string> }> {
    const request = packRequestOf(parts)
    return { response: await this.#solver.solve(request), insideIds: fixedIdsOf(request) }
  }
}

function planned(
  parcels: readonly PlannedParcel[],
  keep: readonly PlannedParcel[],
  withoutPlan: readonly SkuCount[],
  moved: readonly (Placement | null)[] | null,
  isNextFirst: boolean,
): PlanOutcome {
  return { kind: 'planned', parcels: [...parcels, ...keep], withoutPlan, moved, isNextFirst }
}

function sortByMeasure(units: readonly SkuCount[], input: PlanInput) {
  const isKnown = (entry: SkuCount) => isMeasured(input.skus.find((sku) => sku.id === entry.skuId))
  return {
    measured: units.filter((entry) => entry.count > 0 && isKnown(entry)),
    unmeasured: units.filter((entry) => entry.count > 0 && !isKnown(entry)),
  }
}

function countsOf(packed: readonly PackedUnit[]): readonly SkuCount[] {
  const skuIds = [...new Set(packed.map((unit) => unit.skuId))]
  return skuIds.map((skuId) => ({
    skuId,
    count: packed.filter((unit) => unit.skuId === skuId).length,
  }))
}

function inHandFirst(carton: CartonType, all: readonly CartonType[]): readonly CartonType[] {
  return [carton, ...all.filter((other) => other.id !== carton.id)]
}

function emptyParcel(inHand: InHand | null): readonly PlannedParcel[] {
  return inHand ? [{ carton: inHand.carton, units: [] }] : []
}

/** The carton in hand stays the first parcel, even when nothing more goes into it. */
function withCartonInHand(
  parcels: readonly PlannedParcel[],
  inHand: InHand | null,
): readonly PlannedParcel[] {
  if (!inHand) return parcels
  const index = parcels.findIndex((parcel) => parcel.carton.id === inHand.carton.id)
  const first = parcels[index]
  if (!first) return [{ carton: inHand.carton, units: [] }, ...parcels]
  return [first, ...parcels.filter((_, i) => i !== index)]
}

/** Saves the solver's time: volume and weight rule most cartons out. */
function mayHold(carton: CartonType, packed: readonly PackedUnit[], input: PlanInput): boolean {
  let volumeMm3 = 0
  let weightG = 0
  for (const { skuId, count } of [...countsOf(packed), ...input.together]) {
    const sku = input.skus.find((other) => other.id === skuId)
    volumeMm3 += count * (sku?.widthMm ?? 0) * (sku?.heightMm ?? 0) * (sku?.depthMm ?? 0)
    weightG += count * (sku?.weightG ?? 0)
  }
  return volumeMm3 <= volume(carton) && (carton.maxLoadG === null || weightG <= carton.maxLoadG)
}

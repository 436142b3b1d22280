/**
 * Builds the response from a plan: ids, the caller's units and coordinates, the figures of each bin, and on
 * demand instructions and labels.
 */
import type {
  BinResult,
  PackItem,
  PackPlacement,
  PackRequest,
  PackResponse,
  UnplacedItem,
} from '../../../src-shared/model/packing.ts'
import { handOrder } from './hand-order.ts'
import type { Instance } from './instance.ts'
import { instructionsFor } from './instructions.ts'
import { sumOfDecimals } from './lattice.ts'
import type { Nesting } from './nesting/nesting.ts'
import type { Plan } from './plan.ts'
import { shippingOf } from './price.ts'
import { sortedFixed } from './replan.ts'
import type { Stowage } from './stowage.ts'
import { placementOf } from './unit-placement.ts'
import type { Vessel } from './vessel.ts'
import { binLabel } from './zpl-label.ts'

export type ResponseWords = {
  readonly vizUrl: string
  readonly requestId: string | undefined
  readonly vessel?: Vessel
  /** Whether bins say their weight; by default when any item of the request has one (rule 14). */
  readonly isWeighed?: boolean
  /** Bins that were opened before, for the numbers of these. */
  readonly binsBefore?: number
}

/** Hands out the ids of each type in the request's order. */
export class UnitNames {
  readonly #free: string[][]

  constructor(instance: Instance) {
    this.#free = instance.freeIds.map((ids) => [...ids])
    const next = instance.next
    if (next === null) return
    const ids = this.#free[next.type]!
    this.#free[next.type] = [next.unitId, ...ids.filter((id) => id !== next.unitId)]
  }

  take(type: number): string {
    return this.#free[type]?.shift() ?? ''
  }
}

/** What a response tells: a plan, and what is nested in the units that it places. */
export type Content = {
  readonly instance: Instance
  readonly plan: Plan
  readonly nesting: Nesting
  /** The request's entry of every unit, nested or not. */
  readonly entryOf: ReadonlyMap<string, PackItem>
}

export function buildResponse(
  request: PackRequest,
  content: Content,
  words: ResponseWords,
): PackResponse {
  const names = new UnitNames(content.instance)
  const bins = content.plan.cartons.map((stowage, index) =>
    binResult(request, content, stowage, index, names, words),
  )
  const unplaced = unplacedItems(content, names)
  const items = content.entryOf.size
  const nested = bins.reduce((sum, bin) => sum + nestedIn(bin), 0)
  const { requestId } = words
  return {
    bins,
    unplaced,
    stats: {
      items,
      placed: items - unplaced.length,
      unplaced: unplaced.length,
      binsUsed: bins.length,
      durationMs: 0,
      ...(nested === 0 ? {} : { nested }),
      ...(requestId === undefined ? {} : { requestId }),
    },
  }
}

function binResult(
  request: PackRequest,
  content: Content,
  stowage: Stowage,
  index: number,
  names: UnitNames,
  words: ResponseWords,
): BinResult {
  const { instance, nesting, entryOf } = content
  const { template } = stowage
  const { bin } = template
  const binId = `bin-${(words.binsBefore ?? 0) + index + 1}`
  const placements = placementsOf(instance, stowage, names, index === 0).map((placement) => {
    const nested = nesting.get(placement.itemId)
    return nested === undefined ? placement : { ...placement, nested: [...nested] }
  })
  const weight = weightIn(entryOf, placements)
  const pieces = placements.reduce((sum, one) => sum + 1 + (one.nested?.length ?? 0), 0)
  return {
    binId,
    templateId: template.name,
    w: bin.w,
    h: bin.h,
    d: bin.d,
    vizUrl: words.vizUrl,
    utilization: utilizationOf(entryOf, placements, template.outerVolume),
    ...((words.isWeighed ?? hasWeights(request)) ? { weight } : {}),
    ...(bin.shipping === undefined ? {} : { shipping: shippingOf(request, bin, weight) }),
    ...(request.includeInstructions
      ? {
          instructions: instructionsFor(
            request,
            bin,
            placements,
            entryOf,
            words.vessel ?? 'carton',
          ),
        }
      : {}),
    ...(request.labelFormat === 'zpl' ? { label: binLabel(binId, template.name, pieces) } : {}),
    placements,
  }
}

/** What all items weigh, nested ones too, in the caller's own numbers. */
function weightIn(
  entryOf: ReadonlyMap<string, PackItem>,
  placements: readonly PackPlacement[],
): number {
  const ids = placements.flatMap(({ itemId, nested = [] }) => [
    itemId,
    ...nested.map((inner) => inner.itemId),
  ])
  return sumOfDecimals(ids.map((id) => entryOf.get(id)?.weight ?? 0))
}

export function hasWeights(request: PackRequest): boolean {
  return request.items.some((item) => item.weight !== undefined)
}

/** Share of the bin's outer volume that the items fill, without their padding (rule 13). */
function utilizationOf(
  entryOf: ReadonlyMap<string, PackItem>,
  placements: readonly PackPlacement[],
  outer: number,
): number {
  const filled = placements.reduce((sum, placement) => {
    const item = entryOf.get(placement.itemId)
    return item === undefined ? sum : sum + item.w * item.h * item.d
  }, 0)
  return Math.min(1, Math.round((filled / outer) * 1e4) / 1e4)
}

function placementsOf(
  instance: Instance,
  stowage: Stowage,
  names: UnitNames,
  isFirst: boolean,
): PackPlacement[] {
  const fixed = isFirst ? sortedFixed(instance) : []
  const placed = new Map<string, PackPlacement>()
  const rest: PackPlacement[] = []
  for (const i of handOrder(stowage)) {
    const kept = fixed[i]
    const id = kept?.unitId ?? names.take(stowage.type[i]!)
    const placement = placementOf(instance, stowage, i, id)
    if (kept === undefined) rest.push(placement)
    else placed.set(id, placement)
  }
  const first = isFirst ? instance.fixed.map((item) => placed.get(item.unitId)!) : []
  return [...first, ...rest]
}

/** What is nested in a host stays out with it. */
function unplacedItems(content: Content, names: UnitNames): UnplacedItem[] {
  const { plan, nesting, entryOf } = content
  const unplaced: UnplacedItem[] = []
  for (let t = 0; t < plan.left.length; t++) {
    for (let n = plan.left[t]!; n > 0; n--) {
      const id = names.take(t)
      for (const itemId of [id, ...(nesting.get(id) ?? []).map((inner) => inner.itemId)]) {
        const { w, h, d, weight } = entryOf.get(itemId)!
        const reason = plan.reasons[t] ?? 'no_fit'
        unplaced.push({ itemId, w, h, d, ...(weight === undefined ? {} : { weight }), reason })
      }
    }
  }
  return unplaced
}

function nestedIn(bin: BinResult): number {
  return bin.placements.reduce((sum, placement) => sum + (placement.nested?.length ?? 0), 0)
}

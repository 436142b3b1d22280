/**
 * Builds the response from a plan: ids, the caller's units and coordinates, the figures of each bin, and on
 * demand instructions and labels.
 */
import type {
  BinResult,
  PackPlacement,
  PackRequest,
  PackResponse,
  UnplacedItem,
} from '../../../src-shared/model/packing.ts'
import { handOrder } from './hand-order.ts'
import type { Instance } from './instance.ts'
import { paddedDims, paddingOf } from './instance-builder.ts'
import { instructionsFor } from './instructions.ts'
import { fromLattice, tidy } from './lattice.ts'
import { ROTATIONS, rotate } from './orientation.ts'
import type { Plan } from './plan.ts'
import { shippingOf } from './price.ts'
import type { Stowage } from './stowage.ts'
import { binLabel } from './zpl-label.ts'
import { sortedFixed } from './replan.ts'

export type ResponseWords = { readonly vizUrl: string; readonly requestId: string | undefined }

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

export function buildResponse(
  request: PackRequest,
  instance: Instance,
  plan: Plan,
  words: ResponseWords,
): PackResponse {
  const names = new UnitNames(instance)
  const bins = plan.cartons.map((stowage, index) =>
    binResult(request, instance, stowage, index, names, words),
  )
  const unplaced = unplacedItems(instance, plan, names)
  const items = instance.unitCount
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
      ...(requestId === undefined ? {} : { requestId }),
    },
  }
}

function binResult(
  request: PackRequest,
  instance: Instance,
  stowage: Stowage,
  index: number,
  names: UnitNames,
  words: ResponseWords,
): BinResult {
  const { template } = stowage
  const { bin } = template
  const binId = `bin-${index + 1}`
  const placements = placementsOf(instance, stowage, names, index === 0)
  const weight = fromLattice(instance.weights, stowage.weight)
  return {
    binId,
    templateId: template.name,
    w: bin.w,
    h: bin.h,
    d: bin.d,
    vizUrl: words.vizUrl,
    utilization: utilizationOf(instance, placements, template.outerVolume),
    ...(hasWeights(request) ? { weight } : {}),
    ...(bin.shipping === undefined ? {} : { shipping: shippingOf(request, bin, weight) }),
    ...(request.includeInstructions
      ? { instructions: instructionsFor(request, bin, placements, instance.entryOf) }
      : {}),
    ...(request.labelFormat === 'zpl'
      ? { label: binLabel(binId, template.name, placements.length) }
      : {}),
    placements,
  }
}

function hasWeights(request: PackRequest): boolean {
  return request.items.some((item) => item.weight !== undefined)
}

/** Share of the bin's outer volume that the items fill, without their padding (rule 13). */
function utilizationOf(
  instance: Instance,
  placements: readonly PackPlacement[],
  outer: number,
): number {
  const filled = placements.reduce((sum, placement) => {
    const item = instance.entryOf.get(placement.itemId)
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

function placementOf(
  instance: Instance,
  stowage: Stowage,
  i: number,
  itemId: string,
): PackPlacement {
  const { lattice } = instance
  const wall = paddingOf(stowage.template.bin.padding)
  const rotation = ROTATIONS[stowage.rotation[i]!]!
  const dims = rotate(paddedDims(instance.entryOf.get(itemId)!), rotation)
  const at = (inner: number, pad: number) => tidy(lattice, fromLattice(lattice, inner) + pad)
  return {
    itemId,
    x: at(stowage.x[i]!, wall.x),
    y: at(stowage.y[i]!, wall.y),
    z: at(stowage.z[i]!, wall.z),
    w: tidy(lattice, dims.w),
    h: tidy(lattice, dims.h),
    d: tidy(lattice, dims.d),
    rotation,
  }
}

function unplacedItems(instance: Instance, plan: Plan, names: UnitNames): UnplacedItem[] {
  const unplaced: UnplacedItem[] = []
  for (let t = 0; t < plan.left.length; t++) {
    for (let n = plan.left[t]!; n > 0; n--) {
      const itemId = names.take(t)
      const { w, h, d, weight } = instance.entryOf.get(itemId)!
      const reason = plan.reasons[t] ?? 'no_fit'
      unplaced.push({ itemId, w, h, d, ...(weight === undefined ? {} : { weight }), reason })
    }
  }
  return unplaced
}

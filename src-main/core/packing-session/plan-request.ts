/**
 * Between the session and the packing contract: what is asked of the solver, and what its answer means for the bench.
 * Everything is whole millimetres and grams. Pure.
 */
import type { CartonType } from '../../../src-shared/model/carton-type.ts'
import type { SkuId } from '../../../src-shared/model/ids.ts'
import type {
  FixedPlacement,
  PackBin,
  PackItem,
  PackPlacement,
  PackRequest,
  PackResponse,
} from '../../../src-shared/model/packing.ts'
import type { Placement } from '../../../src-shared/model/placement.ts'
import type { PlannedParcel, PlannedUnit, SkuCount } from './events.ts'
import type { SessionSku } from './session-order.ts'
import type { PackedUnit } from './state.ts'

/** PRODUCT R35: a plan within a second, then the best one so far. */
const deadlineMs = 1_000

export type RequestParts = {
  readonly skus: readonly SessionSku[]
  readonly units: readonly SkuCount[]
  /** The carton in hand is the first of the list when anything is inside. */
  readonly cartons: readonly CartonType[]
  /** What lies fixed in the first carton; those without a place are left out. */
  readonly inside: readonly PackedUnit[]
  readonly next: SkuId | null
  /** Only one carton of the first type may be used, and no other. */
  readonly isSingle: boolean
}

/** A unit that the solver can place: its size is known. */
export function isMeasured(sku: SessionSku | undefined): boolean {
  return sku !== undefined && sku.widthMm !== null && sku.heightMm !== null && sku.depthMm !== null
}

export function packRequestOf(parts: RequestParts): PackRequest {
  const inside = parts.inside.filter((unit) => unit.at !== null)
  const countInside = (skuId: SkuId) => inside.filter((unit) => unit.skuId === skuId).length
  const items = parts.skus.flatMap((sku) => {
    const wanted = parts.units.find((entry) => entry.skuId === sku.id)?.count ?? 0
    const quantity = wanted + countInside(sku.id)
    return quantity > 0 && isMeasured(sku) ? [packItemOf(sku, quantity)] : []
  })
  const fixed = fixedPlacementsOf(inside)
  const next = parts.next && `${parts.next}#${countInside(parts.next) + 1}`
  const isCartonInHand = fixed.length > 0
  return {
    objective: 'minCost',
    items,
    bins: parts.cartons.map((carton, i) => packBinOf(carton, i === 0 && parts.isSingle)),
    extensions: {
      effort: 'balanced',
      deadlineMs,
      ...(isCartonInHand ? { fixed } : {}),
      ...(next === null ? {} : { next }),
    },
  }
}

function packItemOf(sku: SessionSku, quantity: number): PackItem {
  return {
    id: sku.id,
    w: sku.widthMm ?? 0,
    h: sku.heightMm ?? 0,
    d: sku.depthMm ?? 0,
    weight: sku.weightG ?? 0,
    rotation: { mode: sku.isUpright ? 'upright' : 'any' },
    packaging: { fragile: sku.isFragile, hazmat: sku.isHazmat },
    quantity,
  }
}

function packBinOf(carton: CartonType, isSingle: boolean): PackBin {
  return {
    id: carton.id,
    w: carton.innerWidthMm,
    h: carton.innerHeightMm,
    d: carton.innerDepthMm,
    cost: carton.costCents,
    tareWeight: carton.tareG,
    ...(carton.maxLoadG === null ? {} : { maxWeight: carton.maxLoadG }),
    ...quantityOf(carton, isSingle),
  }
}

/** The contract counts 1 to 1000 of a type; more of one is as good as any number. */
function quantityOf(carton: CartonType, isSingle: boolean): { quantity?: number } {
  if (isSingle) return { quantity: 1 }
  return carton.stock === null || carton.stock > 1000 ? {} : { quantity: Math.max(1, carton.stock) }
}

function fixedPlacementsOf(inside: readonly PackedUnit[]): FixedPlacement[] {
  const counts = new Map<SkuId, number>()
  return inside.flatMap(({ skuId, at }) => {
    if (!at) return []
    const n = (counts.get(skuId) ?? 0) + 1
    counts.set(skuId, n)
    const { x, y, z, rotation } = at
    return [{ itemId: `${skuId}#${n}`, x, y, z, rotation, binId: 'bin-1' }]
  })
}

/** The answer as parcels, without what was inside the first one already. */
export function parcelsOf(
  response: PackResponse,
  cartons: readonly CartonType[],
  insideIds: ReadonlySet<string>,
): readonly PlannedParcel[] {
  return response.bins.flatMap((bin) => {
    const carton = cartons.find((type) => type.id === bin.templateId)
    if (!carton) return []
    const open = bin.placements.filter((placement) => !insideIds.has(placement.itemId))
    return [{ carton, units: open.map(plannedUnitOf) }]
  })
}

export function fixedIdsOf(request: PackRequest): ReadonlySet<string> {
  return new Set(request.extensions?.fixed?.map((entry) => entry.itemId))
}

function plannedUnitOf(placement: PackPlacement): PlannedUnit {
  return { skuId: skuIdOf(placement.itemId), at: placementOf(placement) }
}

export function skuIdOf(unitId: string): SkuId {
  return unitId.slice(0, unitId.lastIndexOf('#')) as SkuId
}

function placementOf({ x, y, z, w, h, d, rotation }: PackPlacement): Placement {
  return { x, y, z, w, h, d, rotation }
}

/** Units that found no place, by SKU. */
export function unplacedOf(response: PackResponse): readonly SkuCount[] {
  const counts = new Map<SkuId, number>()
  for (const { itemId } of response.unplaced) {
    const skuId = skuIdOf(itemId)
    counts.set(skuId, (counts.get(skuId) ?? 0) + 1)
  }
  return [...counts].map(([skuId, count]) => ({ skuId, count }))
}

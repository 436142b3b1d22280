/**
 * Pallets with the containers in mind: which pallets can travel at all, how much they may carry so that a container
 * still takes them, and what share of a container's price one of them uses up.
 */
import type { PackBin, PackRequest } from '../../../../src-shared/model/packing.ts'
import { paddingOf } from '../instance-builder.ts'
import { shippingOf, shippingScore } from '../price.ts'

/** Pallets that some container takes, each loaded no further than such a container bears. */
export function travellingPallets(
  pallets: readonly PackBin[],
  containers: readonly PackBin[],
): PackBin[] {
  return pallets.flatMap((pallet) => {
    const homes = containers.filter((container) => capacityOf(container, pallet) > 0)
    if (homes.length === 0) return []
    const tare = pallet.tareWeight ?? 0
    const strongest = Math.max(...homes.map((home) => (home.maxWeight ?? Infinity) - tare))
    const maxWeight = Math.min(pallet.maxWeight ?? Infinity, strongest)
    const allowHazmat =
      pallet.allowHazmat !== false && homes.some((home) => home.allowHazmat !== false)
    return [{ ...pallet, allowHazmat, ...(Number.isFinite(maxWeight) ? { maxWeight } : {}) }]
  })
}

/** The pallets with the share of a container that each takes as its cost. */
export function pricedPallets(request: PackRequest, pallets: readonly PackBin[]): PackBin[] {
  return pallets.map((pallet) => {
    const shares = request.bins.flatMap((container) => {
      const capacity = capacityOf(container, pallet)
      return capacity === 0 ? [] : [containerPrice(request, container) / capacity]
    })
    return { ...pallet, cost: Math.min(...shares) }
  })
}

/** How many such pallets stand side by side in the container: rows of one or the other direction, 0 if it takes none. */
function capacityOf(container: PackBin, pallet: PackBin): number {
  const wall = paddingOf(container.padding)
  const near = 1 + 1e-12
  const along = (room: number, length: number) => Math.floor((room * near) / length)
  if (pallet.h > (container.h - 2 * wall.y) * near) return 0
  if ((pallet.tareWeight ?? 0) > (container.maxWeight ?? Infinity)) return 0
  const w = container.w - 2 * wall.x
  const d = container.d - 2 * wall.z
  return Math.max(
    along(w, pallet.w) * along(d, pallet.d),
    along(w, pallet.d) * along(d, pallet.w),
    0,
  )
}

/** What a container costs under the request's objective, empty. */
function containerPrice(request: PackRequest, container: PackBin): number {
  switch (request.objective) {
    case 'minCost':
      return container.cost ?? 0
    case 'shipping':
      return shippingScore(request, shippingOf(request, container, 0))
    case 'minBins':
      return 1
    default:
      return container.w * container.h * container.d
  }
}

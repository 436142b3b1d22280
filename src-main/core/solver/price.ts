/**
 * Price: what using one container costs under the request's objective, so that the search only ever
 * compares sums of prices (contract rule 16). Placed items come before any price.
 */
import type { BinShippingResult, PackBin, PackRequest } from '../../../src-shared/model/packing.ts'
import type { Instance, Template } from './instance.ts'
import { fromLattice } from './lattice.ts'

/** Price of a container of the template with `weight` (lattice units) in it. */
export type Price = (template: Template, weight: number) => number

export function priceFor(request: PackRequest, instance: Instance): Price {
  switch (instance.objective) {
    case 'minCost':
      return (template) => template.bin.cost ?? 0
    case 'shipping':
      return (template, weight) =>
        shippingScore(
          request,
          shippingOf(request, template.bin, fromLattice(instance.weights, weight)),
        )
    case 'minBins': {
      const largest = Math.max(...instance.templates.map((template) => template.outerVolume))
      return (template) => 1 + template.outerVolume / (largest * 1e5)
    }
    case 'fast':
    case 'maxPlaced':
    case 'minWaste':
      return (template) => template.outerVolume
  }
}

/** The least that containers of these templates cost together when `weight` (lattice units) is spread over them. */
export type LowestPrice = (templates: readonly Template[], weight: number) => number

/**
 * Under the objective shipping a container's price grows with its billable weight beyond what its size counts for.
 * Weight is therefore free up to there, and then goes where it is cheapest; else prices know no weight.
 */
export function lowestPriceFor(
  request: PackRequest,
  instance: Instance,
  price: Price,
): LowestPrice {
  const empty = (templates: readonly Template[]) =>
    templates.reduce((sum, template) => sum + price(template, 0), 0)
  if (instance.objective !== 'shipping') return empty
  const { costWeight = 1, carbonWeight = 0 } = request.shippingObjective ?? {}
  const bearing = instance.templates.map(({ bin, maxWeight }) => {
    const { dimensionalWeight } = shippingOf(request, bin, 0)
    const free = Math.max(0, dimensionalWeight - (bin.tareWeight ?? 0)) * instance.weights.scale
    const { ratePerWeight = 0, carbonPerWeight = 0 } = bin.shipping ?? {}
    const rate = costWeight * ratePerWeight + carbonWeight * carbonPerWeight
    return { free, rate: rate / instance.weights.scale, most: maxWeight }
  })
  return (templates, weight) => {
    const rows = templates.map((template) => bearing[template.index]!)
    let rest = weight - rows.reduce((sum, row) => sum + Math.min(row.free, row.most), 0)
    let total = empty(templates)
    for (const row of rows.toSorted((a, b) => a.rate - b.rate)) {
      if (rest <= 0) break
      const part = Math.min(rest, Math.max(0, row.most - row.free))
      total += part * row.rate
      rest -= part
    }
    return total
  }
}

/** The shipping figures of a bin with items of `weight` in it (rule 15). */
export function shippingOf(request: PackRequest, bin: PackBin, weight: number): BinShippingResult {
  const profile = bin.shipping ?? {}
  const divisor = request.shippingObjective?.dimWeightDivisor ?? profile.dimWeightDivisor ?? 0
  const dimensionalWeight = divisor === 0 ? 0 : (bin.w * bin.h * bin.d) / divisor
  const billableWeight = Math.max(weight + (bin.tareWeight ?? 0), dimensionalWeight)
  return {
    dimensionalWeight,
    billableWeight,
    cost: (profile.baseCost ?? 0) + (profile.ratePerWeight ?? 0) * billableWeight,
    carbon: (profile.carbonPerWeight ?? 0) * billableWeight,
    slaDays: profile.slaDays ?? 0,
  }
}

export function shippingScore(request: PackRequest, result: BinShippingResult): number {
  const { costWeight = 1, carbonWeight = 0, slaWeight = 0 } = request.shippingObjective ?? {}
  return costWeight * result.cost + carbonWeight * result.carbon + slaWeight * result.slaDays
}

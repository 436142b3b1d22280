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

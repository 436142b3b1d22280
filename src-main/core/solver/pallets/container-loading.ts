/**
 * Loads pallets into containers so that as many units as possible travel, then for the least of what the
 * objective counts. Where containers may not be mixed, every template is tried alone.
 */
import type {
  BinResult,
  PackBin,
  PackRequest,
  PackResponse,
} from '../../../../src-shared/model/packing.ts'
import type { EffortMeter } from '../effort-meter.ts'
import { packUnits } from '../nesting/nesting-choice.ts'
import { buildResponse } from '../response-builder.ts'
import { loadedPallet, unitsOn } from './loaded-pallets.ts'
import type { PalletWork } from './pallet-loading.ts'

export type ContainerLoading = {
  readonly bins: readonly BinResult[]
  /** Pallets that are in no container, and why. */
  readonly out: readonly { readonly palletId: string; readonly reason: string }[]
  /** Units that travel. */
  readonly units: number
}

export function loadContainers(
  work: PalletWork,
  pallets: readonly BinResult[],
  meter: EffortMeter,
): ContainerLoading {
  if (pallets.length === 0) return { bins: [], out: [], units: 0 }
  const { bins, palletization } = work.request
  const choices = palletization?.allowMixedContainers === false ? bins.map((bin) => [bin]) : [bins]
  let best: ContainerLoading | null = null
  choices.forEach((containers, i) => {
    const found = meter.part(1 / (choices.length - i), (part) =>
      loadMostUnits(work, pallets, containers, part),
    )
    if (best === null || isBetter(work.request, found, best)) best = found
  })
  return best!
}

/** Where some pallets stay out, those with most units on them are preferred. */
function loadMostUnits(
  work: PalletWork,
  pallets: readonly BinResult[],
  containers: readonly PackBin[],
  meter: EffortMeter,
): ContainerLoading {
  const all = loadAll(work, pallets, pallets, containers, meter)
  if (all.out.length === 0 || meter.wasStopped) return all
  const fullest = [...pallets].sort((a, b) => unitsOn(b).length - unitsOn(a).length)
  const chosen = new Set(fullest.slice(0, pallets.length - all.out.length))
  const some = pallets.filter((pallet) => chosen.has(pallet))
  const preferred = loadAll(work, pallets, some, containers, meter)
  return preferred.units > all.units ? preferred : all
}

function loadAll(
  work: PalletWork,
  pallets: readonly BinResult[],
  chosen: readonly BinResult[],
  containers: readonly PackBin[],
  meter: EffortMeter,
): ContainerLoading {
  const { palletization: _pallets, extensions, ...plain } = work.request
  const items = chosen.map((pallet) => loadedPallet(pallet, work.pallets, work.entryOf))
  const { fixed: _fixed, next: _next, ...wishes } = extensions ?? {}
  const asked: PackRequest = { ...plain, items, bins: [...containers], extensions: wishes }
  const response = buildResponse(asked, packUnits(asked, meter), {
    ...work.words,
    vessel: 'container',
  })
  return loadingOf(pallets, response)
}

function loadingOf(pallets: readonly BinResult[], response: PackResponse): ContainerLoading {
  const reasonOf = new Map(response.unplaced.map((row) => [row.itemId, row.reason]))
  const travelling = new Set(
    response.bins.flatMap((bin) => bin.placements.map((placement) => placement.itemId)),
  )
  const out = pallets.filter((pallet) => !travelling.has(pallet.binId))
  const units = pallets
    .filter((pallet) => travelling.has(pallet.binId))
    .reduce((sum, pallet) => sum + unitsOn(pallet).length, 0)
  return {
    bins: response.bins,
    out: out.map(({ binId }) => ({ palletId: binId, reason: reasonOf.get(binId) ?? 'no_fit' })),
    units,
  }
}

export function isBetter(request: PackRequest, a: ContainerLoading, b: ContainerLoading): boolean {
  if (a.units !== b.units) return a.units > b.units
  return totalOf(request, a.bins) < totalOf(request, b.bins) * (1 - 1e-9)
}

/** What the objective counts of the containers used (rule 16). Every bin of the request is named. */
function totalOf(request: PackRequest, bins: readonly BinResult[]): number {
  const { costWeight = 1, carbonWeight = 0, slaWeight = 0 } = request.shippingObjective ?? {}
  const priceOf = (bin: BinResult): number => {
    switch (request.objective) {
      case 'minBins':
        return 1
      case 'minCost':
        return request.bins.find((one) => one.id === bin.templateId)?.cost ?? 0
      case 'shipping': {
        const { cost = 0, carbon = 0, slaDays = 0 } = bin.shipping ?? {}
        return costWeight * cost + carbonWeight * carbon + slaWeight * slaDays
      }
      default:
        return bin.w * bin.h * bin.d
    }
  }
  return bins.reduce((sum, bin) => sum + priceOf(bin), 0)
}

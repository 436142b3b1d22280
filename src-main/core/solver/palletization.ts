/**
 * Palletization (contract rule 17) as two packings: items on pallets, then loaded pallets in containers. A loaded
 * pallet is an item that stands upright, bears nothing and weighs what is on it with its own tare.
 */
import type {
  PackBin,
  PackItem,
  PackRequest,
  PackResponse,
} from '../../../src-shared/model/packing.ts'
import type { EffortMeter } from './effort-meter.ts'
import { buildInstance } from './instance-builder.ts'
import { packUnits } from './nesting/nesting-choice.ts'
import { buildResponse, type ResponseWords } from './response-builder.ts'
import { namesOf } from './unit-ids.ts'

type Palletization = NonNullable<PackRequest['palletization']>

export function solvePallets(
  request: PackRequest,
  palletization: Palletization,
  meter: EffortMeter,
  words: ResponseWords,
): PackResponse {
  const named = palletization.pallets.map((pallet, i) => {
    return { ...pallet, id: namesOf(palletization.pallets, 'pallet')[i] ?? '' }
  })
  const onPallets = pack({ ...request, bins: named, objective: 'minBins' }, meter, words)
  const pallets = onPallets.bins
  const loaded = pallets.map((pallet, i) =>
    loadedPallet(request, named, onPallets, i, pallet.binId),
  )
  const inContainers =
    loaded.length === 0 ? null : packContainers(request, loaded, palletization, meter, words)
  return merged(request, onPallets, inContainers)
}

function pack(request: PackRequest, meter: EffortMeter, words: ResponseWords): PackResponse {
  const plain = { ...request, nestingStrategy: 'none' as const }
  return buildResponse(request, packUnits(plain, meter), words)
}

function loadedPallet(
  request: PackRequest,
  templates: readonly PackBin[],
  onPallets: PackResponse,
  index: number,
  id: string,
): PackItem {
  const pallet = onPallets.bins[index]!
  const template = templates.find((candidate) => candidate.id === pallet.templateId)!
  const entryOf = buildInstance(request).entryOf
  const items = pallet.placements.map((placement) => entryOf.get(placement.itemId)!)
  const separate = items.find((item) => item.packaging?.groupMode === 'separate')?.packaging
  const weight = items.reduce((sum, item) => sum + (item.weight ?? 0), template.tareWeight ?? 0)
  return {
    id,
    w: template.w,
    h: template.h,
    d: template.d,
    weight,
    rotation: { mode: 'upright' },
    packaging: {
      fragile: true,
      hazmat: items.some((item) => item.packaging?.hazmat === true),
      ...(separate?.group === undefined ? {} : { group: separate.group, groupMode: 'separate' }),
    },
  }
}

/** All containers of one template where mixing is not allowed: the template that does best. */
function packContainers(
  request: PackRequest,
  items: PackItem[],
  { allowMixedContainers = true }: Palletization,
  meter: EffortMeter,
  words: ResponseWords,
): PackResponse {
  const names = namesOf(request.bins, 'bin')
  const bins = request.bins.map((bin, i) => ({ ...bin, id: names[i] ?? '' }))
  const { palletization: _pallets, extensions: _extensions, ...plain } = request
  const asked: PackRequest = { ...plain, items, bins, includeInstructions: false }
  if (allowMixedContainers) return pack(asked, meter, words)
  const answers = bins.map((bin) => pack({ ...asked, bins: [bin] }, meter, words))
  return answers.reduce((best, answer) => (isBetterAnswer(request, answer, best) ? answer : best))
}

function isBetterAnswer(request: PackRequest, a: PackResponse, b: PackResponse): boolean {
  if (a.unplaced.length !== b.unplaced.length) return a.unplaced.length < b.unplaced.length
  return totalOf(request, a) < totalOf(request, b)
}

function totalOf(request: PackRequest, answer: PackResponse): number {
  if (request.objective === 'minBins') return answer.bins.length
  if (request.objective === 'minCost') {
    const names = namesOf(request.bins, 'bin')
    return answer.bins.reduce(
      (sum, bin) => sum + (request.bins[names.indexOf(bin.templateId)]?.cost ?? 0),
      0,
    )
  }
  if (request.objective === 'shipping') {
    const { costWeight = 1, carbonWeight = 0, slaWeight = 0 } = request.shippingObjective ?? {}
    return answer.bins.reduce((sum, { shipping }) => {
      if (shipping === undefined) return sum
      return (
        sum +
        costWeight * shipping.cost +
        carbonWeight * shipping.carbon +
        slaWeight * shipping.slaDays
      )
    }, 0)
  }
  return answer.bins.reduce((sum, bin) => sum + bin.w * bin.h * bin.d, 0)
}

function merged(
  request: PackRequest,
  onPallets: PackResponse,
  inContainers: PackResponse | null,
): PackResponse {
  const homeOf = new Map<string, string>()
  for (const bin of inContainers?.bins ?? []) {
    for (const placement of bin.placements) homeOf.set(placement.itemId, bin.binId)
  }
  const entryOf = buildInstance(request).entryOf
  const lost = onPallets.bins.filter((pallet) => !homeOf.has(pallet.binId))
  const lostUnits = lost.flatMap((pallet) => pallet.placements.map((placement) => placement.itemId))
  const unplaced = [
    ...onPallets.unplaced,
    ...lostUnits.map((itemId) => {
      const { w, h, d, weight } = entryOf.get(itemId)!
      return {
        itemId,
        w,
        h,
        d,
        ...(weight === undefined ? {} : { weight }),
        reason: 'pallet_unplaced' as const,
      }
    }),
  ]
  const splits = onPallets.bins.flatMap((pallet) => {
    const binId = homeOf.get(pallet.binId)
    if (binId === undefined) return []
    return pallet.placements.map(({ itemId }) => ({ itemId, palletId: pallet.binId, binId }))
  })
  const bins = (inContainers?.bins ?? []).map((bin) => withItemWeightOnly(request, bin))
  const items = onPallets.stats.items
  return {
    bins,
    pallets: onPallets.bins,
    unplaced,
    splits,
    unplacedPallets: lost.map((pallet) => ({ palletId: pallet.binId, reason: 'no_fit' })),
    stats: {
      ...onPallets.stats,
      placed: items - unplaced.length,
      unplaced: unplaced.length,
      binsUsed: bins.length,
      palletsUsed: onPallets.bins.length,
    },
  }
}

/** A container's weight is given only where the request speaks of weights at all. */
function withItemWeightOnly(request: PackRequest, bin: PackResponse['bins'][number]) {
  if (request.items.some((item) => item.weight !== undefined)) return bin
  const { weight: _weight, ...rest } = bin
  return rest
}

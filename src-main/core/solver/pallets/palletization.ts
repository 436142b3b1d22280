/**
 * Palletization (contract rule 17): items on pallets, pallets in containers. Pallets are loaded in several ways,
 * each way is carried through to the containers, and the one after which most units travel for
 * the least is taken. A keepTogether group has one pallet; a separate one has its pallets and containers alone.
 */
import type { BinResult, PackRequest, PackResponse } from '../../../../src-shared/model/packing.ts'
import type { EffortMeter } from '../effort-meter.ts'
import { buildInstance } from '../instance-builder.ts'
import { hasWeights, type ResponseWords } from '../response-builder.ts'
import { namesOf } from '../unit-ids.ts'
import { type ContainerLoading, isBetter, loadContainers } from './container-loading.ts'
import { unitsOn } from './loaded-pallets.ts'
import {
  loadPallets,
  type PalletLoading,
  type PalletWay,
  type PalletWork,
  unplacedRow,
} from './pallet-loading.ts'
import { pricedPallets, travellingPallets } from './pallet-types.ts'

type Palletization = NonNullable<PackRequest['palletization']>

/** A loading of pallets and what became of them. */
type Shipment = { readonly onPallets: PalletLoading; readonly inContainers: ContainerLoading }

/** Pallet templates that are tried alone. */
const MOST_ALONE = 5

export function solvePallets(
  request: PackRequest,
  palletization: Palletization,
  meter: EffortMeter,
  words: ResponseWords,
): PackResponse {
  const work = workFor(request, palletization, words)
  const ways = waysFor(work)
  let best: Shipment | null = null
  ways.forEach((way, i) => {
    if (best !== null && meter.wasStopped) return
    const share = 1 / (ways.length + 1 - i)
    const found = meter.part(share, (part) => ship(work, way, part))
    if (best === null || isBetterShipment(request, found, best)) best = found
  })
  return merged(work, withFewerPallets(work, best!, meter))
}

function workFor(
  request: PackRequest,
  palletization: Palletization,
  words: ResponseWords,
): PalletWork {
  const named = <T extends { id?: string }>(list: readonly T[], prefix: string) => {
    const names = namesOf(list, prefix)
    return list.map((entry, i) => ({ ...entry, id: names[i] ?? '' }))
  }
  return {
    request: { ...request, bins: named(request.bins, 'bin') },
    pallets: named(palletization.pallets, 'pallet'),
    entryOf: buildInstance(request).entryOf,
    words: { ...words, isWeighed: hasWeights(request) },
  }
}

/** The ways to load that are worth a try; the first one is good where there is no choice. */
function waysFor({ request, pallets, entryOf }: PalletWork): PalletWay[] {
  const travelling = travellingPallets(pallets, request.bins)
  const way = { pallets: travelling, objective: 'minBins' as const, hazmatApart: false }
  const ways: PalletWay[] = [way]
  if (travelling.length > 1) {
    ways.push({ ...way, pallets: pricedPallets(request, travelling), objective: 'minCost' })
    for (const one of travelling.slice(0, MOST_ALONE)) ways.push({ ...way, pallets: [one] })
  }
  const items = [...entryOf.values()]
  const isMixed =
    items.some((item) => item.packaging?.hazmat === true) &&
    items.some((item) => item.packaging?.hazmat !== true) &&
    request.bins.some((bin) => bin.allowHazmat === false)
  return isMixed
    ? [...ways, ...ways.slice(0, 2).map((one) => ({ ...one, hazmatApart: true }))]
    : ways
}

function ship(work: PalletWork, way: PalletWay, meter: EffortMeter): Shipment {
  const onPallets = meter.part(0.6, (part) => loadPallets(work, way, part))
  return { onPallets, inContainers: loadContainers(work, onPallets.pallets, meter) }
}

function isBetterShipment(request: PackRequest, a: Shipment, b: Shipment): boolean {
  if (isBetter(request, a.inContainers, b.inContainers)) return true
  if (isBetter(request, b.inContainers, a.inContainers)) return false
  return a.onPallets.pallets.length < b.onPallets.pallets.length
}

/**
 * Where pallets stay behind, the places that there are should carry as many units as they can: loads as many
 * pallets as travelled once more, with the number of units in mind.
 */
function withFewerPallets(work: PalletWork, shipment: Shipment, meter: EffortMeter): Shipment {
  const { onPallets, inContainers } = shipment
  if (inContainers.out.length === 0 || inContainers.bins.length === 0 || meter.wasStopped)
    return shipment
  const lost = new Set(inContainers.out.map((row) => row.palletId))
  const pallets = travellingPallets(work.pallets, work.request.bins).flatMap((pallet) => {
    const quantity = onPallets.pallets.filter(
      (one) => one.templateId === pallet.id && !lost.has(one.binId),
    ).length
    return quantity === 0 ? [] : [{ ...pallet, quantity }]
  })
  const found = ship(work, { pallets, objective: 'maxPlaced', hazmatApart: false }, meter)
  return found.inContainers.units > inContainers.units ? found : shipment
}

function merged(work: PalletWork, { onPallets, inContainers }: Shipment): PackResponse {
  const homeOf = new Map<string, string>()
  for (const bin of inContainers.bins) {
    for (const placement of bin.placements) homeOf.set(placement.itemId, bin.binId)
  }
  const lost = onPallets.pallets.filter((pallet) => !homeOf.has(pallet.binId))
  const left = lost.flatMap((pallet) => unitsOn(pallet))
  const unplaced = [
    ...onPallets.unplaced,
    ...left.map((id) => unplacedRow(work, id, 'pallet_unplaced')),
  ]
  const items = work.entryOf.size
  const nested = onPallets.pallets.reduce((sum, pallet) => sum + nestedOn(pallet), 0)
  const { requestId } = work.words
  return {
    bins: [...inContainers.bins],
    pallets: [...onPallets.pallets],
    unplaced,
    splits: onPallets.pallets.flatMap((pallet) => {
      const binId = homeOf.get(pallet.binId)
      if (binId === undefined) return []
      return unitsOn(pallet).map((itemId) => ({ itemId, palletId: pallet.binId, binId }))
    }),
    unplacedPallets: [...inContainers.out],
    stats: {
      items,
      placed: items - unplaced.length,
      unplaced: unplaced.length,
      binsUsed: inContainers.bins.length,
      palletsUsed: onPallets.pallets.length,
      durationMs: 0,
      ...(nested === 0 ? {} : { nested }),
      ...(requestId === undefined ? {} : { requestId }),
    },
  }
}

function nestedOn(pallet: BinResult): number {
  return unitsOn(pallet).length - pallet.placements.length
}

/**
 * Loads items on pallets in one of several ways. What the travelling pallets do not take goes on any other pallet
 * there is, so that the answer can say that it was the pallet that found no container.
 */
import type {
  BinResult,
  PackBin,
  PackItem,
  PackRequest,
  PackResponse,
  UnplacedItem,
  UnplacedReason,
} from '../../../../src-shared/model/packing.ts'
import type { EffortMeter } from '../effort-meter.ts'
import { packUnits } from '../nesting/nesting-choice.ts'
import { buildResponse, type ResponseWords } from '../response-builder.ts'
import { unitsOn } from './loaded-pallets.ts'

/** One way to load: on which pallets, to what end, dangerous goods on pallets of their own or not. */
export type PalletWay = {
  readonly pallets: readonly PackBin[]
  readonly objective: 'minBins' | 'minCost' | 'maxPlaced'
  readonly hazmatApart: boolean
}

export type PalletWork = {
  /** With every pallet named. */
  readonly request: PackRequest
  readonly pallets: readonly PackBin[]
  readonly entryOf: ReadonlyMap<string, PackItem>
  readonly words: ResponseWords
}

/** Loaded pallets, and what is on none. */
export type PalletLoading = {
  readonly pallets: readonly BinResult[]
  readonly unplaced: readonly UnplacedItem[]
}

export function loadPallets(work: PalletWork, way: PalletWay, meter: EffortMeter): PalletLoading {
  const left = new Set(work.entryOf.keys())
  const reasonOf = new Map<string, UnplacedReason>()
  const loaded: BinResult[] = []
  const load = (
    units: readonly string[],
    pallets: readonly PackBin[],
    objective: PalletWay['objective'],
  ) => {
    const stock = stockAfter(pallets, work.pallets, loaded)
    if (units.length === 0 || stock.length === 0) return
    const asked = { ...requestFor(work, units), bins: stock, objective }
    const response = pack(asked, meter, { ...work.words, binsBefore: loaded.length })
    for (const { itemId, reason } of response.unplaced) reasonOf.set(itemId, reason)
    for (const pallet of response.bins) for (const id of unitsOn(pallet)) left.delete(id)
    loaded.push(...response.bins)
  }
  const dangerous = way.hazmatApart ? dangerousUnits(work) : new Set<string>()
  load([...dangerous], way.pallets, way.objective)
  load(
    [...left].filter((id) => !dangerous.has(id)),
    way.pallets,
    way.objective,
  )
  load([...left], work.pallets, 'minBins')
  return {
    pallets: loaded,
    unplaced: [...left].map((id) => unplacedRow(work, id, reasonOf.get(id) ?? 'no_fit')),
  }
}

export function unplacedRow(
  { entryOf }: PalletWork,
  itemId: string,
  reason: UnplacedReason,
): UnplacedItem {
  const { w, h, d, weight } = entryOf.get(itemId)!
  return { itemId, w, h, d, ...(weight === undefined ? {} : { weight }), reason }
}

function pack(request: PackRequest, meter: EffortMeter, words: ResponseWords): PackResponse {
  return buildResponse(request, packUnits(request, meter), { ...words, vessel: 'pallet' })
}

/** The request for some of its units, each an entry of its own. */
function requestFor({ request, entryOf }: PalletWork, ids: readonly string[]): PackRequest {
  const { palletization: _pallets, extensions, ...plain } = request
  const items = ids.map((id) => {
    const { quantity: _quantity, ...item } = entryOf.get(id)!
    return { ...item, id }
  })
  return { ...plain, items, ...(extensions === undefined ? {} : { extensions }) }
}

/** Dangerous goods, and what has to travel with them. */
function dangerousUnits({ entryOf }: PalletWork): Set<string> {
  const isDangerous = (item: PackItem) => item.packaging?.hazmat === true
  const groups = new Set(
    [...entryOf.values()].filter(isDangerous).map((item) => item.packaging?.group || null),
  )
  groups.delete(null)
  const dangerous = [...entryOf].filter(
    ([, item]) => isDangerous(item) || groups.has(item.packaging?.group || null),
  )
  return new Set(dangerous.map(([id]) => id))
}

/** How many of each pallet are left when `used` are taken from all there are. */
function stockAfter(
  pallets: readonly PackBin[],
  all: readonly PackBin[],
  used: readonly { templateId: string }[],
): PackBin[] {
  return pallets.flatMap((pallet) => {
    const total = all.find((one) => one.id === pallet.id)?.quantity ?? Infinity
    const times = used.filter((one) => one.templateId === pallet.id).length
    const left = Math.min(pallet.quantity ?? Infinity, total - times)
    if (left <= 0) return []
    return [Number.isFinite(left) ? { ...pallet, quantity: left } : pallet]
  })
}

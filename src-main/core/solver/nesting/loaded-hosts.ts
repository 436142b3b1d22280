/**
 * The request as the packing of containers sees it once units are nested: what lies in a host is gone, and the host is
 * an item that stands upright, weighs what is in it too, is dangerous when something in it is, and travels with
 * the group of what is in it.
 */
import type { PackItem, PackRequest } from '../../../../src-shared/model/packing.ts'
import { sumOfDecimals } from '../lattice.ts'
import { togetherGroup, uprightRotations } from './hosts.ts'
import type { Nesting } from './nesting.ts'

/** `contents` keeps hosts apart that hold different things: equal items are one type to the search. */
type LoadedHost = PackItem & { contents?: string }

export function requestWithLoadedHosts(
  request: PackRequest,
  entryOf: ReadonlyMap<string, PackItem>,
  nesting: Nesting,
): PackRequest {
  const nested = new Set<string>()
  for (const list of nesting.values()) for (const { itemId } of list) nested.add(itemId)
  const items: PackItem[] = []
  for (const [id, entry] of entryOf) {
    if (nested.has(id)) continue
    const { quantity: _quantity, ...item } = entry
    const inside = (nesting.get(id) ?? []).map((one) => entryOf.get(one.itemId)!)
    items.push(inside.length === 0 ? { ...item, id } : loadedHost({ ...item, id }, inside))
  }
  return { ...request, items }
}

function loadedHost(host: PackItem, inside: readonly PackItem[]): LoadedHost {
  const all = [host, ...inside]
  const isWeighed = all.some((item) => item.weight !== undefined)
  const group = togetherGroup(host) ?? inside.map(togetherGroup).find((one) => one !== undefined)
  return {
    ...host,
    rotation: { mode: 'custom', allowed: uprightRotations(host) },
    ...(isWeighed ? { weight: sumOfDecimals(all.map((item) => item.weight ?? 0)) } : {}),
    packaging: {
      ...host.packaging,
      hazmat: all.some((item) => item.packaging?.hazmat === true),
      ...(group === undefined ? {} : { group }),
    },
    contents: inside.map(({ w, h, d }) => `${w}x${h}x${d}`).join('+'),
  }
}

/**
 * Hosts: the units that may hold others (contract rule 12), and who may go into them. A host stands upright, so
 * one that no container takes upright holds nothing, and it holds no more than a container can carry
 * with it. What is in the carton already holds nothing new.
 */
import type {
  ItemNesting,
  PackBin,
  PackItem,
  PackRequest,
} from '../../../../src-shared/model/packing.ts'
import { paddedDims, paddingOf } from '../instance-builder.ts'
import { allowedRotations, rotate } from '../orientation.ts'

export type Host = {
  readonly unitId: string
  readonly item: PackItem
  readonly cavity: ItemNesting
  /** Heaviest contents that cavity and containers bear. */
  readonly weightLimit: number
  /** Cavity and at least one container that takes the host allow dangerous goods. */
  readonly takesHazmat: boolean
}

export function mayNest(request: PackRequest): boolean {
  if (request.nestingStrategy === 'none') return false
  return request.items.some((item) => item.packaging?.nesting !== undefined)
}

/** Fixed units and the one in hand take no part in nesting. */
export function freeUnits(
  request: PackRequest,
  entryOf: ReadonlyMap<string, PackItem>,
): [string, PackItem][] {
  const { fixed = [], next } = request.extensions ?? {}
  const bound = new Set(fixed.map((one) => one.itemId))
  if (next !== undefined) bound.add(next)
  return [...entryOf].filter(([id]) => !bound.has(id))
}

export function hostsAmong(
  request: PackRequest,
  units: readonly (readonly [string, PackItem])[],
): Host[] {
  const known = new Map<PackItem, Omit<Host, 'unitId'> | null>()
  return units.flatMap(([unitId, item]) => {
    if (!known.has(item)) known.set(item, hostOf(request, item))
    const host = known.get(item)
    return host === null || host === undefined ? [] : [{ ...host, unitId }]
  })
}

function hostOf(request: PackRequest, item: PackItem): Omit<Host, 'unitId'> | null {
  const cavity = item.packaging?.nesting
  if (cavity === undefined) return null
  const homes = request.bins.filter((bin) => takesUpright(bin, item))
  if (homes.length === 0) return null
  const strongest = Math.max(...homes.map((bin) => bin.maxWeight ?? Infinity))
  return {
    item,
    cavity,
    weightLimit: Math.min(cavity.maxWeight ?? Infinity, strongest - (item.weight ?? 0)),
    takesHazmat: cavity.allowHazmat !== false && homes.some((bin) => bin.allowHazmat !== false),
  }
}

export function uprightRotations(item: PackItem): ('xyz' | 'zyx')[] {
  const allowed = allowedRotations(item)
  return (['xyz', 'zyx'] as const).filter((rotation) => allowed.includes(rotation))
}

function takesUpright(bin: PackBin, item: PackItem): boolean {
  const isRefused = item.packaging?.hazmat === true && bin.allowHazmat === false
  if (isRefused || (item.weight ?? 0) > (bin.maxWeight ?? Infinity)) return false
  const wall = paddingOf(bin.padding)
  const near = 1 + 1e-12
  return uprightRotations(item).some((rotation) => {
    const { w, h, d } = rotate(paddedDims(item), rotation)
    return (
      w <= (bin.w - 2 * wall.x) * near &&
      h <= (bin.h - 2 * wall.y) * near &&
      d <= (bin.d - 2 * wall.z) * near
    )
  })
}

/** The group of an item that all travel with, or undefined. */
export function togetherGroup(item: PackItem): string | undefined {
  const { group, groupMode } = item.packaging ?? {}
  return groupMode === 'separate' || group === '' ? undefined : group
}

function separateGroup(item: PackItem): string | undefined {
  const { group, groupMode } = item.packaging ?? {}
  return groupMode === 'separate' ? group : undefined
}

/** Whether the cavity's rules and rule 11 let the item in; weight, size and stacking are the packing's business. */
export function mayEnter({ item: host, cavity, takesHazmat }: Host, item: PackItem): boolean {
  const packaging = item.packaging
  if (packaging?.nestable === false) return false
  if (packaging?.hazmat === true && !takesHazmat) return false
  const groups = cavity.allowedGroups
  if (groups !== undefined && !groups.some((group) => group === packaging?.group)) return false
  if (separateGroup(host) !== separateGroup(item)) return false
  const [ours, theirs] = [togetherGroup(host), togetherGroup(item)]
  return ours === undefined || theirs === undefined || ours === theirs
}

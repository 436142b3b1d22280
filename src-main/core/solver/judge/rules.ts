/**
 * The judge's own reading of a request: units, templates, sizes, rotations. Shares no code with the search,
 * so that a mistake there cannot hide here. Everything is in the caller's own numbers.
 */
import type {
  PackBin,
  PackItem,
  PackRequest,
  Padding,
} from '../../../../src-shared/model/packing.ts'

export type Size = readonly [number, number, number]

export type Rules = {
  readonly request: PackRequest
  readonly unitById: ReadonlyMap<string, PackItem>
  readonly binById: ReadonlyMap<string, PackBin>
  readonly palletById: ReadonlyMap<string, PackBin>
  readonly fixedIds: ReadonlySet<string>
  /** Lengths this close count as equal. */
  readonly tolerance: number
  /** Faces this close count as touching when it comes to loads. */
  readonly nearness: number
}

export function readRules(request: PackRequest): Rules {
  const longest = Math.max(...request.bins.map((bin) => Math.max(bin.w, bin.h, bin.d)))
  return {
    request,
    unitById: unitsOf(request.items),
    binById: named(request.bins, 'bin'),
    palletById: named(request.palletization?.pallets ?? [], 'pallet'),
    fixedIds: new Set((request.extensions?.fixed ?? []).map((fixed) => fixed.itemId)),
    tolerance: 2e-9 * longest,
    nearness: 1e-6 * longest,
  }
}

function named<T extends { id?: string }>(list: readonly T[], prefix: string): Map<string, T> {
  const given = new Set(list.map((entry) => entry.id))
  const byName = new Map<string, T>()
  list.forEach((entry, index) => {
    let name = entry.id
    for (let n = index + 1; name === undefined; n++) {
      const candidate = `${prefix}-${n}`
      if (!given.has(candidate) && !byName.has(candidate)) name = candidate
    }
    byName.set(name, entry)
  })
  return byName
}

function unitsOf(items: readonly PackItem[]): Map<string, PackItem> {
  const units = new Map<string, PackItem>()
  for (const [name, item] of named(items, 'item')) {
    if (item.quantity === undefined) units.set(name, item)
    else for (let k = 1; k <= item.quantity; k++) units.set(`${name}#${k}`, item)
  }
  return units
}

export function padOf(padding: Padding | undefined): Size {
  const { all = 0, x = all, y = all, z = all } = padding ?? {}
  return [x, y, z]
}

export function paddedSize(item: PackItem): Size {
  const [x, y, z] = padOf(item.packaging?.padding)
  return [item.w + 2 * x, item.h + 2 * y, item.d + 2 * z]
}

/** Size after a rotation; undefined when `rotation` names no permutation. */
export function turned(size: Size, rotation: string): Size | undefined {
  const places = [...rotation].map((axis) => 'xyz'.indexOf(axis))
  if (places.length !== 3 || new Set(places).size !== 3 || places.includes(-1)) return undefined
  const [a = 0, b = 0, c = 0] = places
  return [size[a] ?? 0, size[b] ?? 0, size[c] ?? 0]
}

export function mayTake(item: PackItem, rotation: string): boolean {
  const rule = item.rotation
  if (rule === undefined) return item.allowRotation !== false || rotation === 'xyz'
  const mode = rule.mode ?? (rule.allowed ? 'custom' : rule.allowAxes ? 'axis' : 'any')
  if (mode === 'any') return true
  if (mode === 'custom') return (rule.allowed ?? []).some((allowed) => allowed === rotation)
  if (rotation === 'xyz') return true
  if (mode === 'upright' || mode === 'noFlip') return rotation === 'zyx'
  if (mode === 'none') return false
  const { xy, xz, yz } = rule.allowAxes ?? {}
  return (
    (rotation === 'yxz' && xy === true) ||
    (rotation === 'zyx' && xz === true) ||
    (rotation === 'xzy' && yz === true)
  )
}

/**
 * Builds the instance from a request: names units, merges equal items into types, puts every length
 * and weight on its lattice. The request has passed wire/binsolver; nothing is checked again here.
 */
import type { PackBin, PackItem, PackRequest, Padding } from '../../../src-shared/model/packing.ts'
import type { FixedItem, Instance, OrientationColumns, Template, TypeColumns } from './instance.ts'
import {
  LARGEST_WEIGHT,
  type Lattice,
  latticeDown,
  latticeFor,
  latticeNear,
  latticeUp,
} from './lattice.ts'
import { allowedRotations, type Dims, ROTATIONS, rotate } from './orientation.ts'
import { namesOf, unitIds } from './unit-ids.ts'

/** The share of its base that an item must rest on where the request is silent (rule 8). */
export const DEFAULT_SUPPORT = 0.5

export type AxisPadding = { readonly x: number; readonly y: number; readonly z: number }

export function paddingOf(padding: Padding | undefined): AxisPadding {
  const all = padding?.all ?? 0
  return { x: padding?.x ?? all, y: padding?.y ?? all, z: padding?.z ?? all }
}

/** An item's own size with its padding, in the caller's unit. */
export function paddedDims(item: PackItem): Dims {
  const pad = paddingOf(item.packaging?.padding)
  return { w: item.w + 2 * pad.x, h: item.h + 2 * pad.y, d: item.d + 2 * pad.z }
}

type Kind = { item: PackItem; ids: string[] }

/** `longest`: a length of the request beyond these bins that the judge's tolerance goes by. */
export function buildInstance(
  request: PackRequest,
  bins: readonly PackBin[] = request.bins,
  longest = 0,
): Instance {
  const { kinds, entryOf, typeOf } = kindsOf(request.items)
  const lattice = lengthLattice(request, bins)
  const weights = weightLattice(request.items, bins)
  const { types, orientations } = typeColumns(kinds, lattice, weights)
  const templates = bins.map((bin, index) =>
    templateOf(bin, index, namesOf(bins, 'bin')[index] ?? '', lattice, weights),
  )
  const fixed = fixedItems(request, bins[0], typeOf, entryOf, lattice)
  const placed = new Set(fixed.map((item) => item.unitId))
  const next = request.extensions?.next
  const nextType = next === undefined || placed.has(next) ? undefined : typeOf.get(next)
  const hasCartonInHand = request.extensions?.fixed !== undefined || next !== undefined
  const leader = fixed[0]?.type ?? nextType ?? 0
  const largest = Math.max(longest, ...bins.map((bin) => Math.max(bin.w, bin.h, bin.d)))
  return {
    types,
    unitCount: entryOf.size,
    orientations,
    templates,
    lattice,
    weights,
    objective: request.objective ?? 'fast',
    effort: request.extensions?.effort ?? 'balanced',
    hasStackRules: kinds.some(({ item }) => hasStackRule(item)),
    levelTolerance: Math.floor(1.1e-6 * largest * lattice.scale),
    fixed,
    familyInHand: hasCartonInHand ? types.family[leader]! : -1,
    next: nextType === undefined || next === undefined ? null : { type: nextType, unitId: next },
    freeIds: kinds.map((kind) => kind.ids.filter((id) => !placed.has(id))),
    entryOf,
  }
}

function hasStackRule(item: PackItem): boolean {
  const stacking = item.stacking
  return (
    item.packaging?.fragile === true ||
    stacking?.maxLoad !== undefined ||
    stacking?.maxStackHeight !== undefined
  )
}

/** Equal items become one kind; the request's order of first appearance is kept. */
function kindsOf(items: readonly PackItem[]) {
  const names = namesOf(items, 'item')
  const byKey = new Map<string, number>()
  const kinds: Kind[] = []
  const entryOf = new Map<string, PackItem>()
  const typeOf = new Map<string, number>()
  items.forEach((item, index) => {
    const { id: _id, quantity, ...rest } = item
    const key = JSON.stringify(rest, Object.keys(flatKeys(rest)).sort())
    let type = byKey.get(key)
    if (type === undefined) {
      type = kinds.length
      byKey.set(key, type)
      kinds.push({ item, ids: [] })
    }
    for (const id of unitIds(names[index] ?? '', quantity)) {
      kinds[type]?.ids.push(id)
      entryOf.set(id, item)
      typeOf.set(id, type)
    }
  })
  return { kinds, entryOf, typeOf }
}

/** Every property name at any depth, so that JSON.stringify writes them in one order. */
function flatKeys(value: unknown, into: Record<string, true> = {}): Record<string, true> {
  if (typeof value !== 'object' || value === null) return into
  for (const [key, inner] of Object.entries(value)) {
    into[key] = true
    flatKeys(inner, into)
  }
  return into
}

function lengthLattice(request: PackRequest, bins: readonly PackBin[]): Lattice {
  const values: number[] = []
  for (const box of [...bins, ...request.items]) values.push(box.w, box.h, box.d)
  for (const bin of bins) values.push(...Object.values(paddingOf(bin.padding)))
  for (const item of request.items)
    values.push(...Object.values(paddingOf(item.packaging?.padding)))
  for (const fixed of request.extensions?.fixed ?? []) values.push(fixed.x, fixed.y, fixed.z)
  return latticeFor(values, Math.max(...bins.map((bin) => Math.max(bin.w, bin.h, bin.d))))
}

function weightLattice(items: readonly PackItem[], bins: readonly PackBin[]): Lattice {
  const values: number[] = []
  let total = 1
  for (const item of items) {
    values.push(item.weight ?? 0)
    if (item.stacking?.maxLoad !== undefined) values.push(item.stacking.maxLoad)
    total += (item.weight ?? 0) * (item.quantity ?? 1)
  }
  for (const bin of bins) values.push(bin.maxWeight ?? 0)
  return latticeFor(values, total, LARGEST_WEIGHT)
}

function templateOf(bin: PackBin, index: number, name: string, lattice: Lattice, weights: Lattice) {
  const pad = paddingOf(bin.padding)
  const room = (outer: number, wall: number) => Math.max(0, latticeDown(lattice, outer - 2 * wall))
  const w = room(bin.w, pad.x)
  const h = room(bin.h, pad.y)
  const d = room(bin.d, pad.z)
  return {
    index,
    name,
    bin,
    w,
    h,
    d,
    volume: w * h * d,
    outerVolume: bin.w * bin.h * bin.d,
    maxWeight: bin.maxWeight === undefined ? Infinity : latticeDown(weights, bin.maxWeight),
    allowsHazmat: bin.allowHazmat !== false,
    quantity: bin.quantity ?? Infinity,
  } satisfies Template
}

function typeColumns(kinds: readonly Kind[], lattice: Lattice, weights: Lattice) {
  const n = kinds.length
  const together = new Map<string, number>()
  const separate = new Map<string, number>()
  const column = (of: (item: PackItem) => number) =>
    Float64Array.from(kinds, (kind) => of(kind.item))
  const rows = kinds.map(({ item }) => orientationRows(item, lattice))
  const start = new Int32Array(n + 1)
  rows.forEach((list, type) => {
    start[type + 1] = (start[type] ?? 0) + list.length
  })
  const areaScale = lattice.scale * lattice.scale
  const types: TypeColumns = {
    count: n,
    units: Int32Array.from(kinds, (kind) => kind.ids.length),
    volume: column((item) => {
      const own = paddedDims(item)
      return latticeUp(lattice, own.w) * latticeUp(lattice, own.h) * latticeUp(lattice, own.d)
    }),
    weight: column((item) => latticeUp(weights, item.weight ?? 0)),
    supportRatio: column((item) => item.stacking?.minSupportRatio ?? DEFAULT_SUPPORT),
    supportArea: column((item) => (item.stacking?.minSupportArea ?? 0) * areaScale),
    needsCentre: Uint8Array.from(kinds, ({ item }) => (item.stacking?.requireCogSupport ? 1 : 0)),
    maxLoad: column(({ stacking }) =>
      stacking?.maxLoad === undefined ? Infinity : latticeDown(weights, stacking.maxLoad),
    ),
    maxStackHeight: column(({ stacking }) =>
      stacking?.maxStackHeight === undefined
        ? Infinity
        : latticeDown(lattice, stacking.maxStackHeight),
    ),
    isFragile: Uint8Array.from(kinds, ({ item }) => (item.packaging?.fragile ? 1 : 0)),
    isHazmat: Uint8Array.from(kinds, ({ item }) => (item.packaging?.hazmat ? 1 : 0)),
    together: Int32Array.from(kinds, ({ item }) =>
      isSeparate(item) ? -1 : numbered(together, item.packaging?.group || undefined, -1),
    ),
    family: Int32Array.from(kinds, ({ item }) =>
      isSeparate(item) ? 1 + numbered(separate, item.packaging?.group, 0) : 0,
    ),
    orientationStart: start,
  }
  const flat = rows.flat()
  const orientations: OrientationColumns = {
    w: Float64Array.from(flat, (row) => row.w),
    h: Float64Array.from(flat, (row) => row.h),
    d: Float64Array.from(flat, (row) => row.d),
    rotation: Int32Array.from(flat, (row) => row.rotation),
  }
  return { types, orientations }
}

const isSeparate = (item: PackItem) => item.packaging?.groupMode === 'separate'

function numbered(names: Map<string, number>, name: string | undefined, none: number): number {
  if (name === undefined) return none
  const known = names.get(name)
  if (known !== undefined) return known
  names.set(name, names.size)
  return names.size - 1
}

/** Orientations that differ in what they take up; of equal ones the first rotation stands for all. */
function orientationRows(item: PackItem, lattice: Lattice) {
  const own = paddedDims(item)
  const size = {
    w: latticeUp(lattice, own.w),
    h: latticeUp(lattice, own.h),
    d: latticeUp(lattice, own.d),
  }
  const seen = new Set<string>()
  const rows: (Dims & { rotation: number })[] = []
  for (const rotation of allowedRotations(item)) {
    const dims = rotate(size, rotation)
    const key = `${dims.w},${dims.h},${dims.d}`
    if (seen.has(key)) continue
    seen.add(key)
    rows.push({ ...dims, rotation: ROTATIONS.indexOf(rotation) })
  }
  return rows
}

function fixedItems(
  request: PackRequest,
  bin: PackBin | undefined,
  typeOf: ReadonlyMap<string, number>,
  entryOf: ReadonlyMap<string, PackItem>,
  lattice: Lattice,
): FixedItem[] {
  const wall = paddingOf(bin?.padding)
  return (request.extensions?.fixed ?? []).flatMap((fixed) => {
    const item = entryOf.get(fixed.itemId)
    const type = typeOf.get(fixed.itemId)
    if (item === undefined || type === undefined) return []
    const dims = rotate(paddedDims(item), fixed.rotation)
    return [
      {
        type,
        unitId: fixed.itemId,
        rotation: ROTATIONS.indexOf(fixed.rotation),
        x: latticeNear(lattice, fixed.x - wall.x),
        y: latticeNear(lattice, fixed.y - wall.y),
        z: latticeNear(lattice, fixed.z - wall.z),
        w: latticeUp(lattice, dims.w),
        h: latticeUp(lattice, dims.h),
        d: latticeUp(lattice, dims.d),
      },
    ]
  })
}

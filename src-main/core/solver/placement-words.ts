/**
 * A placement in words of the bench, without a language: how the item stands, whether it is turned, where
 * it goes and on what. The packer stands at the front, where z is largest; x grows to the right.
 */
import type { NestedPlacement } from '../../../src-shared/model/packing.ts'
import { type Dims, rotate } from './orientation.ts'

/**
 * By what the eye sees: the longest side up is upright, the shortest lying (flat), the one between on its
 * side. A cube stands upright.
 */
export type Pose = 'upright' | 'lying' | 'onSide'

export type PlacementWords = {
  readonly pose: Pose
  /** A quarter turn about the upright axis: the longer side of its footprint runs from front to back. */
  readonly turn: boolean
  readonly depth: 'back' | 'middle' | 'front'
  readonly side: 'left' | 'middle' | 'right'
  readonly on:
    | { readonly kind: 'floor' }
    | { readonly kind: 'items'; readonly itemIds: readonly string[] }
  /** An item that it touches sideways, for the eye to find the place; the one with the most contact. */
  readonly beside: string | null
}

/** The room that the words speak about, outer corner at 0; `padding` is what its walls take on each side. */
export type WordsRoom = Dims & {
  readonly padding?: { readonly x: number; readonly y: number; readonly z: number }
}

export function describePlacement(
  placement: NestedPlacement,
  itemOwnDims: Dims,
  container: WordsRoom,
  earlierPlacements: readonly NestedPlacement[],
): PlacementWords {
  const pad = container.padding ?? { x: 0, y: 0, z: 0 }
  const near = 1e-6 * Math.max(container.w, container.h, container.d)
  const own = rotate(itemOwnDims, placement.rotation)
  const back = placement.z - pad.z
  const front = container.d - pad.z - (placement.z + placement.d)
  const left = placement.x - pad.x
  const right = container.w - pad.x - (placement.x + placement.w)
  const under = earlierPlacements.filter((other) => isUnder(other, placement, near))
  const isOnFloor = placement.y <= pad.y + near || under.length === 0
  return {
    pose: poseOf(own, near),
    turn: own.d > own.w + near,
    depth: thirdOf(back, front, near, 'back', 'front'),
    side: thirdOf(left, right, near, 'left', 'right'),
    on: isOnFloor
      ? { kind: 'floor' }
      : { kind: 'items', itemIds: under.map((other) => other.itemId) },
    beside: neighbourOf(placement, earlierPlacements, near),
  }
}

function poseOf({ w, h, d }: Dims, near: number): Pose {
  if (h >= Math.max(w, d) - near) return 'upright'
  return h <= Math.min(w, d) + near ? 'lying' : 'onSide'
}

/** Nearer to one wall, or in the middle where both are about as far. */
function thirdOf<Low extends string, High extends string>(
  low: number,
  high: number,
  near: number,
  lowWord: Low,
  highWord: High,
): Low | High | 'middle' {
  const free = low + high
  if (free <= near) return 'middle'
  if (low <= near || low < free / 3) return lowWord
  return high <= near || high < free / 3 ? highWord : 'middle'
}

const shared = (a: number, aLength: number, b: number, bLength: number) =>
  Math.min(a + aLength, b + bLength) - Math.max(a, b)

function isUnder(other: NestedPlacement, placement: NestedPlacement, near: number): boolean {
  return (
    Math.abs(other.y + other.h - placement.y) <= near &&
    shared(other.x, other.w, placement.x, placement.w) > near &&
    shared(other.z, other.d, placement.z, placement.d) > near
  )
}

function neighbourOf(
  placement: NestedPlacement,
  others: readonly NestedPlacement[],
  near: number,
): string | null {
  let best: string | null = null
  let bestArea = 0
  for (const other of others) {
    const x = shared(other.x, other.w, placement.x, placement.w)
    const y = shared(other.y, other.h, placement.y, placement.h)
    const z = shared(other.z, other.d, placement.z, placement.d)
    if (y <= near) continue
    const area =
      Math.abs(x) <= near && z > near ? y * z : Math.abs(z) <= near && x > near ? y * x : 0
    if (area <= bestArea) continue
    best = other.itemId
    bestArea = area
  }
  return best
}

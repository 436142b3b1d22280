/**
 * Judges how boxes in one room stand on each other: overlap, support, centre, load, fragile, stack height and
 * the order of hands. Floats with tolerances; O(n²), which is what makes it easy to read.
 */
import type { ItemStacking } from '../../../../src-shared/model/packing.ts'
import type { Report } from './violation.ts'

export type Box = {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly z: number
  readonly w: number
  readonly h: number
  readonly d: number
  readonly weight: number
  readonly stacking: ItemStacking
  readonly isFragile: boolean
  /** Was there before: what only concerns such boxes is not the plan's doing. */
  readonly isFixed: boolean
}

export type Room = {
  readonly binId: string
  readonly floor: number
  readonly tolerance: number
  readonly nearness: number
}

const SILENT_SUPPORT = 0.5

const shared = (a: number, aLength: number, b: number, bLength: number) =>
  Math.min(a + aLength, b + bLength) - Math.max(a, b)

export function judgeStacking(boxes: readonly Box[], room: Room, report: Report): void {
  judgeOverlap(boxes, room, report)
  const above = restingOn(boxes, room)
  boxes.forEach((box, i) => {
    if (!box.isFixed) judgeSupport(box, boxes, room, report)
    judgeBurden(
      box,
      [...(above[i] ?? [])].map((k) => boxes[k]!),
      room,
      report,
    )
  })
  judgeHandOrder(boxes, room, report)
}

function judgeOverlap(boxes: readonly Box[], { binId, tolerance }: Room, report: Report): void {
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      if (a.isFixed && b.isFixed) continue
      const deep = Math.min(
        shared(a.x, a.w, b.x, b.w),
        shared(a.y, a.h, b.y, b.h),
        shared(a.z, a.d, b.z, b.d),
      )
      if (deep > tolerance) report('overlap', binId, a.id, { other: b.id, deep })
    }
  })
}

function judgeSupport(box: Box, boxes: readonly Box[], room: Room, report: Report): void {
  const { stacking, id } = box
  const base = box.w * box.d
  const isOnFloor = Math.abs(box.y - room.floor) <= room.tolerance
  const faces = isOnFloor ? [] : facesUnder(box, boxes, room)
  const area = isOnFloor ? base : faces.reduce((sum, face) => sum + face.w * face.d, 0)
  const needed = stacking.minSupportRatio ?? SILENT_SUPPORT
  if (area < needed * base * (1 - 1e-6))
    report('support', room.binId, id, { share: area / base, needed })
  const neededArea = Math.min(stacking.minSupportArea ?? 0, base)
  if (area < neededArea * (1 - 1e-9)) report('support-area', room.binId, id, { area, neededArea })
  if (!stacking.requireCogSupport || isOnFloor) return
  const cx = box.x + box.w / 2
  const cz = box.z + box.d / 2
  const near = room.tolerance
  const isHeld = faces.some(
    (face) =>
      cx >= face.x - near &&
      cx <= face.x + face.w + near &&
      cz >= face.z - near &&
      cz <= face.z + face.d + near,
  )
  if (!isHeld) report('centre', room.binId, id)
}

function facesUnder(box: Box, boxes: readonly Box[], room: Room) {
  return boxes.flatMap((other) => {
    if (other === box || Math.abs(other.y + other.h - box.y) > room.tolerance) return []
    const w = shared(box.x, box.w, other.x, other.w)
    const d = shared(box.z, box.d, other.z, other.d)
    if (w <= 0 || d <= 0) return []
    return [{ x: Math.max(box.x, other.x), z: Math.max(box.z, other.z), w, d }]
  })
}

/** For each box, everything that rests on it, directly or through others. */
function restingOn(boxes: readonly Box[], { nearness, tolerance }: Room): Set<number>[] {
  const above = boxes.map(() => new Set<number>())
  const fromTheTop = boxes.map((_, i) => i).sort((a, b) => boxes[b]!.y - boxes[a]!.y)
  for (const i of fromTheTop) {
    const box = boxes[i]!
    boxes.forEach((other, j) => {
      if (i === j || Math.abs(other.y + other.h - box.y) > nearness) return
      if (shared(box.x, box.w, other.x, other.w) <= tolerance) return
      if (shared(box.z, box.d, other.z, other.d) <= tolerance) return
      above[j]!.add(i)
      for (const k of above[i]!) above[j]!.add(k)
    })
  }
  return above
}

function judgeBurden(box: Box, above: readonly Box[], room: Room, report: Report): void {
  if (above.every((other) => other.isFixed) && box.isFixed) return
  const { maxLoad = Infinity, maxStackHeight = Infinity } = box.stacking
  if (box.isFragile && above.length > 0)
    report('fragile', room.binId, box.id, { above: above[0]!.id })
  const load = above.reduce((sum, other) => sum + other.weight, 0)
  if (load > maxLoad + 1e-9 + 1e-9 * load) report('load', room.binId, box.id, { load, maxLoad })
  const height = Math.max(0, ...above.map((other) => other.y + other.h - (box.y + box.h)))
  if (height > maxStackHeight + room.tolerance) {
    report('stack-height', room.binId, box.id, { height, maxStackHeight })
  }
}

function judgeHandOrder(boxes: readonly Box[], room: Room, report: Report): void {
  boxes.forEach((box, k) => {
    if (box.isFixed) return
    for (const other of boxes.slice(0, k)) {
      if (shared(box.x, box.w, other.x, other.w) <= room.tolerance) continue
      if (shared(box.z, box.d, other.z, other.d) <= room.tolerance) continue
      if (other.y >= box.y + box.h - room.tolerance) {
        report('hand-order', room.binId, box.id, { step: k + 1, blockedBy: other.id })
      }
    }
    for (const other of boxes.slice(k + 1)) {
      if (Math.abs(other.y + other.h - box.y) > room.tolerance) continue
      const w = shared(box.x, box.w, other.x, other.w)
      const d = shared(box.z, box.d, other.z, other.d)
      if (w > room.tolerance && d > room.tolerance) {
        report('hand-order', room.binId, box.id, { step: k + 1, restsOn: other.id })
      }
    }
  })
}

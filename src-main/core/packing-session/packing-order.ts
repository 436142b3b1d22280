/** Which planned unit may go in now. A unit waits for all that lies beneath it: what it rests on, and what it would bar. */
import type { SkuId } from '../../../src-shared/model/ids.ts'
import type { Placement } from '../../../src-shared/model/placement.ts'
import type { PlannedUnit } from './events.ts'

function overlaps(a0: number, a: number, b0: number, b: number): boolean {
  return a0 < b0 + b && b0 < a0 + a
}

/** True when the two would meet if seen from above. */
export function isAboveSameGround(a: Placement, b: Placement): boolean {
  return overlaps(a.x, a.w, b.x, b.w) && overlaps(a.z, a.d, b.z, b.d)
}

/** Units still to come that must be in before `unit`: they lie lower over the same ground. */
export function blockersOf(
  unit: PlannedUnit,
  open: readonly PlannedUnit[],
): readonly PlannedUnit[] {
  return open.filter(
    (other) => other !== unit && other.at.y < unit.at.y && isAboveSameGround(other.at, unit.at),
  )
}

/** The next free place for a unit of the SKU, in packing order; undefined when each waits for something else. */
export function freeUnitOf(skuId: SkuId, open: readonly PlannedUnit[]): PlannedUnit | undefined {
  return open.find((unit) => unit.skuId === skuId && blockersOf(unit, open).length === 0)
}

/** True when every open unit rests on the floor, on what is in, or on what is still to come (half its base at least). */
export function isStillSupported(
  open: readonly PlannedUnit[],
  inside: readonly Placement[],
): boolean {
  const all = [...inside, ...open.map((unit) => unit.at)]
  return open.every(({ at }) => {
    if (at.y === 0) return true
    const held = all
      .filter((other) => other.y + other.h === at.y)
      .reduce((sum, other) => sum + sharedArea(other, at), 0)
    return held * 2 >= at.w * at.d
  })
}

function sharedArea(a: Placement, b: Placement): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)
  const d = Math.min(a.z + a.d, b.z + b.d) - Math.max(a.z, b.z)
  return w > 0 && d > 0 ? w * d : 0
}

/**
 * PUT ELSEWHERE: the packer has placed the unit in hand otherwise. It is fixed where it is now, and the plan flows on
 * around it. Places to choose from are corners formed by the walls and by what is inside; a dragged unit falls down
 * onto what lies below.
 */

import type { CartonType } from '../../../src-shared/model/carton-type.ts'
import type { Placement } from '../../../src-shared/model/placement.ts'
import type { Rotation } from '../../../src-shared/model/rotation.ts'
import type { BenchCommand, Context, Step } from './bench.ts'
import { skuOf } from './counts.ts'
import { isAboveSameGround } from './packing-order.ts'
import type { SessionSku } from './session-order.ts'
import type { SessionState } from './state.ts'
import { good, record, refuse, sessionOf, sound, withBench } from './step.ts'

const uprightRotations: readonly Rotation[] = ['xyz', 'zyx']
const allRotations: readonly Rotation[] = ['xyz', 'zyx', 'xzy', 'yzx', 'yxz', 'zxy']

export function openSpots(step: Step, ctx: Context): Step {
  const spots = spotsForLast(sessionOf(step))
  if (spots.length === 0) return refuse(step, 'plan.noSpot', {}, ctx)
  return sound(withBench(step, { spots, alert: null }), 'good')
}

export function chooseSpot(step: Step, index: number, ctx: Context): Step {
  const spot = step.bench.spots?.[index]
  if (!spot) return refuse(step, 'command.notNow', { word: `N${index + 1}` }, ctx)
  return place(step, spot, ctx)
}

export function onPutElsewhere(
  step: Step,
  command: Extract<BenchCommand, { kind: 'putElsewhere' }>,
  ctx: Context,
): Step {
  const { session } = step.bench
  const last = session?.packed.at(-1)
  const sku = session && last && skuOf(session, last.skuId)
  if (session?.phase.kind !== 'packing' || !step.bench.isUnitInHand || !sku || !session.carton)
    return refuse(step, 'command.notNow', { word: 'PUT' }, ctx)
  const rotation = command.rotation ?? last.at?.rotation ?? 'xyz'
  const at = dropped(sku, rotation, command.x, command.z, session.carton, othersInside(session))
  return at ? place(step, at, ctx) : refuse(step, 'plan.noSpot', {}, ctx)
}

function place(step: Step, at: Placement, ctx: Context): Step {
  const index = sessionOf(step).packed.length - 1
  const placed = record(step, { kind: 'itemPlacedElsewhere', index, at }, ctx)
  return good(withBench(placed, { spots: null }))
}

function othersInside(session: SessionState): readonly Placement[] {
  return session.packed.slice(0, -1).flatMap((unit) => unit.at ?? [])
}

/** Up to nine places for the unit in hand, the lowest and furthest back first, its present one left out. */
export function spotsForLast(session: SessionState): readonly Placement[] {
  const last = session.packed.at(-1)
  const sku = last && skuOf(session, last.skuId)
  const { carton } = session
  if (!last || !sku || !carton) return []
  const inside = othersInside(session)
  const found = new Map<string, Placement>()
  for (const rotation of sku.isUpright ? uprightRotations : allRotations) {
    for (const [x, z] of cornersOf(inside, carton, sized(sku, rotation))) {
      const at = dropped(sku, rotation, x, z, carton, inside)
      if (at && !isSame(at, last.at))
        found.set(`${at.x},${at.y},${at.z},${at.w},${at.h},${at.d}`, at)
    }
  }
  return [...found.values()]
    .sort((a, b) => a.y - b.y || a.h - b.h || a.z - b.z || a.x - b.x)
    .slice(0, 9)
}

function isSame(a: Placement, b: Placement | null): boolean {
  return b !== null && a.x === b.x && a.y === b.y && a.z === b.z && a.rotation === b.rotation
}

type Size = { readonly w: number; readonly h: number; readonly d: number }

function sized(sku: SessionSku, rotation: Rotation): Size | null {
  if (sku.widthMm === null || sku.heightMm === null || sku.depthMm === null) return null
  const own = { x: sku.widthMm, y: sku.heightMm, z: sku.depthMm }
  const along = (axis: number) => own[rotation[axis] as 'x' | 'y' | 'z']
  return { w: along(0), h: along(1), d: along(2) }
}

/** Where a unit's left back corner may come to lie: at the walls and beside what is inside. */
function cornersOf(
  inside: readonly Placement[],
  carton: CartonType,
  size: Size | null,
): readonly (readonly [number, number])[] {
  if (!size) return []
  const xs = new Set([0, carton.innerWidthMm - size.w, ...inside.flatMap((p) => [p.x, p.x + p.w])])
  const zs = new Set([0, carton.innerDepthMm - size.d, ...inside.flatMap((p) => [p.z, p.z + p.d])])
  return [...xs].flatMap((x) => [...zs].map((z) => [x, z] as const))
}

/** Lets the unit fall at (x, z) until it rests. Null when it leaves the carton, or hangs over by more than half. */
function dropped(
  sku: SessionSku,
  rotation: Rotation,
  x: number,
  z: number,
  carton: CartonType,
  inside: readonly Placement[],
): Placement | null {
  const size = sized(sku, rotation)
  if (!size || x < 0 || z < 0) return null
  if (x + size.w > carton.innerWidthMm || z + size.d > carton.innerDepthMm) return null
  const ground = { x, y: 0, z, ...size, rotation }
  const below = inside.filter((other) => isAboveSameGround(other, ground))
  const y = below.reduce((top, other) => Math.max(top, other.y + other.h), 0)
  if (y + size.h > carton.innerHeightMm) return null
  const at = { ...ground, y }
  return y === 0 || isHalfHeld(at, below) ? at : null
}

function isHalfHeld(at: Placement, below: readonly Placement[]): boolean {
  let area = 0
  for (const other of below) {
    if (other.y + other.h !== at.y) continue
    const w = Math.min(at.x + at.w, other.x + other.w) - Math.max(at.x, other.x)
    const d = Math.min(at.z + at.d, other.z + other.d) - Math.max(at.z, other.z)
    area += w * d
  }
  return area * 2 >= at.w * at.d
}

/**
 * Blocks: boxes of one or several units that are put in as one. A block is a grid of equal units or a
 * guillotine union of two blocks, side by side, one on the other or one behind the other, with little loss
 * (Fanslau & Bortfeldt 2010). Columns are sorted by `worth`, best first. Lattice units.
 */
import type { Instance } from '../instance.ts'

export const ALONG_X = 0
export const ALONG_Y = 1
export const ALONG_Z = 2
export type Axis = typeof ALONG_X | typeof ALONG_Y | typeof ALONG_Z

/** How a block is built: a grid of one orientation, or two blocks put together along an axis. */
export type BlockPlan =
  | {
      readonly type: number
      readonly row: number
      readonly nx: number
      readonly ny: number
      readonly nz: number
    }
  | {
      readonly first: BlockPlan
      readonly second: BlockPlan
      readonly axis: Axis
      readonly offset: number
    }

export type BlockSet = {
  readonly count: number
  readonly w: Int32Array
  readonly h: Int32Array
  readonly d: Int32Array
  /** The part of the top, from the block's corner on, that is flat and without a hole: what may stand on it stands firmly. */
  readonly topW: Int32Array
  readonly topD: Int32Array
  /** Volume of the units in it. */
  readonly volume: Float64Array
  readonly weight: Float64Array
  /** Volume, less the more units it takes to fill it: what the choice starts from. Never more than `volume`. */
  readonly worth: Float64Array
  /** Types in block b and how many units of each: rows `useStart[b]` up to `useStart[b + 1]`. */
  readonly useStart: Int32Array
  readonly useType: Int32Array
  readonly useUnits: Int32Array
  readonly plans: readonly BlockPlan[]
}

export type UnitSink = (type: number, row: number, x: number, y: number, z: number) => void

/** Names every unit of a block that lies with its corner at (x, y, z). */
export function eachUnit(
  instance: Instance,
  plan: BlockPlan,
  x: number,
  y: number,
  z: number,
  sink: UnitSink,
): void {
  if ('axis' in plan) {
    eachUnit(instance, plan.first, x, y, z, sink)
    const { axis, offset } = plan
    const nextX = axis === ALONG_X ? x + offset : x
    const nextY = axis === ALONG_Y ? y + offset : y
    const nextZ = axis === ALONG_Z ? z + offset : z
    eachUnit(instance, plan.second, nextX, nextY, nextZ, sink)
    return
  }
  const { orientations } = instance
  const w = orientations.w[plan.row]!
  const h = orientations.h[plan.row]!
  const d = orientations.d[plan.row]!
  for (let j = 0; j < plan.ny; j++) {
    for (let l = 0; l < plan.nz; l++) {
      for (let i = 0; i < plan.nx; i++) {
        sink(plan.type, plan.row, x + i * w, y + j * h, z + l * d)
      }
    }
  }
}

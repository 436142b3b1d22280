import type { Rotation } from './packing.ts'

/** Where one unit stands in a carton. Integer millimetres; x right, y up, z towards the packer; see ARCHITECTURE. */
export type Placement = {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly w: number
  readonly h: number
  readonly d: number
  readonly rotation: Rotation
}

/** One placement of a stowage in the caller's unit, relative to the outer corner of its container (contract rules 6, 7). */
import type { NestedPlacement } from '../../../src-shared/model/packing.ts'
import type { Instance } from './instance.ts'
import { paddedDims, paddingOf } from './instance-builder.ts'
import { fromLattice, tidy } from './lattice.ts'
import { ROTATIONS, rotate } from './orientation.ts'
import type { Stowage } from './stowage.ts'

export function placementOf(
  instance: Instance,
  stowage: Stowage,
  i: number,
  itemId: string,
): NestedPlacement {
  const { lattice } = instance
  const wall = paddingOf(stowage.template.bin.padding)
  const rotation = ROTATIONS[stowage.rotation[i]!]!
  const dims = rotate(paddedDims(instance.entryOf.get(itemId)!), rotation)
  const at = (inner: number, pad: number) => tidy(lattice, fromLattice(lattice, inner) + pad)
  return {
    itemId,
    x: at(stowage.x[i]!, wall.x),
    y: at(stowage.y[i]!, wall.y),
    z: at(stowage.z[i]!, wall.z),
    w: tidy(lattice, dims.w),
    h: tidy(lattice, dims.h),
    d: tidy(lattice, dims.d),
    rotation,
  }
}

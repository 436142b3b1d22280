/**
 * Orientations: letter i of a rotation names the item's own axis that lies along packed axis i
 * (contract rules 2 and 3). `yzx` packs an item of (w, h, d) as (h, d, w).
 */
import type { PackItem, Rotation } from '../../../src-shared/model/packing.ts'

export type Dims = { readonly w: number; readonly h: number; readonly d: number }

export const ROTATIONS: readonly Rotation[] = ['xyz', 'xzy', 'yxz', 'yzx', 'zxy', 'zyx']
const UPRIGHT: readonly Rotation[] = ['xyz', 'zyx']

/** The rotations that an item may take, in the contract's order of words. */
export function allowedRotations(item: PackItem): readonly Rotation[] {
  const rule = item.rotation
  if (rule === undefined) return item.allowRotation === false ? ['xyz'] : ROTATIONS
  const mode = rule.mode ?? (rule.allowed ? 'custom' : rule.allowAxes ? 'axis' : 'any')
  switch (mode) {
    case 'any':
      return ROTATIONS
    case 'none':
      return ['xyz']
    case 'upright':
    case 'noFlip':
      return UPRIGHT
    case 'custom':
      return rule.allowed ?? []
    case 'axis':
      return singleSwaps(rule.allowAxes ?? {})
  }
}

function singleSwaps(axes: { xy?: boolean; xz?: boolean; yz?: boolean }): Rotation[] {
  const rotations: Rotation[] = ['xyz']
  if (axes.xy) rotations.push('yxz')
  if (axes.xz) rotations.push('zyx')
  if (axes.yz) rotations.push('xzy')
  return rotations
}

export function rotate(own: Dims, rotation: Rotation): Dims {
  return { w: along(own, rotation[0]), h: along(own, rotation[1]), d: along(own, rotation[2]) }
}

function along(own: Dims, axis: string | undefined): number {
  return axis === 'x' ? own.w : axis === 'y' ? own.h : own.d
}

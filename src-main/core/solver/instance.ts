/**
 * The packing instance: what the search sees. Item types (equal items are one type, whatever their
 * ids) and container templates, as struct of arrays in lattice integers. Written by instance-builder.ts,
 * never changed afterwards.
 */
import type { Effort, Objective, PackBin, PackItem } from '../../../src-shared/model/packing.ts'
import type { Lattice } from './lattice.ts'

/** Item types: index = type. Lengths are of the padded box. */
export type TypeColumns = {
  readonly count: number
  /** Units of each type in the request, fixed ones included. */
  readonly units: Int32Array
  /** Packed volume with padding. */
  readonly volume: Float64Array
  readonly weight: Float64Array
  /** Needed support: share of the base, area (capped by the base), centre. */
  readonly supportRatio: Float64Array
  readonly supportArea: Float64Array
  readonly needsCentre: Uint8Array
  /** Infinity where there is no limit; fragile is a load limit of its own kind. */
  readonly maxLoad: Float64Array
  readonly maxStackHeight: Float64Array
  readonly isFragile: Uint8Array
  readonly isHazmat: Uint8Array
  /** keepTogether group, or -1. */
  readonly together: Int32Array
  /** Family: 0 for all that may share a container, else 1 + number of the `separate` group. */
  readonly family: Int32Array
  /** Orientations of type t: rows `orientationStart[t]` up to `orientationStart[t + 1]`. */
  readonly orientationStart: Int32Array
}

export type OrientationColumns = {
  readonly w: Float64Array
  readonly h: Float64Array
  readonly d: Float64Array
  /** Index into ROTATIONS. */
  readonly rotation: Int32Array
}

/** One container template; lengths are of the room inside its padding. */
export type Template = {
  readonly index: number
  readonly name: string
  readonly bin: PackBin
  readonly w: number
  readonly h: number
  readonly d: number
  readonly volume: number
  /** Volume from wall to wall, what the objectives count. */
  readonly outerVolume: number
  readonly maxWeight: number
  readonly allowsHazmat: boolean
  readonly quantity: number
}

/** An item that is in the carton already, in lattice units relative to the room inside the padding. */
export type FixedItem = {
  readonly type: number
  readonly unitId: string
  readonly rotation: number
  readonly x: number
  readonly y: number
  readonly z: number
  readonly w: number
  readonly h: number
  readonly d: number
}

export type Instance = {
  readonly types: TypeColumns
  readonly unitCount: number
  readonly orientations: OrientationColumns
  readonly templates: readonly Template[]
  readonly lattice: Lattice
  readonly weights: Lattice
  readonly objective: Objective
  readonly effort: Effort
  /** Any load, stack or fragile rule at all: without one the search skips that book-keeping. */
  readonly hasStackRules: boolean
  /** Tops that lie this close count as level for the load rules: the judge's tolerance. */
  readonly levelTolerance: number
  readonly fixed: readonly FixedItem[]
  /** Family of the carton in hand, or -1 where the request speaks of none. */
  readonly familyInHand: number
  /** Type and id of the unit in the packer's hand, or null. */
  readonly next: { readonly type: number; readonly unitId: string } | null
  /** Ids of the units of each type, fixed ones taken out. */
  readonly freeIds: readonly (readonly string[])[]
  /** The request's entry of each unit. */
  readonly entryOf: ReadonlyMap<string, PackItem>
}

/**
 * A container half filled with blocks: what lies where, what is left, the free spaces, and which blocks can
 * still be made of what is left. Lattice units.
 */
import type { Aim } from '../beam.ts'
import type { Instance, Template } from '../instance.ts'
import type { BlockSet } from './block-set.ts'
import { FreeSpaces } from './free-spaces.ts'
import type { Reach, ReachableLengths } from './reachable-lengths.ts'

/** What all states of one search have in common. */
export type BlockTask = {
  readonly instance: Instance
  readonly template: Template
  readonly demand: Int32Array
  readonly isSupported: boolean
  readonly aim: Aim
  readonly blocks: BlockSet
  readonly lengths: ReachableLengths
}

export class BlockState {
  readonly task: BlockTask
  readonly spaces: FreeSpaces
  count = 0
  readonly block: Int32Array
  readonly x0: Int32Array
  readonly y0: Int32Array
  readonly z0: Int32Array
  readonly x1: Int32Array
  readonly y1: Int32Array
  readonly z1: Int32Array
  readonly left: Int32Array
  volume = 0
  units = 0
  weight = 0
  reach: Reach
  /** Types used up since `reach` was made. */
  usedUp = 0
  /** Blocks that the units left can still make, best first. */
  readonly usable: Int32Array
  usableCount = 0

  constructor(task: BlockTask, reach: Reach) {
    const units = task.demand.reduce((sum, n) => sum + n, 0)
    this.task = task
    this.reach = reach
    this.spaces = new FreeSpaces(task.isSupported)
    const column = () => new Int32Array(Math.max(1, units))
    this.block = column()
    this.x0 = column()
    this.y0 = column()
    this.z0 = column()
    this.x1 = column()
    this.y1 = column()
    this.z1 = column()
    this.left = new Int32Array(task.demand.length)
    this.usable = new Int32Array(task.blocks.count)
  }

  start(reach: Reach): void {
    const { blocks, demand, template } = this.task
    this.count = 0
    this.volume = 0
    this.units = 0
    this.weight = 0
    this.left.set(demand)
    this.spaces.reset(template)
    this.setReach(reach)
    this.usableCount = blocks.count
    for (let b = 0; b < blocks.count; b++) this.usable[b] = b
  }

  copyFrom(other: BlockState): void {
    const n = other.count
    this.count = n
    for (let i = 0; i < n; i++) {
      this.block[i] = other.block[i]!
      this.x0[i] = other.x0[i]!
      this.y0[i] = other.y0[i]!
      this.z0[i] = other.z0[i]!
      this.x1[i] = other.x1[i]!
      this.y1[i] = other.y1[i]!
      this.z1[i] = other.z1[i]!
    }
    this.left.set(other.left)
    this.volume = other.volume
    this.units = other.units
    this.weight = other.weight
    this.reach = other.reach
    this.usedUp = other.usedUp
    this.spaces.copyFrom(other.spaces)
    this.usable.set(other.usable)
    this.usableCount = other.usableCount
  }

  /** Which of two states is better: the fuller one, or that with more units and then the fuller one. */
  get value(): number {
    const { aim, template } = this.task
    return aim === 'volume' ? this.volume : this.units + this.volume / (2 * template.volume)
  }

  /** From now on `reach` tells what gaps can be filled. */
  setReach(reach: Reach): void {
    this.reach = reach
    this.usedUp = 0
    this.spaces.ignoreBelow(reach.minW, reach.minH, reach.minD)
  }

  /** Puts a block in with its corner at (x, y, z), which lies in a free space. */
  place(b: number, x: number, y: number, z: number): void {
    const { blocks } = this.task
    const i = this.count
    const x1 = x + blocks.w[b]!
    const y1 = y + blocks.h[b]!
    const z1 = z + blocks.d[b]!
    this.block[i] = b
    this.x0[i] = x
    this.y0[i] = y
    this.z0[i] = z
    this.x1[i] = x1
    this.y1[i] = y1
    this.z1[i] = z1
    this.count = i + 1
    this.volume += blocks.volume[b]!
    this.weight += blocks.weight[b]!
    for (let u = blocks.useStart[b]!; u < blocks.useStart[b + 1]!; u++) {
      const t = blocks.useType[u]!
      const left = this.left[t]! - blocks.useUnits[u]!
      this.units += blocks.useUnits[u]!
      this.left[t] = left
      if (left === 0) this.usedUp++
    }
    this.spaces.subtract(x, y, z, x1, y1, z1, blocks.topW[b]!, blocks.topD[b]!)
  }

  /** Forgets the blocks that the units left, or the weight, no longer allow. */
  dropUnusable(): void {
    const { blocks, template } = this.task
    const { usable, left } = this
    const { useStart, useType, useUnits, weight } = blocks
    const strength = template.maxWeight - this.weight
    let kept = 0
    for (let i = 0; i < this.usableCount; i++) {
      const b = usable[i]!
      const end = useStart[b + 1]!
      let u = useStart[b]!
      while (u < end && left[useType[u]!]! >= useUnits[u]!) u++
      if (u === end && weight[b]! <= strength) usable[kept++] = b
    }
    this.usableCount = kept
  }
}

/**
 * A stowage: one container and what is in it, with the empty spaces that are left and the loads that
 * each item bears. Every placement made through `place` keeps all rules of the contract but the groups'
 * (those concern several containers). Lattice integers; x right, y up, z towards the packer.
 *
 * Order of hands: listing placements by their base height is always a possible order, because of two
 * boxes of which one must go in first, that one lies lower. Items that must be in before others
 * (`seal`: fixed ones, the one in hand) therefore take the room beneath them out of use.
 */

import { GroundGrid } from './ground-grid.ts'
import type { Instance, OrientationColumns, Template, TypeColumns } from './instance.ts'
import { Spaces } from './spaces.ts'

/** What one look at a position found. */
export const NOT_SUPPORTED = -1
/** From this many placements on the ground grid pays. */
const CROWDED = 64

export class Stowage {
  readonly #types: TypeColumns
  readonly #orientations: OrientationColumns
  readonly #hasStackRules: boolean
  readonly #tolerance: number
  readonly #words: number
  template: Template
  readonly spaces = new Spaces()
  /** Placements, in the order they were made. */
  count = 0
  readonly type: Int32Array
  readonly rotation: Int32Array
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: Float64Array
  readonly w: Float64Array
  readonly h: Float64Array
  readonly d: Float64Array
  /** Weight of all that rests on placement i, directly or through others. */
  readonly load: Float64Array
  /** Asked instead of looking at every placement where there are many. */
  #grid: GroundGrid | null = null
  /** Bit j of row i: placement i rests on j, directly or through others. */
  readonly #beneath: Int32Array
  /** Placements before this one are sealed: they stay in front in the order of hands. */
  sealed = 0
  /** Units of each type still to place. */
  readonly left: Int32Array
  leftCount = 0
  leftVolume = 0
  weight = 0
  volume = 0
  /** Order-free fingerprint of the placements. */
  hash = 0
  #minSide = 0

  constructor(instance: Instance, template: Template, capacity: number) {
    this.#types = instance.types
    this.#orientations = instance.orientations
    this.#hasStackRules = instance.hasStackRules
    this.#tolerance = instance.levelTolerance
    this.template = template
    const column = () => new Float64Array(capacity)
    this.type = new Int32Array(capacity)
    this.rotation = new Int32Array(capacity)
    this.x = column()
    this.y = column()
    this.z = column()
    this.w = column()
    this.h = column()
    this.d = column()
    this.load = column()
    this.left = new Int32Array(instance.types.count)
    this.#words = this.#hasStackRules ? (instance.unitCount + 31) >>> 5 : 0
    this.#beneath = new Int32Array(this.#words * capacity)
  }

  /** Empties the container and sets the units to place. */
  start(template: Template, demand: Int32Array): void {
    this.template = template
    this.count = 0
    this.#grid?.clear()
    this.sealed = 0
    this.weight = 0
    this.volume = 0
    this.hash = 0
    this.spaces.reset(template.w, template.h, template.d)
    this.demand(demand)
  }

  /** Sets what is still to be placed, whatever is in already. */
  demand(demand: Int32Array): void {
    this.left.set(demand)
    this.leftCount = 0
    this.leftVolume = 0
    this.#minSide = Infinity
    for (let t = 0; t < demand.length; t++) {
      const units = demand[t]!
      if (units === 0) continue
      this.leftCount += units
      this.leftVolume += units * this.#types.volume[t]!
      const k = this.#types.orientationStart[t]!
      const o = this.#orientations
      if (k < this.#types.orientationStart[t + 1]!) {
        this.#minSide = Math.min(this.#minSide, o.w[k]!, o.h[k]!, o.d[k]!)
      }
    }
  }

  copyFrom(other: Stowage): void {
    const n = other.count
    this.template = other.template
    this.count = n
    this.#grid?.clear()
    this.sealed = other.sealed
    this.leftCount = other.leftCount
    this.leftVolume = other.leftVolume
    this.weight = other.weight
    this.volume = other.volume
    this.hash = other.hash
    this.#minSide = other.#minSide
    for (let i = 0; i < n; i++) {
      this.type[i] = other.type[i]!
      this.rotation[i] = other.rotation[i]!
      this.x[i] = other.x[i]!
      this.y[i] = other.y[i]!
      this.z[i] = other.z[i]!
      this.w[i] = other.w[i]!
      this.h[i] = other.h[i]!
      this.d[i] = other.d[i]!
      this.load[i] = other.load[i]!
    }
    const words = n * this.#words
    for (let i = 0; i < words; i++) this.#beneath[i] = other.#beneath[i]!
    for (let t = 0; t < this.left.length; t++) this.left[t] = other.left[t]!
    this.spaces.copyFrom(other.spaces)
  }

  /** Puts one unit in. The place must have been allowed by `allows`, or be a fixed one. */
  place(t: number, k: number, x: number, y: number, z: number): void {
    const o = this.#orientations
    this.#add(t, o.rotation[k]!, x, y, z, o.w[k]!, o.h[k]!, o.d[k]!)
    this.left[t] = this.left[t]! - 1
    this.leftCount--
    this.leftVolume -= this.#types.volume[t]!
    const i = this.count - 1
    const min = this.#minSide
    const { x: xs, y: ys, z: zs, w, h, d } = this
    this.spaces.subtract(
      xs[i]!,
      ys[i]!,
      zs[i]!,
      xs[i]! + w[i]!,
      ys[i]! + h[i]!,
      zs[i]! + d[i]!,
      min,
      min,
      min,
    )
  }

  /** Puts in an item that is there already, wherever that is. It is sealed. */
  fix(
    t: number,
    rotation: number,
    x: number,
    y: number,
    z: number,
    w: number,
    h: number,
    d: number,
  ): void {
    this.#add(t, rotation, x, y, z, w, h, d)
    this.seal()
  }

  /** Seals all that is in: nothing new may go beneath it any more. */
  seal(): void {
    for (let i = this.sealed; i < this.count; i++) {
      const x1 = this.x[i]! + this.w[i]!
      const y1 = this.y[i]! + this.h[i]!
      const z1 = this.z[i]! + this.d[i]!
      this.spaces.subtract(this.x[i]!, -1, this.z[i]!, x1, y1, z1, 1, 1, 1)
    }
    this.sealed = this.count
  }

  #add(
    t: number,
    r: number,
    x: number,
    y: number,
    z: number,
    w: number,
    h: number,
    d: number,
  ): void {
    const i = this.count
    this.type[i] = t
    this.rotation[i] = r
    this.x[i] = x
    this.y[i] = y
    this.z[i] = z
    this.w[i] = w
    this.h[i] = h
    this.d[i] = d
    this.load[i] = 0
    this.count = i + 1
    this.weight += this.#types.weight[t]!
    this.volume += this.#types.volume[t]!
    this.hash = (this.hash + fingerprint(t, x, y, z, w, h)) | 0
    if (this.#hasStackRules) this.#addLoads(i)
  }

  #addLoads(i: number): void {
    const row = i * this.#words
    for (let word = 0; word < this.#words; word++) this.#beneath[row + word] = 0
    for (let b = 0; b < i; b++) {
      if (!this.#isLevel(b, this.y[i]!)) continue
      if (!this.#overlaps(b, this.x[i]!, this.z[i]!, this.w[i]!, this.d[i]!)) continue
      const from = b * this.#words
      for (let word = 0; word < this.#words; word++) {
        this.#beneath[row + word] = this.#beneath[row + word]! | this.#beneath[from + word]!
      }
      this.#beneath[row + (b >>> 5)] = this.#beneath[row + (b >>> 5)]! | (1 << (b & 31))
    }
    const own = this.#types.weight[this.type[i]!]!
    for (let b = 0; b < i; b++) if (this.#restsOn(row, b)) this.load[b] = this.load[b]! + own
  }

  #restsOn(row: number, b: number): boolean {
    return ((this.#beneath[row + (b >>> 5)]! >>> (b & 31)) & 1) === 1
  }

  #isLevel(b: number, y: number): boolean {
    const gap = this.y[b]! + this.h[b]! - y
    return gap <= this.#tolerance && gap >= -this.#tolerance
  }

  #overlaps(b: number, x: number, z: number, w: number, d: number): boolean {
    return (
      this.x[b]! < x + w &&
      x < this.x[b]! + this.w[b]! &&
      this.z[b]! < z + d &&
      z < this.z[b]! + this.d[b]!
    )
  }

  /**
   * Share of the item's surface that would touch walls, floor or items, 0..1, for a free place at (x, y, z),
   * or NOT_SUPPORTED when support, load or stack rules forbid it.
   */
  contactAt(t: number, k: number, x: number, y: number, z: number): number {
    const o = this.#orientations
    const w = o.w[k]!
    const h = o.h[k]!
    const d = o.d[k]!
    const x1 = x + w
    const y1 = y + h
    const z1 = z + d
    const base = w * d
    let under = 0
    let touch = 0
    let isCentred = y === 0
    const room = this.template
    if (y === 0) under = base
    if (x === 0) touch += h * d
    if (x1 === room.w) touch += h * d
    if (z === 0) touch += w * h
    if (z1 === room.d) touch += w * h
    if (y1 === room.h) touch += base
    const near = this.count >= CROWDED ? this.#crowd(x, z, x1, z1) : null
    const n = near === null ? this.count : near.count
    for (let i = 0; i < n; i++) {
      const b = near === null ? i : near.found[i]!
      const bx = this.x[b]!
      const bz = this.z[b]!
      const bx1 = bx + this.w[b]!
      const bz1 = bz + this.d[b]!
      if (bx > x1 || bx1 < x || bz > z1 || bz1 < z) continue
      const by = this.y[b]!
      const by1 = by + this.h[b]!
      if (by > y1 || by1 < y) continue
      const ox = Math.min(bx1, x1) - Math.max(bx, x)
      const oz = Math.min(bz1, z1) - Math.max(bz, z)
      if (ox > 0 && oz > 0) {
        if (by1 === y) {
          under += ox * oz
          if (!isCentred) {
            isCentred =
              2 * x + w >= 2 * bx &&
              2 * x + w <= 2 * bx1 &&
              2 * z + d >= 2 * bz &&
              2 * z + d <= 2 * bz1
          }
        } else if (by === y1) touch += ox * oz
        continue
      }
      const oy = Math.min(by1, y1) - Math.max(by, y)
      if (oy <= 0) continue
      if (ox === 0 && oz > 0) touch += oy * oz
      else if (oz === 0 && ox > 0) touch += oy * ox
    }
    if (y > 0) {
      const types = this.#types
      if (under < base * types.supportRatio[t]! * (1 - 1e-12)) return NOT_SUPPORTED
      const area = types.supportArea[t]!
      if (area > 0 && under < Math.min(area, base) * (1 - 1e-12)) return NOT_SUPPORTED
      if (!isCentred && types.needsCentre[t] === 1) return NOT_SUPPORTED
    }
    if (this.#hasStackRules && !this.#bears(t, x, y, z, w, h, d, near)) return NOT_SUPPORTED
    return (touch + under) / (2 * (base + w * h + h * d))
  }

  /** The placements that may stand over or beside a piece of ground. */
  #crowd(x: number, z: number, x1: number, z1: number): GroundGrid {
    this.#grid ??= new GroundGrid(this.x, this.z, this.w, this.d)
    this.#grid.near(this.count, this.template, x, z, x1, z1)
    return this.#grid
  }

  /** Whether all that lies beneath may bear the item, and nothing comes to rest on it by its going in. */
  #bears(
    t: number,
    x: number,
    y: number,
    z: number,
    w: number,
    h: number,
    d: number,
    near: GroundGrid | null,
  ): boolean {
    const types = this.#types
    const own = types.weight[t]!
    const top = y + h
    const level = this.#tolerance
    const n = near === null ? this.count : near.count
    for (let i = 0; i < n; i++) {
      const b = near === null ? i : near.found[i]!
      if (!this.#overlaps(b, x, z, w, d)) continue
      const gap = this.y[b]! - top
      if (gap >= -level && gap <= level) return false
      if (!this.#isLevel(b, y)) continue
      if (!this.#bearsMore(b, own, top) || types.isFragile[this.type[b]!] === 1) return false
      const row = b * this.#words
      for (let a = 0; a < b; a++) {
        if (this.#restsOn(row, a) && !this.#bearsMore(a, own, top)) return false
      }
    }
    return true
  }

  #bearsMore(b: number, weight: number, top: number): boolean {
    const t = this.type[b]!
    if (this.load[b]! + weight > this.#types.maxLoad[t]!) return false
    return top - (this.y[b]! + this.h[b]!) <= this.#types.maxStackHeight[t]!
  }
}

/** Mixes one placement into a number; sums of them do not depend on the order. */
function fingerprint(t: number, x: number, y: number, z: number, w: number, h: number): number {
  let f = Math.imul(t + 1, 0x9e3779b1)
  f = Math.imul(f ^ (x % 0x7fffffff), 0x85ebca6b)
  f = Math.imul((f ^ (f >>> 13)) + (y % 0x7fffffff), 0xc2b2ae35)
  f = Math.imul((f ^ (f >>> 16)) + (z % 0x7fffffff), 0x27d4eb2f)
  f = Math.imul((f ^ (f >>> 15)) + (w % 0x7fffffff), 0x165667b1)
  f = Math.imul((f ^ (f >>> 13)) + (h % 0x7fffffff), 0x9e3779b1)
  return f ^ (f >>> 16)
}

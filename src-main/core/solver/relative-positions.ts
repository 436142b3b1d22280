/**
 * Exhausts the relative positions of a few units in one container (Martello, Pisinger, Vigo, den Boef &
 * Korst 2007; mirror images left out as by Fekete & Schepers 1997): of each two units one lies left of, below or behind
 * the other. Weight, support, load and order rules are left away, so `impossible` is a proof. What is
 * found is pushed into a corner, let down, and offered to the stowage, which knows all rules.
 */
import type { EffortMeter } from './effort-meter.ts'
import type { Instance, Template } from './instance.ts'
import { NOT_SUPPORTED, type Stowage } from './stowage.ts'

export type Verdict = 'found' | 'impossible' | 'notFound'

/** Above this many units there is little hope of an end. */
export const MOST_UNITS = 20
const N = MOST_UNITS
const AXES = 3
const ROWS = AXES * N
const LEVELS = (N * (N + 1)) / 2 + 1
/** What one step costs, in nodes, beside two for each unit that is in. */
const STEP = 4
/** What trying to let a found arrangement down costs. */
const SETTLING = 40

export class RelativePositions {
  readonly #instance: Instance
  readonly #meter: EffortMeter
  #count = 0
  #until = 0
  /** Units before this one were put in together at some time. */
  #deepest = 0
  #hasTwins = false
  /** An arrangement without overlap came up, though not one that the rules allow. */
  #wasRefused = false
  #into: Stowage | null = null
  readonly #type = new Int32Array(N)
  readonly #orientation = new Int32Array(N)
  readonly #length = new Float64Array(AXES)
  /** Row unit * 3 + axis. Head: where the unit can start at the earliest; tail: what must find room behind its end. */
  readonly #size = new Float64Array(ROWS)
  readonly #head = new Float64Array(ROWS)
  readonly #tail = new Float64Array(ROWS)
  /** Bit v: unit v was put directly behind (or before) this one. */
  readonly #next = new Int32Array(ROWS)
  readonly #previous = new Int32Array(ROWS)
  /** Bit v: unit v lies behind this one, directly or through others. */
  readonly #behind = new Int32Array(ROWS)
  /** Axes on which nothing lies behind anything yet: there both directions are mirror images. */
  #untouched = 0
  readonly #savedNumbers = new Float64Array(LEVELS * ROWS * 2)
  readonly #savedBits = new Int32Array(LEVELS * ROWS * 3)
  readonly #order = new Int32Array(N)
  readonly #x = new Float64Array(N)
  readonly #y = new Float64Array(N)
  readonly #z = new Float64Array(N)

  constructor(instance: Instance, meter: EffortMeter) {
    this.#instance = instance
    this.#meter = meter
  }

  /** Whether the template holds the demand; `into` holds it after `found`. Spends up to `nodes`. */
  decide(template: Template, demand: Int32Array, nodes: number, into: Stowage): Verdict {
    const { types } = this.#instance
    const byVolume = Array.from(demand.keys()).filter((t) => demand[t]! > 0)
    byVolume.sort((a, b) => types.volume[b]! - types.volume[a]! || a - b)
    this.#count = 0
    this.#hasTwins = false
    this.#wasRefused = false
    this.#deepest = 0
    for (const t of byVolume) {
      if (demand[t]! > 1) this.#hasTwins = true
      for (let unit = 0; unit < demand[t]!; unit++) {
        if (this.#count === N) return 'notFound'
        this.#type[this.#count++] = t
      }
    }
    this.#length[0] = template.w
    this.#length[1] = template.h
    this.#length[2] = template.d
    this.#until = this.#meter.spent + nodes
    this.#into = into
    // Twins are told apart by their height, which leaves no freedom for a mirror on that axis.
    this.#untouched = this.#hasTwins ? 0b101 : 0b111
    const isFound = this.#insert(template, demand, 0, 0)
    if (isFound) return 'found'
    return this.#isOver || this.#wasRefused ? 'notFound' : 'impossible'
  }

  /**
   * After `impossible`: the largest units, of which alone that is proven. The search never got beyond them.
   */
  core(): Int32Array {
    const core = new Int32Array(this.#instance.types.count)
    for (let u = 0; u <= this.#deepest; u++) {
      const t = this.#type[u]!
      core[t] = core[t]! + 1
    }
    return core
  }

  get #isOver(): boolean {
    return this.#meter.wasStopped || this.#meter.spent >= this.#until
  }

  /** Puts unit `u` in, in every orientation, beside all before it. True ends the search: found. */
  #insert(template: Template, demand: Int32Array, u: number, level: number): boolean {
    if (u === this.#count) return this.#settle(template, demand)
    this.#deepest = Math.max(this.#deepest, u)
    const { types, orientations } = this.#instance
    const t = this.#type[u]!
    for (let k = types.orientationStart[t]!; k < types.orientationStart[t + 1]!; k++) {
      this.#orientation[u] = k
      this.#size[3 * u] = orientations.w[k]!
      this.#size[3 * u + 1] = orientations.h[k]!
      this.#size[3 * u + 2] = orientations.d[k]!
      let isIn = true
      for (let axis = 0; axis < AXES; axis++) {
        const row = 3 * u + axis
        this.#head[row] = 0
        this.#tail[row] = 0
        this.#next[row] = 0
        this.#previous[row] = 0
        this.#behind[row] = 0
        if (this.#size[row]! > this.#length[axis]!) isIn = false
      }
      if (!isIn) continue
      if (this.#relate(template, demand, u, (1 << u) - 1, level)) return true
      if (this.#isOver) return false
    }
    return false
  }

  /** Decides how unit `u` lies to each unit of `open`, the one with the fewest ways first. */
  #relate(template: Template, demand: Int32Array, u: number, open: number, level: number): boolean {
    this.#meter.spend(STEP + 2 * u)
    if (this.#isOver) return false
    let rest = open
    let chosen = -1
    let ways = 0
    let fewest = 7
    for (let v = 0; v < u; v++) {
      if (((open >>> v) & 1) === 0) continue
      if (this.#isApart(u, v)) {
        rest &= ~(1 << v)
        continue
      }
      const possible = this.#waysOf(u, v)
      if (possible === 0) return false
      const count = bitsIn(possible)
      if (count >= fewest) continue
      fewest = count
      chosen = v
      ways = possible
    }
    if (chosen < 0) return this.#insert(template, demand, u + 1, level)
    rest &= ~(1 << chosen)
    this.#save(level, 3 * (u + 1))
    const untouched = this.#untouched
    for (let way = 0; way < 6; way++) {
      if (((ways >>> way) & 1) === 0) continue
      const axis = way >> 1
      const first = (way & 1) === 0 ? chosen : u
      const second = (way & 1) === 0 ? u : chosen
      this.#untouched = untouched & ~(1 << axis)
      if (this.#putBehind(axis, first, second)) {
        if (this.#relate(template, demand, u, rest, level + 1)) return true
      }
      this.#restore(level, 3 * (u + 1))
      this.#untouched = untouched
      if (this.#isOver) return false
    }
    return false
  }

  #isApart(u: number, v: number): boolean {
    for (let axis = 0; axis < AXES; axis++) {
      if (((this.#behind[3 * u + axis]! >>> v) & 1) === 1) return true
      if (((this.#behind[3 * v + axis]! >>> u) & 1) === 1) return true
    }
    return false
  }

  /** Bit 2 * axis: `u` behind `v` has room; bit 2 * axis + 1: `v` behind `u` has. */
  #waysOf(u: number, v: number): number {
    const areTwins = this.#type[u] === this.#type[v]
    let ways = 0
    for (let axis = 0; axis < AXES; axis++) {
      const a = 3 * u + axis
      const b = 3 * v + axis
      const both = this.#size[a]! + this.#size[b]!
      const room = this.#length[axis]! - both
      if (this.#head[b]! + this.#tail[a]! <= room) ways |= 1 << (2 * axis)
      if (((this.#untouched >>> axis) & 1) === 1) continue
      if (areTwins && axis === 1) continue
      if (this.#head[a]! + this.#tail[b]! <= room) ways |= 2 << (2 * axis)
    }
    return ways
  }

  #putBehind(axis: number, first: number, second: number): boolean {
    const a = 3 * first + axis
    const b = 3 * second + axis
    this.#next[a] = this.#next[a]! | (1 << second)
    this.#previous[b] = this.#previous[b]! | (1 << first)
    const after = this.#behind[b]! | (1 << second)
    for (let v = 0; v < this.#count; v++) {
      const row = 3 * v + axis
      const isBefore = v === first || ((this.#behind[row]! >>> first) & 1) === 1
      if (isBefore) this.#behind[row] = this.#behind[row]! | after
    }
    return (
      this.#raiseHead(axis, second, this.#head[a]! + this.#size[a]!) &&
      this.#raiseTail(axis, first, this.#tail[b]! + this.#size[b]!)
    )
  }

  #raiseHead(axis: number, u: number, to: number): boolean {
    const row = 3 * u + axis
    if (to <= this.#head[row]!) return true
    this.#head[row] = to
    const end = to + this.#size[row]!
    if (end + this.#tail[row]! > this.#length[axis]!) return false
    for (let bits = this.#next[row]!; bits !== 0; bits &= bits - 1) {
      if (!this.#raiseHead(axis, lowestBit(bits), end)) return false
    }
    return true
  }

  #raiseTail(axis: number, u: number, to: number): boolean {
    const row = 3 * u + axis
    if (to <= this.#tail[row]!) return true
    this.#tail[row] = to
    const end = to + this.#size[row]!
    if (end + this.#head[row]! > this.#length[axis]!) return false
    for (let bits = this.#previous[row]!; bits !== 0; bits &= bits - 1) {
      if (!this.#raiseTail(axis, lowestBit(bits), end)) return false
    }
    return true
  }

  #save(level: number, rows: number): void {
    const numbers = level * ROWS * 2
    const bits = level * ROWS * 3
    for (let row = 0; row < rows; row++) {
      this.#savedNumbers[numbers + 2 * row] = this.#head[row]!
      this.#savedNumbers[numbers + 2 * row + 1] = this.#tail[row]!
      this.#savedBits[bits + 3 * row] = this.#next[row]!
      this.#savedBits[bits + 3 * row + 1] = this.#previous[row]!
      this.#savedBits[bits + 3 * row + 2] = this.#behind[row]!
    }
  }

  #restore(level: number, rows: number): void {
    const numbers = level * ROWS * 2
    const bits = level * ROWS * 3
    for (let row = 0; row < rows; row++) {
      this.#head[row] = this.#savedNumbers[numbers + 2 * row]!
      this.#tail[row] = this.#savedNumbers[numbers + 2 * row + 1]!
      this.#next[row] = this.#savedBits[bits + 3 * row]!
      this.#previous[row] = this.#savedBits[bits + 3 * row + 1]!
      this.#behind[row] = this.#savedBits[bits + 3 * row + 2]!
    }
  }

  /** Pushes the arrangement to each of the four sides in turn, lets it down, and asks the stowage. */
  #settle(template: Template, demand: Int32Array): boolean {
    const order = this.#order
    for (let u = 0; u < this.#count; u++) {
      let at = u
      while (at > 0 && this.#head[3 * order[at - 1]! + 1]! > this.#head[3 * u + 1]!) {
        order[at] = order[at - 1]!
        at--
      }
      order[at] = u
    }
    for (let side = 0; side < 4; side++) {
      this.#meter.spend(SETTLING)
      if (this.#isAllowed(template, demand, (side & 1) === 1, (side & 2) === 2)) return true
    }
    this.#wasRefused = true
    return false
  }

  #isAllowed(template: Template, demand: Int32Array, isRight: boolean, isFront: boolean): boolean {
    const into = this.#into!
    into.start(template, demand)
    for (let i = 0; i < this.#count; i++) {
      const u = this.#order[i]!
      const row = 3 * u
      const far = row + 2
      const x = isRight ? template.w - this.#size[row]! - this.#tail[row]! : this.#head[row]!
      const z = isFront ? template.d - this.#size[far]! - this.#tail[far]! : this.#head[far]!
      const y = this.#floorAt(i, u, x, z)
      this.#x[u] = x
      this.#y[u] = y
      this.#z[u] = z
      const k = this.#orientation[u]!
      const t = this.#type[u]!
      if (into.weight + this.#instance.types.weight[t]! > template.maxWeight) return false
      if (into.contactAt(t, k, x, y, z) === NOT_SUPPORTED) return false
      into.place(t, k, x, y, z)
    }
    return true
  }

  /** The highest top beneath unit `u` among the first `i` in order. */
  #floorAt(i: number, u: number, x: number, z: number): number {
    const w = this.#size[3 * u]!
    const d = this.#size[3 * u + 2]!
    let floor = 0
    for (let j = 0; j < i; j++) {
      const v = this.#order[j]!
      if (this.#x[v]! >= x + w || x >= this.#x[v]! + this.#size[3 * v]!) continue
      if (this.#z[v]! >= z + d || z >= this.#z[v]! + this.#size[3 * v + 2]!) continue
      floor = Math.max(floor, this.#y[v]! + this.#size[3 * v + 1]!)
    }
    return floor
  }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}

function bitsIn(mask: number): number {
  let bits = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++
  return bits
}

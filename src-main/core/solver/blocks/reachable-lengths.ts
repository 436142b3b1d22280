/**
 * Reachable lengths: the longest row of the remaining units that fits a gap, for each axis. What a row cannot
 * reach of a gap is lost for certain (the knapsack of Araya, Guerrero & Nuñez 2017). Long containers are
 * looked at through a coarser ruler, which makes it an estimate there.
 */
import type { Instance, Template } from '../instance.ts'

const MOST_MARKS = 2048

/** For each axis: entry i is the longest reachable length that is no longer than i marks of the ruler, in lattice units. */
export type Reach = {
  readonly x: Int32Array
  readonly y: Int32Array
  readonly z: Int32Array
  /** The shortest side of any unit left along each axis: thinner room is of no use. */
  readonly minW: number
  readonly minH: number
  readonly minD: number
  /** Types with something left. */
  readonly kinds: number
}

export class ReachableLengths {
  readonly #instance: Instance
  readonly #template: Template
  readonly stepX: number
  readonly stepY: number
  readonly stepZ: number

  constructor(instance: Instance, template: Template) {
    this.#instance = instance
    this.#template = template
    this.stepX = Math.ceil(template.w / MOST_MARKS)
    this.stepY = Math.ceil(template.h / MOST_MARKS)
    this.stepZ = Math.ceil(template.d / MOST_MARKS)
  }

  /** What units of the types with something left can reach. */
  of(left: Int32Array): Reach {
    const { w, h, d } = this.#instance.orientations
    const template = this.#template
    return {
      x: this.#table(left, w, template.w, this.stepX),
      y: this.#table(left, h, template.h, this.stepY),
      z: this.#table(left, d, template.d, this.stepZ),
      minW: this.#shortest(left, w),
      minH: this.#shortest(left, h),
      minD: this.#shortest(left, d),
      kinds: left.reduce((kinds, units) => kinds + (units > 0 ? 1 : 0), 0),
    }
  }

  #table(left: Int32Array, sides: Float64Array, length: number, step: number): Int32Array {
    const marks = Math.floor(length / step)
    const reached = new Int32Array((marks >>> 5) + 1)
    reached[0] = 1
    const hasSide = this.#sidesOf(left, sides, step, marks)
    for (let side = 1; side <= marks; side++) {
      if (hasSide[side] === 0) continue
      // Once, twice, four times the side: together any number of units in a row.
      for (let shift = side; shift <= marks; shift *= 2) addShifted(reached, shift)
    }
    const table = new Int32Array(marks + 1)
    let longest = 0
    for (let at = 0; at <= marks; at++) {
      if (((reached[at >>> 5]! >>> (at & 31)) & 1) === 1) longest = at * step
      table[at] = longest
    }
    return table
  }

  #shortest(left: Int32Array, sides: Float64Array): number {
    const { orientationStart } = this.#instance.types
    let shortest = Infinity
    for (let t = 0; t < left.length; t++) {
      if (left[t] === 0) continue
      for (let k = orientationStart[t]!; k < orientationStart[t + 1]!; k++) {
        shortest = Math.min(shortest, sides[k]!)
      }
    }
    return shortest
  }

  #sidesOf(left: Int32Array, sides: Float64Array, step: number, marks: number): Uint8Array {
    const { types } = this.#instance
    const hasSide = new Uint8Array(marks + 1)
    for (let t = 0; t < types.count; t++) {
      if (left[t] === 0) continue
      for (let k = types.orientationStart[t]!; k < types.orientationStart[t + 1]!; k++) {
        const side = Math.max(1, Math.round(sides[k]! / step))
        if (side <= marks) hasSide[side] = 1
      }
    }
    return hasSide
  }
}

/** Of a set of lengths as bits, adds each length made longer by `shift`. */
function addShifted(bits: Int32Array, shift: number): void {
  const words = shift >>> 5
  const rest = shift & 31
  for (let i = bits.length - 1; i >= words; i--) {
    const low = i > words && rest > 0 ? bits[i - words - 1]! >>> (32 - rest) : 0
    bits[i] = bits[i]! | (bits[i - words]! << rest) | low
  }
}

/**
 * Weight shifts: under the objective shipping two cartons may cost less with the same units between them, because
 * each carries some weight for nothing (its dimensional weight) and the rest at its own rate. Moves and
 * swaps of units between cartons, as long as one of them pays (a local search; keepTogether groups stay whole).
 */
import { contentsOf } from './carton-subsets.ts'
import type { EffortMeter } from './effort-meter.ts'
import type { Filling } from './filling.ts'
import type { Instance } from './instance.ts'
import { type Loading, loadingOf } from './loading.ts'
import type { Price } from './price.ts'
import type { Stowage } from './stowage.ts'

/** Above this many (carton, type) pairs there would be too many shifts to try. */
const MOST_ROWS = 60
const MOST_SHIFTS = 40
/** Up to this many types two units are tried for one. */
const FEW_TYPES = 16

export class WeightShifts {
  readonly #instance: Instance
  readonly #filling: Filling
  readonly #meter: EffortMeter
  readonly #price: Price

  constructor(instance: Instance, filling: Filling, meter: EffortMeter, price: Price) {
    this.#instance = instance
    this.#filling = filling
    this.#meter = meter
    this.#price = price
  }

  improve(loading: Loading): Loading {
    let cartons = [...loading.cartons]
    for (let n = 0; n < MOST_SHIFTS && !this.#meter.isUsedUp; n++) {
      const better = this.#firstShift(cartons)
      if (better === null) break
      cartons = better
    }
    return loadingOf(this.#instance, this.#price, cartons, loading.left)
  }

  #firstShift(cartons: readonly Stowage[]): Stowage[] | null {
    const contents = cartons.map((carton) => contentsOf([carton], this.#instance.types.count))
    const rows = contents.reduce((sum, row) => sum + row.filter((units) => units > 0).length, 0)
    if (rows > MOST_ROWS) return null
    for (let a = 0; a < cartons.length; a++) {
      for (let b = 0; b < cartons.length; b++) {
        if (a === b || this.#meter.isUsedUp) continue
        const pair = this.#shiftBetween(cartons[a]!, cartons[b]!, contents[a]!, contents[b]!)
        if (pair === null) continue
        return cartons.flatMap((carton, i) => (i === a ? pair[0] : i === b ? pair[1] : [carton]))
      }
    }
    return null
  }

  /** One unit from `a` to `b`, and up to two back, if that pays and goes in. */
  #shiftBetween(
    a: Stowage,
    b: Stowage,
    inA: Int32Array,
    inB: Int32Array,
  ): [Stowage[], Stowage[]] | null {
    const { types } = this.#instance
    const now = this.#price(a.template, a.weight) + this.#price(b.template, b.weight)
    const returns = this.#returnsFrom(inB)
    for (let out = 0; out < types.count; out++) {
      if (inA[out] === 0 || types.together[out]! >= 0) continue
      for (const back of returns) {
        if (back.includes(out)) continue
        const moved = back.reduce((sum, t) => sum - types.weight[t]!, types.weight[out]!)
        const isEmpty = back.length === 0 && a.count === 1
        const then =
          (isEmpty ? 0 : this.#price(a.template, a.weight - moved)) +
          this.#price(b.template, b.weight + moved)
        if (then >= now - 1e-9 * now) continue
        const pair = this.#packed(a, b, inA, inB, out, back)
        if (pair !== null) return pair
      }
    }
    return null
  }

  /** What may come back for a unit: nothing, one unit, or two where there are few types. */
  #returnsFrom(inB: Int32Array): number[][] {
    const { types } = this.#instance
    const free = [...inB.keys()].filter((t) => inB[t]! > 0 && types.together[t]! < 0)
    const returns: number[][] = [[], ...free.map((t) => [t])]
    if (types.count > FEW_TYPES) return returns
    for (const [i, one] of free.entries()) {
      for (const two of free.slice(i)) {
        if (one !== two || inB[one]! > 1) returns.push([one, two])
      }
    }
    return returns
  }

  #packed(
    a: Stowage,
    b: Stowage,
    inA: Int32Array,
    inB: Int32Array,
    out: number,
    back: readonly number[],
  ): [Stowage[], Stowage[]] | null {
    const nextA = Int32Array.from(inA)
    const nextB = Int32Array.from(inB)
    nextA[out] = nextA[out]! - 1
    nextB[out] = nextB[out]! + 1
    for (const t of back) {
      nextA[t] = nextA[t]! + 1
      nextB[t] = nextB[t]! - 1
    }
    const loadedB = this.#filling.all(b.template, nextB, null, 0)
    if (loadedB === null) return null
    if (nextA.every((units) => units === 0)) return [[], [loadedB]]
    const loadedA = this.#filling.all(a.template, nextA, null, 0)
    return loadedA === null ? null : [[loadedA], [loadedB]]
  }
}

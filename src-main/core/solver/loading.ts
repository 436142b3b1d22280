/** A loading: the cartons that a demand (or a part of it) was put in, and how it compares with another one. */
import type { Instance } from './instance.ts'
import type { Price } from './price.ts'
import type { Stowage } from './stowage.ts'

export type Loading = {
  readonly cartons: readonly Stowage[]
  /** Units by type that are in no carton. */
  readonly left: Int32Array
  readonly leftCount: number
  readonly leftVolume: number
  readonly price: number
}

export function loadingOf(
  instance: Instance,
  price: Price,
  cartons: readonly Stowage[],
  left: Int32Array,
): Loading {
  let leftCount = 0
  let leftVolume = 0
  for (let t = 0; t < left.length; t++) {
    leftCount += left[t]!
    leftVolume += left[t]! * instance.types.volume[t]!
  }
  const total = cartons.reduce((sum, carton) => sum + price(carton.template, carton.weight), 0)
  return { cartons, left, leftCount, leftVolume, price: total }
}

/** What stays out counts first (units, or their volume for minWaste), the price after it. */
export function isBetter(instance: Instance, a: Loading, b: Loading): boolean {
  const byVolume = instance.objective === 'minWaste'
  const outA = byVolume ? a.leftVolume : a.leftCount
  const outB = byVolume ? b.leftVolume : b.leftCount
  if (outA !== outB) return outA < outB
  return a.price < b.price - 1e-9 * Math.abs(b.price)
}

/** The price that a better loading must stay under. */
export function belowOf(loading: Loading): number {
  return loading.leftCount > 0 ? Infinity : loading.price * (1 - 1e-9)
}

/** How many containers of each template are still to be had. */
export class Stock {
  readonly left: Float64Array

  constructor(quantities: Iterable<number>) {
    this.left = Float64Array.from(quantities)
  }

  without(cartons: readonly Stowage[]): Stock {
    const next = new Stock(this.left)
    for (const { template } of cartons) next.left[template.index] = next.left[template.index]! - 1
    return next
  }

  has(template: number): boolean {
    return this.left[template]! > 0
  }
}

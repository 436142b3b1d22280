/**
 * When exact partition is asked, and how deep. A small demand is shared among cartons by what is proven. A larger one
 * is first asked about its largest units alone: where these cost as much by themselves, nothing cheaper exists;
 * else its small types are bundled, and what is likely to go in comes first.
 */
import { unitsIn } from './demand.ts'
import type { EffortMeter } from './effort-meter.ts'
import {
  ExactPartition,
  MOST_PARTS,
  MOST_TEMPLATES,
  type PartitionRound,
} from './exact-partition.ts'
import type { Filling } from './filling.ts'
import type { Instance, Template } from './instance.ts'
import { type Loading, loadingOf, type Stock } from './loading.ts'
import type { Price } from './price.ts'
import type { Stowage } from './stowage.ts'

export type ExactAnswer = {
  readonly loading: Loading | null
  /** Whether nothing cheaper exists than the loading or, without one, than the price asked for. */
  readonly isProven: boolean
}

const SMALL_ROUNDS: readonly PartitionRound[] = [
  { nodes: 0, fullest: 1 },
  { nodes: 50_000, fullest: 1 },
]
const SMALL_DEEP_ROUNDS: readonly PartitionRound[] = [
  { nodes: 0, fullest: 0.8 },
  { nodes: 10_000, fullest: 0.88 },
  { nodes: 150_000, fullest: 1 },
  { nodes: 1_000_000, fullest: 1 },
]
const LARGE_ROUNDS: readonly PartitionRound[] = [
  { nodes: 0, fullest: 0.75 },
  { nodes: 0, fullest: 0.8 },
  { nodes: 20_000, fullest: 0.85 },
  { nodes: 60_000, fullest: 0.9 },
]
const AGAIN_ROUNDS: readonly PartitionRound[] = [
  { nodes: 0, fullest: 0.8 },
  { nodes: 20_000, fullest: 0.9 },
]
const LARGEST_ROUNDS: readonly PartitionRound[] = [
  { nodes: 0, fullest: 1 },
  { nodes: 60_000, fullest: 1 },
]
/** Units of a small demand. */
const SMALL = 12
/** Units above which a demand is shared by other means. */
const LARGE = 40
/** Largest units of a demand that are asked about alone. */
const LARGEST = 11
/** Parts of the nodes left that a question may take. */
const SMALL_SHARE = 0.6
const LARGEST_SHARE = 0.2
const SHARE = 0.5
const AGAIN_SHARE = 0.3
/** Nodes for filling up one carton around its largest units. */
const FILL_UP_NODES = 20_000

export class ExactLoading {
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

  /** The cheapest loading of a small demand; null where it is not small or the contract has more to say. */
  ofSmall(demand: Int32Array, stock: Stock, templates: readonly Template[]): ExactAnswer | null {
    if (unitsIn(demand) > SMALL) return null
    return this.#ask(demand, stock, templates, Infinity, SMALL_ROUNDS, SMALL_SHARE)
  }

  /** A loading of a large demand for less than `below`, built around the cheapest one of its largest units. */
  aroundLargest(
    demand: Int32Array,
    stock: Stock,
    templates: readonly Template[],
    below: number,
  ): ExactAnswer | null {
    const units = unitsIn(demand)
    if (units <= SMALL || units > LARGE) return null
    const largest = this.#largestOf(demand)
    const part = this.#ask(largest, stock, templates, below, LARGEST_ROUNDS, LARGEST_SHARE)
    if (part === null || part.loading === null) return part
    const whole = this.#fillUp(part.loading, largest, demand)
    return { loading: whole, isProven: part.isProven && whole !== null }
  }

  /** A loading of the demand for less than `below`. */
  below(
    demand: Int32Array,
    stock: Stock,
    templates: readonly Template[],
    below: number,
  ): ExactAnswer | null {
    if (unitsIn(demand) > LARGE) return null
    if (unitsIn(demand) <= SMALL) {
      return this.#ask(demand, stock, templates, below, SMALL_DEEP_ROUNDS, SHARE)
    }
    const largest = this.#largestOf(demand)
    const part = this.#ask(largest, stock, templates, below, LARGEST_ROUNDS, LARGEST_SHARE)
    if (part?.isProven === true && part.loading === null) return part
    return this.#ask(demand, stock, templates, below, LARGE_ROUNDS, SHARE)
  }

  /** A few cartons anew: a loading of what is in them for less than `below`. */
  again(
    demand: Int32Array,
    stock: Stock,
    templates: readonly Template[],
    below: number,
  ): ExactAnswer | null {
    if (unitsIn(demand) > SMALL) return null
    return this.#ask(demand, stock, templates, below, AGAIN_ROUNDS, AGAIN_SHARE)
  }

  #ask(
    demand: Int32Array,
    stock: Stock,
    templates: readonly Template[],
    below: number,
    rounds: readonly PartitionRound[],
    share: number,
  ): ExactAnswer | null {
    const { objective, types } = this.#instance
    if (objective === 'fast' || types.together.some((group) => group >= 0)) return null
    const units = unitsIn(demand)
    const isScarce = templates.some((template) => stock.left[template.index]! < units)
    if (isScarce || templates.length > MOST_TEMPLATES || this.#meter.isUsedUp) return null
    const nodes = this.#meter.left * share
    const order = { demand, templates, below, rounds, nodes }
    const partition = new ExactPartition(
      this.#instance,
      this.#filling,
      this.#meter,
      this.#price,
      order,
    )
    const { cartons, isProven } = partition.solve()
    if (cartons === null) return { loading: null, isProven }
    const nothing = new Int32Array(demand.length)
    return { loading: loadingOf(this.#instance, this.#price, cartons, nothing), isProven }
  }

  /** Puts all other units of the demand to the largest ones in their cartons, the fullest carton first. */
  #fillUp(part: Loading, largest: Int32Array, demand: Int32Array): Loading | null {
    let rest: Int32Array = demand.map((units, t) => units - largest[t]!)
    const cartons: Stowage[] = []
    const fullest = part.cartons.toSorted(
      (a, b) => b.volume / b.template.volume - a.volume / a.template.volume,
    )
    for (const { template, type, count } of fullest) {
      const both = Int32Array.from(rest)
      const forced = new Uint8Array(rest.length)
      for (const t of type.subarray(0, count)) {
        both[t] = both[t]! + 1
        forced[t] = 1
      }
      const order = { template, demand: both, start: null, forced, aim: 'volume' as const }
      const [found] = this.#filling.some({ ...order, most: 1, rules: 8, nodes: FILL_UP_NODES })
      if (found === undefined) return null
      cartons.push(found)
      rest = found.left
    }
    return rest.some((units) => units > 0)
      ? null
      : loadingOf(this.#instance, this.#price, cartons, rest)
  }

  /** As many of the largest units as make a small demand. */
  #largestOf(demand: Int32Array): Int32Array {
    const { volume } = this.#instance.types
    const largest = new Int32Array(demand.length)
    const byVolume = Array.from(demand.keys()).sort((a, b) => volume[b]! - volume[a]! || a - b)
    let parts = 1
    let room = LARGEST
    for (const t of byVolume) {
      const others = parts
      const most = Math.min(demand[t]!, room, Math.floor(MOST_PARTS / others) - 1)
      if (most <= 0) continue
      largest[t] = most
      parts = others * (most + 1)
      room -= most
    }
    return largest
  }
}

/**
 * Carton choice: the cheapest set of cartons for a demand. A first loading by fill-and-repeat, then sets of
 * one to three cartons in order of price, each round with more nodes a set, then subsets of the
 * chosen cartons once more together. Deterministic; anytime.
 */
import { type CartonSet, cartonSets } from './carton-sets.ts'
import { contentsOf, ordersOf, subsetsOf } from './carton-subsets.ts'
import type { EffortMeter } from './effort-meter.ts'
import { ExactLoading } from './exact-loading.ts'
import type { Filling } from './filling.ts'
import type { Instance, Template } from './instance.ts'
import { belowOf, isBetter, type Loading, loadingOf, type Stock } from './loading.ts'
import type { LowestPrice, Price } from './price.ts'
import {
  DEEP_ROUNDS,
  DEEPEST_ROUND,
  QUICK_ROUNDS,
  RELOAD_ROUNDS,
  type Round,
} from './set-rounds.ts'
import type { Stowage } from './stowage.ts'
import { LARGE_DEMAND, TemplateChoice } from './template-choice.ts'
import { WeightShifts } from './weight-shifts.ts'

/** Nodes of a search with blocks for each node of the request's own. */
const BLOCK_NODES = 3
/** Fewer units than this get fewer nodes with blocks, in proportion. */
const FULL_BLOCK_UNITS = 80
/** Far more than any filling that leaves something over is worth. */
const TAKES_ALL = 1e15
export class CartonChoice {
  readonly #instance: Instance
  readonly #filling: Filling
  readonly #meter: EffortMeter
  readonly #price: Price
  readonly #lowest: LowestPrice
  readonly #exact: ExactLoading
  readonly #largestVolume: number
  readonly #templates: TemplateChoice
  /** Only where prices depend on weights. */
  readonly #shifts: WeightShifts | null
  /** Whether each loading so far is proven to be the cheapest there is. */
  isLeast = true
  /** Contents that were loaded anew in vain. */
  readonly #reloaded = new Set<string>()

  constructor(
    instance: Instance,
    filling: Filling,
    meter: EffortMeter,
    price: Price,
    lowest: LowestPrice,
  ) {
    this.#lowest = lowest
    this.#templates = new TemplateChoice(instance, filling.bounds, price)
    this.#exact = new ExactLoading(instance, filling, meter, price)
    this.#instance = instance
    this.#filling = filling
    this.#meter = meter
    this.#price = price
    const isByWeight = instance.objective === 'shipping'
    this.#shifts = isByWeight ? new WeightShifts(instance, filling, meter, price) : null
    this.#largestVolume = Math.max(1, ...instance.templates.map((template) => template.volume))
  }

  /** Loads the demand into new cartons. */
  load(demand: Int32Array, stock: Stock): Loading {
    if (demand.every((units) => units === 0)) return this.#loading([], demand)
    const small = this.#exact.ofSmall(demand, stock, this.#templates.provable(demand, stock))
    if (small?.isProven === true && small.loading !== null) return small.loading
    const rough = this.#betterOf(this.#firstLoading(demand, stock), small?.loading)
    if (this.#instance.objective === 'fast') {
      this.isLeast = false
      return this.#firstFit(demand, stock) ?? rough
    }
    const usable = this.#templates.provable(demand, stock)
    const large = this.#exact.aroundLargest(demand, stock, usable, belowOf(rough))
    const first = this.#betterOf(rough, large?.loading)
    if (large?.isProven === true) return first
    const quick = this.#improveSubsets(stock, this.#searchSets(demand, stock, first, QUICK_ROUNDS))
    const shared = this.#exact.below(demand, stock, usable, belowOf(quick))
    const better = this.#improveSubsets(stock, this.#betterOf(quick, shared?.loading))
    if (shared?.isProven === true) return better
    this.isLeast = false
    const deep = this.#searchSets(demand, stock, better, DEEP_ROUNDS)
    const done = deep === better ? better : this.#improveSubsets(stock, deep)
    const whole = done.leftCount > 0 ? this.#deepenPart(demand, stock, done) : done
    return this.#shifts === null ? whole : this.#shifts.improve(whole)
  }

  #betterOf(a: Loading, b: Loading | null | undefined): Loading {
    return b != null && isBetter(this.#instance, b, a) ? b : a
  }

  #loading(cartons: readonly Stowage[], left: Int32Array): Loading {
    return loadingOf(this.#instance, this.#price, cartons, left)
  }

  /** Objective `fast`: the first template of the request that takes everything. */
  #firstFit(demand: Int32Array, stock: Stock): Loading | null {
    for (const template of this.#instance.templates) {
      if (!stock.has(template.index)) continue
      const found = this.#filling.all(template, demand, null, 0)
      if (found !== null) return this.#loading([found], found.left)
    }
    return null
  }

  #firstLoading(demand: Int32Array, stock: Stock): Loading {
    const byRatio = this.#fillAndRepeat(demand, stock)
    if (byRatio.leftCount === 0 && byRatio.cartons.length === 1) return byRatio
    if (this.#meter.isUsedUp) return byRatio
    const bySeed = this.#seedAndRepeat(demand, stock)
    return isBetter(this.#instance, bySeed, byRatio) ? bySeed : byRatio
  }

  /** Again and again takes the unit that needs the dearest carton and fills that carton up around it. */
  #seedAndRepeat(demand: Int32Array, stock: Stock): Loading {
    let rest = demand
    let left = stock
    const cartons: Stowage[] = []
    while (rest.some((units) => units > 0) && !this.#meter.wasStopped) {
      const next = this.#bestAroundSeed(rest, left)
      if (next === null) break
      cartons.push(next)
      rest = next.left
      left = left.without([next])
    }
    return this.#loading(cartons, rest)
  }

  #bestAroundSeed(demand: Int32Array, stock: Stock): Stowage | null {
    const { bounds } = this.#filling
    const templates = this.#templates.worthTrying(demand, stock)
    let seed = -1
    let seedPrice = -1
    for (let t = 0; t < demand.length; t++) {
      if (demand[t] === 0) continue
      const needs = templates.filter((template) => bounds.fits(template, t))
      const least = Math.min(...needs.map((template) => this.#price(template, 0)))
      const volume = this.#instance.types.volume[t]!
      const isHarder =
        least > seedPrice || (least === seedPrice && volume > this.#instance.types.volume[seed]!)
      if (needs.length === 0 || !isHarder) continue
      seed = t
      seedPrice = least
    }
    if (seed < 0) return null
    const forced = new Uint8Array(demand.length)
    forced[seed] = 1
    const homes = templates.filter((template) => bounds.fits(template, seed))
    return this.#bestFilled(homes, demand, forced, this.#isLarge ? 1 : 3)
  }

  /** Fills the carton that gives most volume for its price, again and again. */
  #fillAndRepeat(demand: Int32Array, stock: Stock): Loading {
    let rest = demand
    let left = stock
    const cartons: Stowage[] = []
    while (rest.some((units) => units > 0) && !this.#meter.wasStopped) {
      const next = this.#bestCarton(rest, left)
      if (next === null) break
      cartons.push(next)
      rest = next.left
      left = left.without([next])
    }
    return this.#loading(cartons, rest)
  }

  #bestCarton(demand: Int32Array, stock: Stock): Stowage | null {
    const templates = this.#templates.worthTrying(demand, stock)
    const rules = templates.length > 4 || this.#isLarge ? 1 : 3
    return this.#bestFilled(templates, demand, null, rules)
  }

  /** The filling of most value, the most promising templates first; what cannot become better is not filled. */
  #bestFilled(
    templates: readonly Template[],
    demand: Int32Array,
    forced: Uint8Array | null,
    rules: number,
  ): Stowage | null {
    const promises = templates.map((template) => this.#mostValue(template, demand))
    const order = templates.map((_, i) => i).sort((a, b) => promises[b]! - promises[a]! || a - b)
    let best: Stowage | null = null
    let bestValue = Number.NEGATIVE_INFINITY
    for (const i of order) {
      if (promises[i]! <= bestValue) break
      const found = this.#someOf(templates[i]!, demand, forced, rules, 0, 1)[0]
      if (found === undefined) continue
      const value = this.#valueOf(found, this.#price(found.template, found.weight))
      if (value <= bestValue) continue
      best = found
      bestValue = value
    }
    return best
  }

  /** No filling of the template is worth more than this. */
  #mostValue(template: Template, demand: Int32Array): number {
    const price = this.#price(template, 0)
    if (this.#filling.bounds.mayHold(template, demand)) return TAKES_ALL / (1 + price)
    if (this.#isScarce) return Number.MAX_VALUE
    return template.volume / this.#largestVolume / Math.max(1e-9, price)
  }

  /** Volume for the price; what takes all the rest is best where it is cheapest. */
  #valueOf(found: Stowage, price: number): number {
    if (found.leftCount === 0) return TAKES_ALL / (1 + price)
    if (this.#isScarce)
      return this.#aim === 'count' ? found.count : found.volume / found.template.volume
    return found.volume / this.#largestVolume / Math.max(1e-9, price)
  }

  get #isLarge(): boolean {
    return this.#instance.unitCount > LARGE_DEMAND
  }

  get #isScarce(): boolean {
    return this.#instance.templates.every((template) => template.quantity !== Infinity)
  }

  get #aim(): 'volume' | 'count' {
    return this.#isScarce && this.#instance.objective !== 'minWaste' ? 'count' : 'volume'
  }

  #someOf(
    template: Template,
    demand: Int32Array,
    forced: Uint8Array | null,
    rules: number,
    nodes: number,
    most: number,
  ): Stowage[] {
    const order = { template, demand, start: null, forced, aim: this.#aim, most, rules, nodes }
    return this.#filling.some(order)
  }

  /** Sets of cartons in order of price, in rounds that look ever deeper. */
  #searchSets(demand: Int32Array, stock: Stock, first: Loading, rounds: readonly Round[]): Loading {
    let best = first
    for (const round of rounds) {
      if (this.#meter.isUsedUp) break
      const found = this.#bestOfRound(demand, stock, best, round)
      if (found !== null) best = found
      if (this.#setsBelow(demand, stock, best, DEEPEST_ROUND).length === 0) break
    }
    return best
  }

  /** The cheapest set that holds the demand for less than `best`, if this round finds one. */
  #bestOfRound(demand: Int32Array, stock: Stock, best: Loading, round: Round): Loading | null {
    const until = this.#meter.spent + round.share * this.#meter.limit
    let found: Loading | null = null
    for (const set of this.#setsBelow(demand, stock, best, round)) {
      if (this.#meter.isUsedUp || this.#meter.spent > until) break
      // What a set really costs may depend on the weights in it; sets that cannot cost less end the round.
      if (found !== null && set.price >= found.price * (1 - 1e-9)) break
      const tried = this.#trySet(demand, set, round.nodes)
      if (tried !== null && isBetter(this.#instance, tried, found ?? best)) found = tried
    }
    return found
  }

  #setsBelow(demand: Int32Array, stock: Stock, best: Loading, round: Round): CartonSet[] {
    const templates = this.#templates.worthTrying(demand, stock)
    return cartonSets(this.#instance, this.#filling.bounds, this.#price, {
      demand,
      stock,
      templates,
      below: belowOf(best),
      lowest: this.#lowest,
      most: round.cartons,
      fullest: round.fullest,
    })
  }

  #trySet(demand: Int32Array, set: CartonSet, nodes: number): Loading | null {
    for (const templates of ordersOf(set.templates)) {
      const cartons = this.#tryInOrder(demand, templates, nodes)
      if (cartons !== null) return this.#loading(cartons, new Int32Array(demand.length))
    }
    return null
  }

  /** Fills the first carton in several ways and looks whether the others take the rest. */
  #tryInOrder(demand: Int32Array, templates: readonly Template[], nodes: number): Stowage[] | null {
    const [first, ...others] = templates
    if (first === undefined) return null
    if (others.length === 0) {
      const found = this.#filling.all(first, demand, null, nodes)
      return found === null ? null : [found]
    }
    const { bounds } = this.#filling
    const forced = Uint8Array.from(demand, (units, t) =>
      units > 0 && !others.some((other) => bounds.fits(other, t)) ? 1 : 0,
    )
    const most = nodes === 0 ? 3 : 8
    for (const found of this.#someOf(first, demand, forced, 8, nodes / 2, most)) {
      if (this.#meter.wasStopped) return null
      if (found.leftCount === 0) return [found]
      const rest = this.#tryInOrder(found.left, others, nodes / 2)
      if (rest !== null) return [found, ...rest]
    }
    return null
  }

  /** Not everything can go in: spends what is left on filling the cartons better. */
  #deepenPart(demand: Int32Array, stock: Stock, best: Loading): Loading {
    let better = best
    const templates = this.#templates.worthTrying(demand, stock)
    const units = demand.reduce((sum, count) => sum + count, 0)
    const share = Math.min(1, units / FULL_BLOCK_UNITS) / templates.length
    const nodes = BLOCK_NODES * this.#meter.limit * share
    for (const template of templates) {
      if (this.#meter.wasStopped) break
      for (const found of this.#fullest(template, demand, nodes)) {
        const rest = this.#fillAndRepeat(found.left, stock.without([found]))
        const loading = this.#loading([found, ...rest.cartons], rest.left)
        if (isBetter(this.#instance, loading, better)) better = loading
      }
    }
    return better
  }

  /** One container as full as blocks get it, and as full as single units do: of few or unlike ones, fuller. */
  #fullest(template: Template, demand: Int32Array, nodes: number): Stowage[] {
    const inBlocks = this.#filling.inBlocks(template, demand, this.#aim, nodes)
    const inUnits = this.#someOf(template, demand, null, 8, this.#meter.left / 2, 1)
    return inBlocks === null ? inUnits : [inBlocks, ...inUnits]
  }

  /** Takes one, two or three of the cartons and loads what is in them anew, for less. */
  #improveSubsets(stock: Stock, loading: Loading): Loading {
    let best = loading
    let isBetterNow = best.cartons.length > 1
    while (isBetterNow && !this.#meter.isUsedUp) {
      isBetterNow = false
      for (const subset of subsetsOf(best.cartons)) {
        if (this.#meter.isUsedUp) break
        const next = this.#reload(best, subset, stock)
        if (next === null || !isBetter(this.#instance, next, best)) continue
        best = next
        isBetterNow = true
        break
      }
    }
    return best
  }

  #reload(loading: Loading, chosen: readonly Stowage[], stock: Stock): Loading | null {
    const others = loading.cartons.filter((carton) => !chosen.includes(carton))
    const demand = contentsOf(chosen, loading.left.length)
    const now = this.#loading(chosen, new Int32Array(demand.length))
    const question = `${demand.join()}:${now.price}`
    if (this.#reloaded.has(question)) return null
    this.#reloaded.add(question)
    const rest = stock.without(others)
    const exact = this.#exact.again(
      demand,
      rest,
      this.#templates.provable(demand, rest),
      belowOf(now),
    )
    if (exact?.loading != null) {
      return this.#loading([...others, ...exact.loading.cartons], loading.left)
    }
    if (exact !== null) return null
    for (const round of RELOAD_ROUNDS) {
      const found = this.#bestOfRound(demand, rest, now, round)
      if (found !== null) return this.#loading([...others, ...found.cartons], loading.left)
    }
    return null
  }
}

/**
 * Filling one container: does it hold all of a demand, and if not, which good parts of it does it hold?
 * First the constructive packing under every scoring rule, then beam search as long as its nodes last.
 * keepTogether groups go in whole or not at all.
 */
import { type Aim, Beam, type StowagePool, worthOf } from './beam.ts'
import { BlockFilling } from './blocks/block-filling.ts'
import { Bounds } from './bounds.ts'
import { Construction } from './construction.ts'
import { randomFrom, unitsIn, volumeOf } from './demand.ts'
import type { EffortMeter } from './effort-meter.ts'
import { groupsBeyond } from './group-choice.ts'
import type { Instance, Template } from './instance.ts'
import { MOST_UNITS, RelativePositions } from './relative-positions.ts'
import { SCORING_RULES } from './scoring.ts'
import { Stowage } from './stowage.ts'

export type FillOrder = {
  readonly template: Template
  readonly demand: Int32Array
  /** What is in the container already, or null for an empty one. */
  readonly start: Stowage | null
  /** Types that fit nowhere else and so go in first, or null. */
  readonly forced: Uint8Array | null
  readonly aim: Aim
  /** How many different fillings are wanted. */
  readonly most: number
  /** How many scoring rules are tried. */
  readonly rules: number
  /** Nodes for beam search after the rules. */
  readonly nodes: number
}

const BEAM_WIDTH = 8
const BEAM_BRANCH = 6
/** Part of the nodes that goes into shaken orders before beam search has the rest. */
const SHAKEN_SHARE = 0.6
/** Nodes that exhausting the relative positions of a few units may take, however little search is asked for. */
const LEAST_EXHAUSTION = 16_000
const EXHAUSTION_SHARE = 0.5
/** Of more units than this few proofs end that did not end soon. */
const HOPEFUL_UNITS = 10
/** In a container that would be this full, proving comes before trying. */
const NEARLY_FULL = 0.5
const FIRST_EXHAUSTION = 2500
/** Nodes of a short search with blocks. */
const BLOCK_TASTE = 40_000
/** Orders tried from one rule before the next one has its turn. */
const SHAKES = 40
const AMPLITUDES = [0.3, 1.2, 0.6]
/** Above this many units groups are chosen by volume before a container is filled. */
const MANY_UNITS = 150
/** Answers kept for questions that come again (the first carton of many sets is the same). */
const MOST_REMEMBERED = 500

export class Filling {
  readonly bounds: Bounds
  readonly #instance: Instance
  readonly #meter: EffortMeter
  readonly #construction: Construction
  readonly #beam: Beam
  readonly #blocks: BlockFilling
  readonly #pool: Stowage[] = []
  readonly #capacity: number
  readonly #hasGroups: boolean
  /** Most nodes spent in vain on a question that was asked before. */
  readonly #fillings = new Map<string, Stowage[]>()
  readonly #failures = new Map<string, number>()
  readonly #relative: RelativePositions
  /** Part of a refuted demand that is refuted by itself. */
  readonly #cores = new Map<string, Int32Array>()

  constructor(instance: Instance, meter: EffortMeter) {
    this.#instance = instance
    this.#meter = meter
    this.bounds = new Bounds(instance)
    this.#capacity = instance.unitCount
    this.#hasGroups = instance.types.together.some((group) => group >= 0)
    this.#construction = new Construction(instance, meter)
    const pool: StowagePool = { take: () => this.#take(), give: (s) => this.#pool.push(s) }
    this.#relative = new RelativePositions(instance, meter)
    this.#beam = new Beam(this.#construction, meter, pool)
    this.#blocks = new BlockFilling(instance, meter)
  }

  /** A stowage that outlives the search. */
  snapshot(found: Stowage): Stowage {
    const copy = new Stowage(this.#instance, found.template, Math.max(1, found.count))
    copy.copyFrom(found)
    return copy
  }

  /** An empty stowage with room for every unit. */
  fresh(template: Template, demand: Int32Array): Stowage {
    const stowage = new Stowage(this.#instance, template, Math.max(1, this.#capacity))
    stowage.start(template, demand)
    return stowage
  }

  /** The whole demand in one container, or null when that was not found. */
  all(
    template: Template,
    demand: Int32Array,
    start: Stowage | null,
    nodes: number,
  ): Stowage | null {
    if (!this.bounds.mayHold(template, demand, start?.volume ?? 0, start?.weight ?? 0)) return null
    const key = start === null ? `${template.index}:${demand.join()}` : null
    if (key !== null && (this.#failures.get(key) ?? -1) >= nodes) return null
    const best = this.#take()
    const isNew = key === null || !this.#failures.has(key)
    const isFull = key !== null && volumeOf(this.#instance, demand) > NEARLY_FULL * template.volume
    const isDone =
      (isNew && isFull && this.#exhaust(template, demand, best, key, FIRST_EXHAUSTION)) ||
      (isNew &&
        !this.isRefuted(template, demand) &&
        this.#tryRules(template, demand, start, best)) ||
      (key !== null && this.#exhaust(template, demand, best, key, exhaustionFor(demand, nodes))) ||
      (nodes > 0 &&
        !this.isRefuted(template, demand) &&
        this.#tryShaken(template, demand, start, best, nodes * SHAKEN_SHARE)) ||
      (nodes > 0 &&
        !this.isRefuted(template, demand) &&
        this.#tryBeams(template, demand, start, best, nodes * (1 - SHAKEN_SHARE)))
    const found = isDone ? this.snapshot(best) : null
    this.#pool.push(best)
    if (!isDone && key !== null && !this.isRefuted(template, demand)) {
      this.#failures.set(key, nodes)
    }
    return found
  }

  /** A part of the demand that is proven not to go into an empty container, or null. */
  refutedCore(template: Template, demand: Int32Array): Int32Array | null {
    return this.#cores.get(`${template.index}:${demand.join()}`) ?? null
  }

  /** Whether it is proven that an empty container does not hold the demand. */
  isRefuted(template: Template, demand: Int32Array): boolean {
    return this.#failures.get(`${template.index}:${demand.join()}`) === Infinity
  }

  /** All relative positions of a few units: finds what the rules miss, or proves that there is nothing. */
  #exhaust(
    template: Template,
    demand: Int32Array,
    into: Stowage,
    key: string,
    nodes: number,
  ): boolean {
    if (unitsIn(demand) > MOST_UNITS || this.isRefuted(template, demand)) return false
    const verdict = this.#relative.decide(template, demand, nodes, into)
    if (verdict === 'impossible') {
      this.#failures.set(key, Infinity)
      this.#cores.set(key, this.#relative.core())
    }
    return verdict === 'found'
  }

  #tryRules(template: Template, demand: Int32Array, start: Stowage | null, into: Stowage): boolean {
    for (const rule of SCORING_RULES) {
      this.#reset(into, template, demand, start)
      this.#construction.use(rule, null)
      this.#construction.complete(into)
      if (into.leftCount === 0) return true
      if (this.#meter.isUsedUp) return false
    }
    return false
  }

  /** Other orders of items, from the best one on: cheap, and often enough. */
  #tryShaken(
    template: Template,
    demand: Int32Array,
    start: Stowage | null,
    best: Stowage,
    nodes: number,
  ): boolean {
    // Of three units there are too few orders to be worth disturbing.
    if (unitsIn(demand) <= 3) return false
    const until = this.#meter.spent + nodes
    const random = randomFrom(1)
    for (let turn = 0; this.#meter.spent < until && !this.#meter.isUsedUp; turn++) {
      this.#construction.use(SCORING_RULES[turn % 3]!, null)
      let most = -1
      for (let n = 0; n < SHAKES && this.#meter.spent < until && !this.#meter.isUsedUp; n++) {
        if (n > 0) this.#construction.shake(AMPLITUDES[n % AMPLITUDES.length]!, random)
        this.#reset(best, template, demand, start)
        this.#construction.complete(best)
        if (best.leftCount === 0) return true
        if (best.volume < most) continue
        most = best.volume
        this.#construction.keepRanks()
      }
    }
    return false
  }

  #tryBeams(
    template: Template,
    demand: Int32Array,
    start: Stowage | null,
    best: Stowage,
    nodes: number,
  ): boolean {
    const until = this.#meter.spent + nodes
    const from = this.#take()
    let isDone = false
    for (let round = 0; !isDone && round < 3 && this.#meter.spent < until; round++) {
      this.#reset(from, template, demand, start)
      best.copyFrom(from)
      this.#construction.use(SCORING_RULES[round]!, null)
      const share = (until - this.#meter.spent) / (3 - round)
      isDone = this.#beam.run(from, best, BEAM_WIDTH, BEAM_BRANCH, share, 'volume', ignore)
    }
    this.#pool.push(from)
    return isDone
  }

  /** A short search with blocks, out of the request's own nodes, where many units are equal. */
  #tasteBlocks(template: Template, demand: Int32Array, aim: Aim, into: Stowage): boolean {
    if (this.#meter.isUsedUp || !this.#blocks.pays(template, demand)) return false
    into.start(template, demand)
    this.#construction.use(SCORING_RULES[0]!, null)
    const nodes = Math.min(BLOCK_TASTE, this.#meter.left)
    this.#meter.spend(this.#blocks.fill(into, aim, nodes, this.#construction))
    return into.count > 0
  }

  /** As much volume as blocks bring into an empty container, or null where blocks do not suit the demand. */
  inBlocks(template: Template, demand: Int32Array, aim: Aim, nodes: number): Stowage | null {
    if (!this.#blocks.suits(template, demand)) return null
    const into = this.#take()
    into.start(template, demand)
    this.#construction.use(SCORING_RULES[0]!, null)
    this.#blocks.fill(into, aim, nodes, this.#construction)
    const found = into.count > 0 ? this.snapshot(into) : null
    this.#pool.push(into)
    return found
  }

  /** The places that the packing likes best for what is in `only`, best first. */
  places(start: Stowage, only: Int32Array, most: number) {
    const from = this.#take()
    from.copyFrom(start)
    from.demand(only)
    const c = this.#construction
    c.use(SCORING_RULES[0]!, null)
    c.look(from, most)
    this.#pool.push(from)
    return Array.from({ length: c.found }, (_, i) => ({
      k: c.orientation[i]!,
      x: c.x[i]!,
      y: c.y[i]!,
      z: c.z[i]!,
    }))
  }

  /** Different good fillings of the container, best first; each leaves its rest in `left`. */
  some(order: FillOrder): Stowage[] {
    if (order.start !== null) return this.#someWhole(order)
    const key = `${order.template.index}:${order.demand.join()}:${order.forced?.join() ?? ''}:${order.aim}:${order.rules}:${order.nodes}:${order.most}`
    const known = this.#fillings.get(key)
    if (known !== undefined) return known
    const found = this.#someWhole(order)
    if (this.#fillings.size < MOST_REMEMBERED) this.#fillings.set(key, found)
    return found
  }

  /** With very many units groups that go beyond the container are not tried at all. */
  #someWhole(order: FillOrder): Stowage[] {
    const { types, unitCount } = this.#instance
    if (!this.#hasGroups || unitCount <= MANY_UNITS)
      return this.#someWithout(order, order.demand, new Set())
    const room = order.template.volume - (order.start?.volume ?? 0)
    const beyond = groupsBeyond(types, order.demand, room, order.forced)
    const demand = Int32Array.from(order.demand, (units, t) =>
      beyond.has(types.together[t]!) ? 0 : units,
    )
    const found = this.#someWithout(order, demand, beyond)
    for (const one of found) one.demand(this.#rest(order.demand, one, order.start))
    return found
  }

  #someWithout(order: FillOrder, demand: Int32Array, forgone: ReadonlySet<number>): Stowage[] {
    const kept: Stowage[] = []
    const split = new Map<number, number>()
    const offer = (found: Stowage) => {
      const group = this.#hasGroups ? this.#splitGroup(found, forgone) : -1
      if (group >= 0) split.set(group, (split.get(group) ?? 0) + 1)
      else if (found.count > found.sealed) this.#keep(kept, found, order)
    }
    this.#runRules(order, demand, order.forced, offer)
    const [group] = [...split.keys()]
    if (group === undefined) return kept
    this.#runRules({ ...order, rules: 2 }, demand, this.#withGroupFirst(order.forced, group), offer)
    const rest = Int32Array.from(demand, (units, t) =>
      this.#instance.types.together[t] === group ? 0 : units,
    )
    const without = this.#someWithout(order, rest, new Set([...forgone, group]))
    for (const found of without) {
      found.demand(this.#rest(order.demand, found, order.start))
      this.#keep(kept, found, order)
    }
    return kept
  }

  #runRules(
    order: FillOrder,
    demand: Int32Array,
    forced: Uint8Array | null,
    offer: (found: Stowage) => void,
  ): void {
    const stowage = this.#take()
    for (const rule of SCORING_RULES.slice(0, order.rules)) {
      this.#reset(stowage, order.template, demand, order.start)
      this.#construction.use(rule, forced)
      this.#construction.complete(stowage)
      offer(stowage)
      if (stowage.leftCount === 0 || this.#meter.wasStopped) break
    }
    if (stowage.leftCount > 0 && order.start === null && forced === null) {
      if (this.#tasteBlocks(order.template, demand, order.aim, stowage)) offer(stowage)
    }
    if (order.nodes > 0 && stowage.leftCount > 0 && !this.#meter.isUsedUp) {
      const from = this.#take()
      this.#reset(from, order.template, demand, order.start)
      this.#construction.use(SCORING_RULES[0]!, forced)
      stowage.copyFrom(from)
      this.#beam.run(from, stowage, BEAM_WIDTH, BEAM_BRANCH, order.nodes, order.aim, offer)
      this.#pool.push(from)
    }
    this.#pool.push(stowage)
  }

  #withGroupFirst(forced: Uint8Array | null, group: number): Uint8Array {
    const { together } = this.#instance.types
    return Uint8Array.from(together, (of, t) => (of === group || forced?.[t] === 1 ? 1 : 0))
  }

  /** A group that is partly in and partly out, or -1. */
  #splitGroup(found: Stowage, forgone: ReadonlySet<number>): number {
    const { together } = this.#instance.types
    for (let i = 0; i < found.count; i++) {
      const group = together[found.type[i]!]!
      if (group < 0 || forgone.has(group)) continue
      for (let t = 0; t < found.left.length; t++) {
        if (found.left[t]! > 0 && together[t] === group) return group
      }
    }
    return -1
  }

  #keep(kept: Stowage[], found: Stowage, order: FillOrder): void {
    const worth = worthOf(found, order.aim)
    let at = kept.length
    while (at > 0 && worthOf(kept[at - 1]!, order.aim) < worth) at--
    if (at >= order.most) return
    if (kept.some((other) => isSameRest(other, found))) return
    kept.splice(at, 0, this.snapshot(found))
    if (kept.length > order.most) kept.pop()
  }

  /** What of the demand is not in the stowage (what was in at the start does not count). */
  #rest(demand: Int32Array, found: Stowage, start: Stowage | null): Int32Array {
    const rest = Int32Array.from(demand)
    for (let i = start?.count ?? 0; i < found.count; i++) {
      const t = found.type[i]!
      rest[t] = rest[t]! - 1
    }
    return rest
  }

  #reset(into: Stowage, template: Template, demand: Int32Array, start: Stowage | null): void {
    if (start === null) {
      into.start(template, demand)
      return
    }
    into.copyFrom(start)
    into.demand(demand)
  }

  #take(): Stowage {
    return (
      this.#pool.pop() ??
      new Stowage(this.#instance, this.#instance.templates[0]!, Math.max(1, this.#capacity))
    )
  }
}

function exhaustionFor(demand: Int32Array, nodes: number): number {
  if (unitsIn(demand) > HOPEFUL_UNITS) return LEAST_EXHAUSTION
  return Math.max(LEAST_EXHAUSTION, nodes * EXHAUSTION_SHARE)
}

function ignore(): void {}

function isSameRest(a: Stowage, b: Stowage): boolean {
  for (let t = 0; t < a.left.length; t++) if (a.left[t] !== b.left[t]) return false
  return true
}

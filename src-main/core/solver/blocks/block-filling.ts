/**
 * Fills one container with blocks: where many units are to go in and not all need to, this fills far better
 * than unit by unit. The answer is an ordinary stowage, built unit by unit under all rules.
 */
import type { Aim } from '../beam.ts'
import type { Construction } from '../construction.ts'
import type { EffortMeter } from '../effort-meter.ts'
import type { Instance, Template } from '../instance.ts'
import type { Stowage } from '../stowage.ts'
import { BlockBeam } from './block-beam.ts'
import { generateBlocks } from './block-generation.ts'
import { eachUnit } from './block-set.ts'
import type { BlockState } from './block-state.ts'
import { ReachableLengths } from './reachable-lengths.ts'

/** Fewer units than this are better tried one by one. */
const LEAST_UNITS = 16
/** Units of a type, on average, from which blocks pay even in a short search. */
const LEAST_EQUAL = 4
/** What is looked at beyond the volume that went in before, where the number of units counts. */
const COUNTED_SLACK = 0.04
const MOST_BLOCKS = 10_000
const MOST_PAIRS = 4_000_000
/** Part of the nodes that may go into making blocks. */
const PAIRS_SHARE = 0.5
/** Lengths are kept as 32-bit integers, their sums too. */
const LONGEST = 2 ** 28

export class BlockFilling {
  readonly #instance: Instance
  readonly #meter: EffortMeter

  constructor(instance: Instance, meter: EffortMeter) {
    this.#instance = instance
    this.#meter = meter
  }

  /** Whether blocks keep all rules of the demand: those on loads and groups concern single units. */
  suits(template: Template, demand: Int32Array): boolean {
    const { types } = this.#instance
    if (Math.max(template.w, template.h, template.d) > LONGEST) return false
    let units = 0
    for (let t = 0; t < demand.length; t++) {
      if (demand[t] === 0) continue
      if (types.together[t]! >= 0 || types.isFragile[t] === 1) return false
      if (types.maxLoad[t]! < Infinity || types.maxStackHeight[t]! < Infinity) return false
      units += demand[t]!
    }
    return units >= LEAST_UNITS
  }

  /** Whether so many units are equal that blocks are worth a look wherever a container is filled. */
  pays(template: Template, demand: Int32Array): boolean {
    let units = 0
    let kinds = 0
    for (const count of demand) {
      units += count
      if (count > 0) kinds++
    }
    return units >= kinds * LEAST_EQUAL && this.suits(template, demand)
  }

  /** Fills the empty stowage `into`, which knows its demand. Returns the nodes that it took. */
  fill(into: Stowage, aim: Aim, nodes: number, construction: Construction): number {
    const meter = this.#meter.branch(nodes)
    const demand = Int32Array.from(into.left)
    const best =
      aim === 'volume'
        ? this.#search(into.template, demand, aim, meter)
        : this.#searchSmallest(into.template, demand, meter)
    this.#meter.join(meter)
    this.#build(best, into)
    construction.complete(into)
    return meter.spent
  }

  #search(template: Template, demand: Int32Array, aim: Aim, meter: EffortMeter): BlockState {
    const instance = this.#instance
    const isSupported = this.#needsSupport(demand)
    const pairs = Math.min(MOST_PAIRS, PAIRS_SHARE * meter.left)
    const order = { template, demand, isSupported, most: MOST_BLOCKS, pairs }
    const blocks = generateBlocks(instance, order, meter)
    const lengths = new ReachableLengths(instance, template)
    const task = { instance, template, demand, isSupported, aim, blocks, lengths }
    const beam = new BlockBeam(task, meter)
    beam.run()
    return beam.best
  }

  /**
   * The most units are among the smallest ones. Those that would fill the whole container come first, then, since
   * some room is always lost, those that would fill as much of it as these did.
   */
  #searchSmallest(template: Template, demand: Int32Array, meter: EffortMeter): BlockState {
    const half = meter.branch(meter.left / 2)
    const first = this.#search(template, this.#smallestOf(demand, template.volume), 'count', half)
    meter.join(half)
    meter.spend(half.spent)
    const room = first.volume * (1 + COUNTED_SLACK)
    const next = this.#search(template, this.#smallestOf(demand, room), 'count', meter)
    return next.units > first.units ? next : first
  }

  /** The smallest units, until they have the volume of `room`. */
  #smallestOf(left: Int32Array, volumeWanted: number): Int32Array {
    const { volume } = this.#instance.types
    const chosen = new Int32Array(left.length)
    const bySize = Array.from(left, (_, t) => t).sort((a, b) => volume[a]! - volume[b]! || a - b)
    let room = volumeWanted
    for (const t of bySize) {
      const units = Math.min(left[t]!, Math.max(0, Math.ceil(room / volume[t]!)))
      chosen[t] = units
      room -= units * volume[t]!
    }
    return chosen
  }

  /** Where any type asks for support, all stand firmly: with full support every rule of support holds. */
  #needsSupport(demand: Int32Array): boolean {
    const { supportRatio, supportArea, needsCentre } = this.#instance.types
    return demand.some(
      (units, t) =>
        units > 0 && (supportRatio[t]! > 0 || supportArea[t]! > 0 || needsCentre[t] === 1),
    )
  }

  /** Lowest units first, so that each rests on what is in already. */
  #build(state: BlockState, into: Stowage): void {
    const units: [t: number, k: number, x: number, y: number, z: number][] = []
    const { plans } = state.task.blocks
    for (let i = 0; i < state.count; i++) {
      const plan = plans[state.block[i]!]!
      eachUnit(this.#instance, plan, state.x0[i]!, state.y0[i]!, state.z0[i]!, (...unit) =>
        units.push(unit),
      )
    }
    units.sort((a, b) => a[3] - b[3])
    for (const [t, k, x, y, z] of units) {
      if (into.contactAt(t, k, x, y, z) >= 0) into.place(t, k, x, y, z)
    }
  }
}

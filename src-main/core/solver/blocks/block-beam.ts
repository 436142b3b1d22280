/**
 * Beam search over blocks (BSG: Araya & Riff 2014): each state of the beam takes its best blocks for the next
 * space, each child is judged by what the greedy choice makes of it, and the best children go on. The beam
 * starts narrow and is widened again and again while effort lasts.
 */
import type { EffortMeter } from '../effort-meter.ts'
import { BlockChoice, MOST_CHOICES } from './block-choice.ts'
import { BlockState, type BlockTask } from './block-state.ts'
import type { Reach } from './reachable-lengths.ts'

/** From one beam to the next: each takes about twice the effort. */
const WIDENING = Math.SQRT2
/** What can be reached is found anew when this part of the types is used up. */
const STALE = 0.1
const MOST_REACHES = 2000

type Child = {
  readonly parent: BlockState
  readonly block: number
  readonly x: number
  readonly y: number
  readonly z: number
  readonly value: number
}

export class BlockBeam {
  readonly #task: BlockTask
  readonly #meter: EffortMeter
  readonly #choice = new BlockChoice()
  readonly #reaches = new Map<string, Reach>()
  readonly #pool: BlockState[] = []
  readonly #probe: BlockState
  readonly best: BlockState
  width = 0
  greedys = 0

  constructor(task: BlockTask, meter: EffortMeter) {
    this.#task = task
    this.#meter = meter
    this.#probe = this.#fresh()
    this.best = this.#fresh()
  }

  /** Searches until the effort is used up; `best` is the fullest state met. */
  run(): void {
    const total = this.#totalVolume()
    for (let width = 1; width <= MOST_CHOICES; width = Math.ceil(width * WIDENING)) {
      this.width = width
      this.#runWith(width)
      if (this.#meter.isUsedUp || this.best.volume >= total) return
    }
  }

  #totalVolume(): number {
    const { instance, demand, template } = this.#task
    const all = demand.reduce((sum, units, t) => sum + units * instance.types.volume[t]!, 0)
    return Math.min(all, template.volume)
  }

  #runWith(width: number): void {
    const root = this.#take()
    root.start(this.#reachOf(this.#task.demand))
    let states = [root]
    let values = [-1]
    while (states.length > 0) {
      const children: Child[] = []
      for (const [i, state] of states.entries()) {
        this.#expand(state, values[i]!, width, children)
        if (this.#meter.isUsedUp) break
      }
      const chosen = this.#meter.isUsedUp ? [] : bestChildren(children, width)
      const next = chosen.map((child) => this.#grow(child))
      values = chosen.map((child) => child.value)
      for (const state of states) this.#pool.push(state)
      states = next
    }
  }

  /** The first child is where the greedy choice goes too, so that its value is its parent's. */
  #expand(state: BlockState, value: number, width: number, children: Child[]): void {
    const choice = this.#choice
    choice.look(state, width)
    const moves = Array.from({ length: choice.found }, (_, i) => ({
      parent: state,
      block: choice.block[i]!,
      x: choice.x[i]!,
      y: choice.y[i]!,
      z: choice.z[i]!,
    }))
    for (const [i, move] of moves.entries()) {
      if (i === 0 && value >= 0) {
        children.push({ ...move, value })
        continue
      }
      this.#probe.copyFrom(state)
      this.#place(this.#probe, move.block, move.x, move.y, move.z)
      this.#complete(this.#probe)
      const { value: reached } = this.#probe
      if (reached > this.best.value) this.best.copyFrom(this.#probe)
      children.push({ ...move, value: reached })
      if (this.#meter.isUsedUp) return
    }
  }

  #grow({ parent, block, x, y, z }: Child): BlockState {
    const state = this.#take()
    state.copyFrom(parent)
    this.#place(state, block, x, y, z)
    state.dropUnusable()
    return state
  }

  /** Puts in the best block again and again until nothing goes in any more. */
  #complete(state: BlockState): void {
    const choice = this.#choice
    let steps = 0
    this.greedys++
    for (;;) {
      if ((steps++ & 3) === 0) {
        this.#meter.spend(state.usableCount >> 3)
        state.dropUnusable()
      }
      choice.looked = 0
      choice.look(state, 1)
      this.#meter.spend((choice.looked >> 2) + 10 + state.spaces.count)
      if (choice.found === 0 || this.#meter.wasStopped) return
      this.#place(state, choice.block[0]!, choice.x[0]!, choice.y[0]!, choice.z[0]!)
    }
  }

  #place(state: BlockState, b: number, x: number, y: number, z: number): void {
    state.place(b, x, y, z)
    const { kinds } = state.reach
    if (state.usedUp > 0 && state.usedUp >= kinds * STALE) state.setReach(this.#reachOf(state.left))
  }

  #reachOf(left: Int32Array): Reach {
    let key = ''
    for (let t = 0; t < left.length; t += 16) {
      let word = 0
      for (let i = t; i < t + 16 && i < left.length; i++) if (left[i]! > 0) word |= 1 << (i - t)
      key += String.fromCharCode(word)
    }
    const known = this.#reaches.get(key)
    if (known !== undefined) return known
    const reach = this.#task.lengths.of(left)
    if (this.#reaches.size >= MOST_REACHES) this.#reaches.clear()
    this.#reaches.set(key, reach)
    this.#meter.spend(100 + 4 * reach.kinds)
    return reach
  }

  #take(): BlockState {
    return this.#pool.pop() ?? this.#fresh()
  }

  #fresh(): BlockState {
    return new BlockState(this.#task, this.#reachOf(this.#task.demand))
  }
}

/** The best by value; of children of equal value, which are mostly the same stowage, the first. */
function bestChildren(children: Child[], width: number): Child[] {
  children.sort((a, b) => b.value - a.value)
  const chosen: Child[] = []
  for (const child of children) {
    if (chosen.length === width) break
    if (chosen.length > 0 && chosen[chosen.length - 1]!.value === child.value) continue
    chosen.push(child)
  }
  return chosen
}

/**
 * Beam search with greedy completion (after Araya & Riff 2014): each state of the beam is judged by
 * what the constructive packing makes of it. Equal states reached on different ways are dropped by their
 * fingerprint. Stops at the first stowage that holds everything.
 */
import type { Construction } from './construction.ts'
import type { EffortMeter } from './effort-meter.ts'
import type { Stowage } from './stowage.ts'

export type StowagePool = { take(): Stowage; give(stowage: Stowage): void }

/** Which of two stowages of one container is better: more volume, or more units. */
export type Aim = 'volume' | 'count'

export function worthOf(stowage: Stowage, aim: Aim): number {
  return aim === 'volume' ? stowage.volume : stowage.count
}

type State = { stowage: Stowage; worth: number }

export class Beam {
  readonly #construction: Construction
  readonly #meter: EffortMeter
  readonly #pool: StowagePool

  constructor(construction: Construction, meter: EffortMeter, pool: StowagePool) {
    this.#construction = construction
    this.#meter = meter
    this.#pool = pool
  }

  /**
   * Improves on `best` (a completed stowage) starting from `start`; both stay the caller's. `onBetter` is
   * told of each completed stowage. Returns whether everything is in.
   */
  run(
    start: Stowage,
    best: Stowage,
    width: number,
    branch: number,
    nodes: number,
    aim: Aim,
    onBetter: (found: Stowage) => void,
  ): boolean {
    const until = this.#meter.spent + nodes
    const seen = new Set<number>()
    const probe = this.#pool.take()
    const first = this.#pool.take()
    first.copyFrom(start)
    let states: State[] = [{ stowage: first, worth: 0 }]
    let isDone = best.leftCount === 0
    while (states.length > 0 && !isDone && !this.#isOver(until)) {
      const children: State[] = []
      for (const state of states) {
        if (isDone || this.#isOver(until)) break
        isDone = this.#expand(state.stowage, branch, seen, probe, best, aim, children, onBetter)
      }
      for (const state of states) this.#pool.give(state.stowage)
      children.sort((a, b) => b.worth - a.worth)
      for (const state of children.splice(width)) this.#pool.give(state.stowage)
      states = children
    }
    for (const state of states) this.#pool.give(state.stowage)
    this.#pool.give(probe)
    return isDone
  }

  #isOver(until: number): boolean {
    return this.#meter.isUsedUp || this.#meter.spent >= until
  }

  #expand(
    parent: Stowage,
    branch: number,
    seen: Set<number>,
    probe: Stowage,
    best: Stowage,
    aim: Aim,
    children: State[],
    onBetter: (found: Stowage) => void,
  ): boolean {
    const c = this.#construction
    c.look(parent, branch)
    const found = c.found
    const moves = Array.from(
      { length: found },
      (_, i) => [c.type[i]!, c.orientation[i]!, c.x[i]!, c.y[i]!, c.z[i]!] as const,
    )
    for (const [t, k, x, y, z] of moves) {
      const child = this.#pool.take()
      child.copyFrom(parent)
      child.place(t, k, x, y, z)
      if (seen.has(child.hash)) {
        this.#pool.give(child)
        continue
      }
      seen.add(child.hash)
      probe.copyFrom(child)
      c.complete(probe)
      onBetter(probe)
      const worth = worthOf(probe, aim)
      if (worth > worthOf(best, aim)) best.copyFrom(probe)
      children.push({ stowage: child, worth })
      if (probe.leftCount === 0) return true
    }
    return false
  }
}

/**
 * Effort in nodes: one node is one candidate position looked at. Counting nodes instead of seconds makes
 * the same request give the same plan on every machine; only `shouldStop` (a deadline, an abort) may cut
 * it short, and then the answer says so.
 */
import type { Effort } from '../../../src-shared/model/packing.ts'

/** Nodes a request may spend beyond the first plan. */
export const NODE_LIMITS: Readonly<Record<Effort, number>> = {
  fast: 100_000,
  balanced: 1_300_000,
  best: 20_000_000,
}

const POLL_EVERY = 4096

export class EffortMeter {
  readonly limit: number
  readonly #shouldStop: () => boolean
  #nextPoll = POLL_EVERY
  spent = 0
  wasStopped = false

  constructor(limit: number, shouldStop: () => boolean) {
    this.limit = limit
    this.#shouldStop = shouldStop
  }

  get isUsedUp(): boolean {
    return this.wasStopped || this.spent >= this.limit
  }

  get left(): number {
    return this.wasStopped ? 0 : Math.max(0, this.limit - this.spent)
  }

  /** A meter of its own for a part of the search; after it, `join` tells this one of a stop. */
  branch(limit: number): EffortMeter {
    const meter = new EffortMeter(this.wasStopped ? 0 : limit, this.#shouldStop)
    meter.wasStopped = this.wasStopped
    return meter
  }

  join(branch: EffortMeter): void {
    this.wasStopped ||= branch.wasStopped
  }

  spend(nodes: number): void {
    this.spent += nodes
    if (this.spent < this.#nextPoll || this.wasStopped) return
    this.#nextPoll = this.spent + POLL_EVERY
    this.#poll()
  }

  /** Runs a part of the search with `share` of what is left; what it does not use stays. */
  part<T>(share: number, run: (meter: EffortMeter) => T): T {
    const part = new EffortMeter(this.left * share, () => this.#poll())
    part.wasStopped = this.wasStopped
    const result = run(part)
    this.spent += part.spent
    return result
  }

  #poll(): boolean {
    this.wasStopped ||= this.#shouldStop()
    return this.wasStopped
  }
}

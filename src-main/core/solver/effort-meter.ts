/**
 * Effort in nodes: one node is one candidate position looked at. Counting nodes instead of seconds makes
 * the same request give the same plan on every machine; only `shouldStop` (a deadline, an abort) may cut
 * it short, and then the answer says so.
 */
import type { Effort } from '../../../src-shared/model/packing.ts'

/** Nodes a request may spend beyond the first plan. */
export const NODE_LIMITS: Readonly<Record<Effort, number>> = {
  fast: 50_000,
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

  spend(nodes: number): void {
    this.spent += nodes
    if (this.spent < this.#nextPoll || this.wasStopped) return
    this.#nextPoll = this.spent + POLL_EVERY
    this.wasStopped = this.#shouldStop()
  }
}

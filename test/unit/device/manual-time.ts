import type { Clock, Timers } from '../../../src-main/core/port/clock.ts'

/** Time that stands still until the test moves it. */
export class ManualTime implements Clock, Timers {
  #nowMs = 0
  #waiting: { readonly atMs: number; readonly run: () => void }[] = []

  now(): number {
    return 1_700_000_000_000 + this.#nowMs
  }

  monotonicMs(): number {
    return this.#nowMs
  }

  after(ms: number, run: () => void): () => void {
    const entry = { atMs: this.#nowMs + ms, run }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }

  /** How long until the next timer, null when none waits. */
  get nextInMs(): number | null {
    const next = this.#next()
    return next === undefined ? null : next.atMs - this.#nowMs
  }

  /** Goes on to the next timer, lets it run, and lets what it started settle. Returns how long that was. */
  async step(): Promise<number> {
    const next = this.#next()
    if (next === undefined) throw new Error('Nothing is waiting')
    const waitedMs = next.atMs - this.#nowMs
    this.#nowMs = next.atMs
    this.#waiting = this.#waiting.filter((other) => other !== next)
    next.run()
    await settled()
    return waitedMs
  }

  #next() {
    return [...this.#waiting].sort((a, b) => a.atMs - b.atMs)[0]
  }
}

/** Lets every promise that can go on do so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

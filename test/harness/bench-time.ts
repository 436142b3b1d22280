/** Time at a tested bench: it stands still until it is passed, and what was set to happen in it happens then. */
import type { Clock, Timers } from '../../src-main/core/port/clock.ts'

export class BenchTime implements Clock, Timers {
  #nowMs = 0
  readonly #waiting = new Set<{ readonly atMs: number; readonly run: () => void }>()

  now(): number {
    return 1_800_000_000_000 + this.#nowMs
  }

  monotonicMs(): number {
    return this.#nowMs
  }

  after(ms: number, run: () => void): () => void {
    const entry = { atMs: this.#nowMs + ms, run }
    this.#waiting.add(entry)
    return () => this.#waiting.delete(entry)
  }

  pass(ms: number): void {
    const until = this.#nowMs + ms
    for (;;) {
      const next = [...this.#waiting].sort((a, b) => a.atMs - b.atMs)[0]
      if (!next || next.atMs > until) break
      this.#waiting.delete(next)
      this.#nowMs = next.atMs
      next.run()
    }
    this.#nowMs = until
  }
}

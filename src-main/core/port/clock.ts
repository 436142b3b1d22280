/** Time, handed in so that the core stays pure and tests own it. */
export type Clock = {
  /** Epoch milliseconds UTC, for what is stored. */
  now(): number
  /** Milliseconds on a clock that never runs backwards, for distances in time. */
  monotonicMs(): number
}

/** A timer that tests can drive. Returns a function that calls it off. */
export type Timers = { after(ms: number, run: () => void): () => void }

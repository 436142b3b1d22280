import { performance } from 'node:perf_hooks'
import type { Clock, Timers } from '../../core/port/clock.ts'

/** Real time, for devices that run outside of a test. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
}

export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

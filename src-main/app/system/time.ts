/** The machine's own clock and timers. A waiting timer does not keep the process alive. */
import type { Clock, Timers } from '../../core/port/clock.ts'

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
}

export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms).unref()
    return () => clearTimeout(timer)
  },
}

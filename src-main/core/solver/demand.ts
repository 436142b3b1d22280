/** What a demand (units by type) amounts to, and the numbers that shake its order. */
import type { Instance } from './instance.ts'

export function unitsIn(demand: Int32Array): number {
  return demand.reduce((sum, units) => sum + units, 0)
}

/** With padding, in cubed lattice units. */
export function volumeOf({ types }: Instance, demand: Int32Array): number {
  return demand.reduce((sum, units, t) => sum + units * types.volume[t]!, 0)
}

/** Numbers from 0 to below 1 that are the same in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 8) / 0x1000000
  }
}

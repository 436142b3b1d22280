/**
 * The order of hands: placements sorted so that each rests on what is in already and drops in from above.
 * By base height first (see stowage.ts for why that always works), then from the back to the front, then
 * from left to right. Sealed ones keep their place in front.
 */
import type { Stowage } from './stowage.ts'

export function handOrder(stowage: Stowage): number[] {
  const order = Array.from({ length: stowage.count }, (_, i) => i)
  const { x, y, z } = stowage
  return order.sort((a, b) => {
    if (a < stowage.sealed || b < stowage.sealed) return a - b
    return y[a]! - y[b]! || z[a]! - z[b]! || x[a]! - x[b]! || a - b
  })
}

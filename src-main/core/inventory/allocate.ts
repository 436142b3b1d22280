/**
 * From which bins units are taken: the fullest first, so that few bins are touched; never more than a bin holds. What
 * no bin has is told apart, for a count to settle (stock is never below zero).
 */
import type { BinId } from '../../../src-shared/model/ids.ts'

export type BinStock = { readonly binId: BinId; readonly onHand: number }
export type Allocation = {
  readonly taken: readonly { readonly binId: BinId; readonly quantity: number }[]
  /** Units that no bin has on its books. */
  readonly missing: number
}

export function allocate(stock: readonly BinStock[], quantity: number): Allocation {
  let missing = quantity
  const taken: { binId: BinId; quantity: number }[] = []
  for (const bin of [...stock].sort((a, b) => b.onHand - a.onHand)) {
    const part = Math.min(missing, Math.max(0, bin.onHand))
    if (part === 0) continue
    taken.push({ binId: bin.binId, quantity: part })
    missing -= part
  }
  return { taken, missing }
}

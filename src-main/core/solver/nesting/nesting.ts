/** A nesting: what lies in which host, in the order it goes in, in the host's own un-rotated frame. */
import type { NestedPlacement } from '../../../../src-shared/model/packing.ts'

/** By the host's unit id; hosts that hold nothing are not in it. */
export type Nesting = ReadonlyMap<string, readonly NestedPlacement[]>

export const NOTHING_NESTED: Nesting = new Map()

export function nestedCount(nesting: Nesting): number {
  let count = 0
  for (const nested of nesting.values()) count += nested.length
  return count
}

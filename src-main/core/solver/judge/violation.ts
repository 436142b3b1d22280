/** One broken rule: what, where, and the figures behind it. */
import type { Facts } from '../../../../src-shared/base/app-error.ts'

export type ViolationCode =
  | 'malformed'
  | 'unknown-item'
  | 'unknown-template'
  | 'item-twice'
  | 'item-missing'
  | 'template-overused'
  | 'wrong-size'
  | 'rotation'
  | 'outside'
  | 'overlap'
  | 'support'
  | 'support-area'
  | 'centre'
  | 'load'
  | 'fragile'
  | 'stack-height'
  | 'hand-order'
  | 'weight'
  | 'hazmat'
  | 'separate'
  | 'group-split'
  | 'utilization'
  | 'bin-weight'
  | 'shipping'
  | 'unplaced'
  | 'stats'
  | 'instructions'
  | 'fixed-moved'
  | 'nesting'
  | 'pallet'
  | 'splits'
  | 'mixed-containers'

export type Violation = {
  readonly code: ViolationCode
  readonly binId: string | null
  readonly itemId: string | null
  readonly facts: Facts
}

export type Report = (
  code: ViolationCode,
  binId: string | null,
  itemId: string | null,
  facts?: Facts,
) => void

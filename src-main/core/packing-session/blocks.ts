/**
 * Equal neighbours drawn as one: "x6" (PRODUCT R34). Units of one SKU in one orientation that form a full grid make a
 * block. Grown greedily, first along x, then z, then y; each unit is in exactly one block.
 */
import type { Placement } from '../../../src-shared/model/placement.ts'

export type BlockMember = { readonly skuId: string; readonly at: Placement; readonly group: string }

/** Returns a block number for each unit, from 0, in the order of the units. `group` keeps states apart. */
export function blocksOf(units: readonly BlockMember[]): readonly number[] {
  const blocks = units.map((_, i) => i)
  const spans = units.map((unit) => ({ ...unit.at }))
  let isGrowing = true
  while (isGrowing) {
    isGrowing = false
    for (const axis of ['x', 'z', 'y'] as const)
      if (mergeAlong(axis, units, spans, blocks)) isGrowing = true
  }
  return renumber(blocks)
}

type Span = { x: number; y: number; z: number; w: number; h: number; d: number }
const lengthOf = { x: 'w', y: 'h', z: 'd' } as const

function mergeAlong(
  axis: 'x' | 'y' | 'z',
  units: readonly BlockMember[],
  spans: Span[],
  blocks: number[],
): boolean {
  let hasMerged = false
  const heads = () => [...new Set(blocks)]
  for (const a of heads()) {
    if (blocks[a] !== a) continue
    let partner = heads().find((b) => b !== a && isBehind(axis, units, spans, a, b))
    while (partner !== undefined) {
      absorb(axis, spans, blocks, a, partner)
      hasMerged = true
      partner = heads().find((b) => b !== a && isBehind(axis, units, spans, a, b))
    }
  }
  return hasMerged
}

/** `b` continues `a` along the axis with the same cross-section. */
function isBehind(
  axis: 'x' | 'y' | 'z',
  units: readonly BlockMember[],
  spans: readonly Span[],
  a: number,
  b: number,
): boolean {
  const [one, two, ua, ub] = [spans[a], spans[b], units[a], units[b]]
  if (!one || !two || !ua || !ub) return false
  if (ua.skuId !== ub.skuId || ua.group !== ub.group) return false
  if (ua.at.w !== ub.at.w || ua.at.h !== ub.at.h || ua.at.d !== ub.at.d) return false
  if (one[axis] + one[lengthOf[axis]] !== two[axis]) return false
  return (['x', 'y', 'z'] as const).every(
    (other) =>
      other === axis ||
      (one[other] === two[other] && one[lengthOf[other]] === two[lengthOf[other]]),
  )
}

function absorb(
  axis: 'x' | 'y' | 'z',
  spans: Span[],
  blocks: number[],
  a: number,
  b: number,
): void {
  const [one, two] = [spans[a], spans[b]]
  if (!one || !two) return
  one[lengthOf[axis]] += two[lengthOf[axis]]
  for (let i = 0; i < blocks.length; i++) if (blocks[i] === b) blocks[i] = a
}

function renumber(blocks: readonly number[]): readonly number[] {
  const numbers = new Map<number, number>()
  return blocks.map((head) => {
    const known = numbers.get(head)
    if (known !== undefined) return known
    numbers.set(head, numbers.size)
    return numbers.size - 1
  })
}

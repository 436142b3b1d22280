import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BlockMember, blocksOf } from '../../../../src-main/core/packing-session/blocks.ts'

function unit(x: number, y: number, z: number, more: Partial<BlockMember> = {}): BlockMember {
  const at = { x, y, z, w: 10, h: 20, d: 30, rotation: 'xyz' as const }
  return { skuId: 'MUG', group: 'later', at, ...more }
}

const grid = (nx: number, ny: number, nz: number): BlockMember[] =>
  [...Array(nx * ny * nz).keys()].map((i) =>
    unit((i % nx) * 10, (Math.floor(i / nx) % ny) * 20, Math.floor(i / (nx * ny)) * 30),
  )

test('a full grid of equal neighbours is one block, in whatever order it is packed', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(grid(3, 2, 2), { minLength: 12 }), (units) => {
      expect(new Set(blocksOf(units)).size).toBe(1)
    }),
  )
})

test('what differs in SKU, in group or in turn, or stands apart, is another block', () => {
  expect(blocksOf([unit(0, 0, 0), unit(10, 0, 0, { skuId: 'BOOK' })])).toEqual([0, 1])
  expect(blocksOf([unit(0, 0, 0), unit(10, 0, 0, { group: 'next' })])).toEqual([0, 1])
  expect(blocksOf([unit(0, 0, 0), unit(11, 0, 0)])).toEqual([0, 1])
})

test('each block is a box full of its units, of whatever lies around', () => {
  const anyUnits = fc.subarray(grid(3, 3, 3), { minLength: 1 })
  fc.assert(
    fc.property(anyUnits, (units) => {
      const blocks = blocksOf(units)
      for (const block of new Set(blocks)) {
        const members = units.filter((_, i) => blocks[i] === block).map((member) => member.at)
        const size = (axis: 'x' | 'y' | 'z', side: 'w' | 'h' | 'd') =>
          Math.max(...members.map((at) => at[axis] + at[side])) -
          Math.min(...members.map((at) => at[axis]))
        const volume = size('x', 'w') * size('y', 'h') * size('z', 'd')
        expect(volume).toBe(members.length * 10 * 20 * 30)
      }
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate } from '../../../../src-main/core/inventory/allocate.ts'
import type { BinId } from '../../../../src-shared/model/ids.ts'

const bin = (binId: string, onHand: number) => ({ binId: binId as BinId, onHand })

test('the fullest bin is taken first, so that few are touched', () => {
  expect(allocate([bin('A', 2), bin('B', 9), bin('C', 4)], 10)).toEqual({
    taken: [
      { binId: 'B', quantity: 9 },
      { binId: 'C', quantity: 1 },
    ],
    missing: 0,
  })
})

test('what no bin has is told apart', () => {
  expect(allocate([bin('A', 2)], 5)).toEqual({ taken: [{ binId: 'A', quantity: 2 }], missing: 3 })
  expect(allocate([], 1)).toEqual({ taken: [], missing: 1 })
})

test('of any stock, what is taken and what is missing make the quantity, and no bin gives more than it has', () => {
  const anyStock = fc.array(fc.integer({ min: -2, max: 20 }), { maxLength: 6 })
  fc.assert(
    fc.property(anyStock, fc.nat(60), (hands, quantity) => {
      const stock = hands.map((onHand, i) => bin(`bin-${i}`, onHand))
      const { taken, missing } = allocate(stock, quantity)
      const sum = taken.reduce((all, part) => all + part.quantity, 0)
      expect(sum + missing).toBe(quantity)
      for (const { binId, quantity: part } of taken) {
        expect(part).toBeGreaterThan(0)
        expect(part).toBeLessThanOrEqual(stock.find((other) => other.binId === binId)?.onHand ?? 0)
      }
      if (missing > 0) expect(sum).toBe(hands.reduce((all, n) => all + Math.max(0, n), 0))
    }),
  )
})

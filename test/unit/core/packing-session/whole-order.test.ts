import { describe, expect, test } from 'vitest'
import { benchWith } from '../../../harness/bench-with.ts'
import { orderOf, skuOf } from '../../../harness/session-builder.ts'

describe('an order', () => {
  test('goes from its tote to its confirmed label without a single click', async () => {
    const bench = benchWith({
      skus: [skuOf('MUG'), skuOf('BOOK')],
      orders: [orderOf('1001', { MUG: 2, BOOK: 1 })],
    })
    await bench.scan('TOTE-1001')
    expect(bench.screen).toMatchObject({ kind: 'choosingCarton', carton: { code: 'S' } })
    await bench.pack('S', 'MUG', 'MUG', 'BOOK')
    expect(bench.screen).toMatchObject({ kind: 'weighing', expectedG: 1300 })
    await bench.scale(0)
    await bench.scale(1300)
    expect(bench.screen.kind).toBe('labelling')
    await bench.print()
    expect(bench.screen.kind).toBe('confirmingLabel')
    await bench.confirmLabel()
    expect(bench.screen).toMatchObject({ kind: 'done', parcels: 1, units: 3, shortUnits: 0 })
    expect(bench.sound).toBe('complete')
    expect(bench.orderStatus('1001')).toBe('shipped')
    expect([bench.onHand('MUG'), bench.onHand('BOOK')]).toEqual([48, 49])
  })
})

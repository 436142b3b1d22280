import { describe, expect, test } from 'vitest'
import { type Bench, packingBench } from '../../../harness/bench-with.ts'
import { orderOf, skuOf } from '../../../harness/session-builder.ts'

const parts = {
  skus: [skuOf('MUG'), skuOf('BOOK')],
  orders: [orderOf('1001', { MUG: 2, BOOK: 1 }), orderOf('1002', { MUG: 1 })],
}

function change(bench: Bench, sql: string): void {
  bench.db.prepare(sql).run()
}

describe('an order that is cancelled while it is being packed', () => {
  test('stops at the next scan, and the next tote goes on', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    change(bench, `UPDATE orders SET status = 'cancelled' WHERE number = '1001'`)
    await bench.pack('MUG')
    expect(bench.screen).toEqual({ kind: 'stopped', why: 'cancelled' })
    expect(bench.session.packed).toHaveLength(1)
    await bench.scan('1001')
    expect(bench.alert?.code).toBe('order.cancelled')
    await bench.scan('TOTE-1002')
    expect(bench.session.order.number).toBe('1002')
    expect(bench.orderStatus('1001')).toBe('cancelled')
  })
})

describe('an order that is changed while it is being packed', () => {
  test('goes on with what it is now when it is scanned again', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'BOOK')
    change(
      bench,
      `UPDATE order_line SET quantity = 3 WHERE order_id = 'order-1001' AND position = 1`,
    )
    await bench.pack('MUG')
    expect(bench.screen).toEqual({ kind: 'stopped', why: 'itemsChanged' })
    await bench.pack('MUG')
    expect(bench.says).toMatchObject({ code: 'order.changed', order: '1001' })
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', units: 4 })
  })

  test('gives back what it no longer wants', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG')
    change(
      bench,
      `UPDATE order_line SET quantity = 1 WHERE order_id = 'order-1001' AND position = 1`,
    )
    await bench.pack('BOOK')
    await bench.scan('1001')
    expect(bench.session.packed).toHaveLength(1)
    await bench.command('UNDO')
    expect(bench.alert?.code).toBe('command.nothingToUndo')
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', units: 2 })
  })

  test('in its address after the label came out wants that label destroyed', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG', 'BOOK')
    await bench.weigh()
    const old = bench.session.closing?.sscc
    await bench.printAll()
    change(bench, `UPDATE orders SET ship_city = 'Bremen' WHERE number = '1001'`)
    await bench.confirmLabel()
    expect(bench.screen).toEqual({ kind: 'stopped', why: 'addressChanged' })
    await bench.scan('1001')
    expect(bench.screen).toMatchObject({ kind: 'weighing', labelToDestroy: old })
    expect(bench.onHand('MUG')).toBe(50)
    await bench.followSuggestions()
    expect(bench.all('SELECT status FROM parcel ORDER BY sscc')).toEqual([
      { status: 'void' },
      { status: 'confirmed' },
    ])
    expect(bench.session.order.shipTo.city).toBe('Bremen')
  })
})

import { describe, expect, test } from 'vitest'
import { benchWith, packingBench } from '../../../harness/bench-with.ts'
import { cartonOf, orderOf, skuOf } from '../../../harness/session-builder.ts'

const skus = [skuOf('MUG'), skuOf('BOOK'), skuOf('ODD', { size: null })]
const parts = { skus, orders: [orderOf('1001', { MUG: 2, BOOK: 1 }), orderOf('1002', { MUG: 1 })] }
/** Twelve mugs: three parcels of four. */
const three = {
  skus,
  cartons: [cartonOf('S', [200, 100, 200])],
  orders: [orderOf('1001', { MUG: 12 })],
}

describe('HOLD', () => {
  test('puts the order aside with its reason, its goods and a hold label', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    await bench.command('HOLD')
    expect(bench.view.question).toMatchObject({ kind: 'again', word: 'HOLD' })
    await bench.command('HOLD')
    expect(bench.view.question).toMatchObject({ kind: 'reason', for: 'HOLD' })
    await bench.command('R2')
    expect(bench.says).toEqual({ code: 'done.held', order: '1001', reason: 'R2' })
    expect(bench.orderStatus('1001')).toBe('held')
    expect(bench.one('SELECT hold_reason FROM orders WHERE number = ?', '1001')).toBe('R2')
    const job = await bench.print()
    expect(job).toMatchObject({ kind: 'holdLabel', document: { reason: 'R2', itemCount: 1 } })
  })

  test('is undone by scanning the order: the goods are still in the carton', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    await bench.command('HOLD', 'HOLD', 'R1')
    await bench.scan('1001')
    expect(bench.says).toEqual({ code: 'done.resumed', order: '1001' })
    expect([bench.screen.kind, bench.session.packed.length]).toEqual(['packing', 1])
    expect(bench.orderStatus('1001')).toBe('packing')
    await bench.followSuggestions()
  })

  test('leaves the bench free, and an item of the held order opens another one', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    await bench.command('HOLD', 'HOLD', 'R1')
    await bench.scan('MUG')
    expect(bench.session.order.number).toBe('1002')
    expect(bench.orderStatus('1001')).toBe('held')
  })

  test('once only is forgotten after five seconds', async () => {
    const bench = await packingBench(parts)
    await bench.command('HOLD')
    await bench.wait(5_001)
    expect(bench.view.question).toBeNull()
    await bench.command('HOLD')
    expect(bench.view.question?.kind).toBe('again')
  })

  test('once and then an item is forgotten, and the item counts', async () => {
    const bench = await packingBench(parts)
    await bench.command('HOLD')
    await bench.pack('MUG')
    expect([bench.view.question, bench.session.packed.length]).toEqual([null, 1])
  })

  test('read twice in one go by the scanner is one scan', async () => {
    const bench = await packingBench(parts)
    await bench.command('HOLD')
    const { barcode } = bench.view.commands.find(({ word }) => word === 'HOLD') ?? { barcode: '' }
    await bench.scan(barcode, { afterMs: 50 })
    expect(bench.view.question?.kind).toBe('again')
  })

  test('while the label is being printed does not lose what became of it', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG', 'BOOK')
    await bench.weigh()
    await bench.command('HOLD', 'HOLD', 'R1')
    await bench.print()
    await bench.scan('1001')
    expect(bench.screen).toMatchObject({ kind: 'confirmingLabel', printState: 'printed' })
    await bench.printAll()
    await bench.followSuggestions()
  })

  test('with its label out is lifted by the scan of that label', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG', 'BOOK')
    await bench.weigh()
    const sscc = bench.session.closing?.sscc
    await bench.command('HOLD', 'HOLD', 'R1')
    await bench.printAll()
    await bench.scan('1002')
    await bench.command('HOLD', 'HOLD', 'R1')
    await bench.scan(`00${sscc}`)
    expect(bench.screen.kind).toBe('done')
    expect([bench.session.order.number, bench.orderStatus('1001')]).toEqual(['1001', 'shipped'])
  })
})

describe('SHORT', () => {
  test('ships the rest, and the bin is to be counted', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG')
    await bench.command('SHORT')
    expect(bench.says).toEqual({ code: 'done.short', title: 'Book' })
    expect(bench.screen.kind).toBe('weighing')
    expect(bench.all('SELECT sku_id, bin_id, reason FROM count_request')).toEqual([
      { sku_id: 'sku-BOOK', bin_id: 'BOOK-1', reason: 'short' },
    ])
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', units: 2, shortUnits: 1 })
    expect(bench.onHand('BOOK')).toBe(50)
  })

  test('is undone whole: the unit is wanted again and nothing is to be counted', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG')
    await bench.command('SHORT', 'UNDO')
    expect(bench.screen.kind).toBe('packing')
    expect(bench.view.lines.map((line) => line.short)).toEqual([0, 0])
    expect(bench.one('SELECT count(*) FROM count_request WHERE done_at IS NULL')).toBe(0)
  })

  test('holds the order where its policy says so; scanned again, it wants the unit again', async () => {
    const orders = [orderOf('1001', { MUG: 1, BOOK: 1 }, { shortPolicy: 'hold' })]
    const bench = await packingBench({ skus, orders })
    await bench.pack('MUG')
    await bench.command('SHORT')
    expect(bench.screen).toMatchObject({ kind: 'onHold', reason: 'SHORT' })
    await bench.scan('1001')
    expect(bench.view.lines.map((line) => [line.packed, line.short])).toEqual([
      [1, 0],
      [0, 0],
    ])
    await bench.pack('BOOK')
    expect(bench.screen.kind).toBe('weighing')
  })

  test('of everything holds the order, for nothing is no parcel', async () => {
    const bench = await packingBench({ skus, orders: [orderOf('1001', { MUG: 1, BOOK: 1 })] })
    await bench.command('SHORT', 'SHORT')
    expect(bench.screen).toMatchObject({ kind: 'onHold', reason: 'SHORT' })
    await bench.scan('1001')
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', units: 2 })
  })

  test('of all that is left after a finished parcel completes the order', async () => {
    const bench = await packingBench({ ...three, orders: [orderOf('1001', { MUG: 5 })] })
    await bench.pack('MUG', 'MUG', 'MUG', 'MUG')
    await bench.finishParcel()
    await bench.command('SHORT')
    expect(bench.screen).toMatchObject({ kind: 'done', parcels: 1, units: 4, shortUnits: 1 })
    expect(bench.orderStatus('1001')).toBe('shipped')
  })

  test('before any carton is taken plans anew what would hang in the air', async () => {
    const bench = benchWith({
      skus: [skuOf('SLAB', { size: [200, 100, 200] }), skuOf('CUP', { size: [190, 90, 190] })],
      cartons: [cartonOf('TALL', [200, 200, 200])],
      orders: [orderOf('1001', { SLAB: 1, CUP: 1 })],
    })
    await bench.scan('1001')
    await bench.command('SHORT')
    const units = bench.session.plan?.parcels[0]?.units
    expect(units?.map((unit) => unit.at.y)).toEqual([0])
  })
})

describe('DAMAGED', () => {
  test('takes the unit in hand out again, books it to the damage bin and asks for another', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    await bench.command('DAMAGED')
    expect(bench.says).toEqual({ code: 'done.damaged', title: 'Mug' })
    expect(bench.session.packed).toHaveLength(0)
    expect(bench.all('SELECT bin_id, delta FROM stock_ledger WHERE reason = ?', 'damaged')).toEqual(
      [
        { bin_id: 'MUG-1', delta: -1 },
        { bin_id: 'DAMAGED', delta: 1 },
      ],
    )
    await bench.followSuggestions()
    expect(bench.onHand('MUG')).toBe(50 - 1 - 2)
  })

  test('with no unit in hand means the next one', async () => {
    const bench = await packingBench(parts)
    await bench.command('DAMAGED')
    expect(bench.says).toEqual({ code: 'done.damaged', title: 'Mug' })
    expect(bench.session.packed).toHaveLength(0)
    expect(bench.onHand('MUG')).toBe(49)
  })

  test('at the scale takes the last unit out and goes back to the items', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG', 'BOOK')
    await bench.command('DAMAGED')
    expect([bench.screen.kind, bench.session.packed.length]).toEqual(['packing', 2])
    await bench.command('UNDO')
    expect([bench.screen.kind, bench.session.packed.length]).toEqual(['weighing', 3])
    expect(bench.onHand('BOOK')).toBe(50)
    await bench.command('UNDO')
    expect([bench.screen.kind, bench.session.packed.length]).toEqual(['packing', 2])
  })

  test('with nothing on the books asks for a count instead', async () => {
    const bench = await packingBench({
      ...parts,
      skus: [skuOf('MUG', { stock: [0] }), skuOf('BOOK')],
    })
    await bench.command('DAMAGED')
    expect(bench.all('SELECT reason FROM count_request')).toEqual([{ reason: 'damaged' }])
    expect(bench.onHand('MUG')).toBe(0)
  })
})

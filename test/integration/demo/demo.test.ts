import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { solve } from '../../../src-main/core/solver/solve.ts'
import { demoCartons } from '../../../src-main/db/demo/demo-cartons.ts'
import { type DemoOrder, demoOrders } from '../../../src-main/db/demo/demo-orders.ts'
import { type DemoSku, demoSkus } from '../../../src-main/db/demo/demo-skus.ts'
import { demoGtin14, isEmptyDatabase, seedDemo } from '../../../src-main/db/demo/seed-demo.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import { normalizeGtin } from '../../../src-shared/gs1/gtin.ts'
import type { PackItem } from '../../../src-shared/model/packing.ts'
import { readPicture } from '../../../src-shared/model/picture-names.ts'
import { countingIds, ScratchStore, testNowMs } from '../import/scratch-store.ts'

let store: ScratchStore
beforeEach(() => {
  store = new ScratchStore()
  seedDemo(store.db, { nowMs: testNowMs, ids: countingIds() })
})
afterEach(() => store.dispose())

const skuOf = new Map(demoSkus.map((sku) => [sku.code, sku]))
/** The cartons that the station would plan for these lines; fails when something is left over. */
function cartonsFor(lines: DemoOrder['lines']): string[] {
  const items = lines.map(({ sku, quantity }): PackItem => {
    const { sizeMm, weightG, marks } = skuOf.get(sku) as DemoSku
    const [w, h, d] = sizeMm
    const mode = marks.includes('upright') ? 'upright' : 'any'
    const packaging = { fragile: marks.includes('fragile'), hazmat: marks.includes('hazmat') }
    return { id: sku, w, h, d, weight: weightG, quantity, rotation: { mode }, packaging }
  })
  const bins = demoCartons.map(({ code, innerMm: [w, h, d], maxLoadG, costCents, stock }) => ({
    id: code,
    w,
    h,
    d,
    maxWeight: maxLoadG,
    cost: costCents,
    quantity: stock,
  }))
  const { bins: packed, unplaced } = solve({
    objective: 'minCost',
    items,
    bins,
    extensions: { effort: 'fast' },
  })
  expect(unplaced).toEqual([])
  return packed.map((bin) => bin.templateId)
}

describe('the demo warehouse', () => {
  test('is whole: goods, cartons, bins, stock, orders and people', () => {
    const counts = ['sku', 'sku_barcode', 'carton_type', 'orders', 'operator'].map((table) => [
      table,
      ...(store.all(`SELECT count(*) FROM ${table}`)[0] as number[]),
    ])
    expect(counts).toEqual([
      ['sku', 64],
      ['sku_barcode', 64],
      ['carton_type', 12],
      ['orders', 40],
      ['operator', 2],
    ])
    expect(store.all('PRAGMA foreign_key_check')).toEqual([])
    expect(store.all("SELECT count(*) FROM bin WHERE kind = 'damage'")).toEqual([[1]])
  })

  test('has stock that is the fold of its ledger, and enough for all orders', () => {
    expect(
      store.all(`
        SELECT sku_id, bin_id, sum(delta) FROM stock_ledger GROUP BY 1, 2
        EXCEPT SELECT sku_id, bin_id, on_hand FROM stock`),
    ).toEqual([])
    expect(
      store.all(`
        SELECT k.code FROM order_line l JOIN sku k ON k.id = l.sku_id GROUP BY k.id
        HAVING sum(l.quantity) > (SELECT sum(on_hand) FROM stock t WHERE t.sku_id = k.id)`),
    ).toEqual([])
  })

  test('gives every SKU a valid GTIN for use inside a company, a real drawing and its own code', () => {
    for (const [index, sku] of demoSkus.entries()) {
      expect(normalizeGtin(demoGtin14(index))).toBe(demoGtin14(index))
      expect(readPicture(sku.picture)).toMatchObject({ kind: 'drawing', tint: expect.any(String) })
    }
    expect(skuOf.size).toBe(demoSkus.length)
  })

  test('begins with an easy order: four items that one carton takes', () => {
    const queue = store.all(
      "SELECT number, tote, units, note FROM orders WHERE status = 'new' ORDER BY priority DESC, placed_at, id LIMIT 1",
    )
    expect(queue).toEqual([['#1001', 'T0001', 4, null]])
    expect(cartonsFor(demoOrders[0]?.lines ?? [])).toEqual(['C04'])
  })

  test('is packed into one carton an order, but for one order in two and one in three', () => {
    const several = demoOrders.flatMap(({ lines }, index) => {
      const cartons = cartonsFor(lines)
      return cartons.length === 1 ? [] : [[1001 + index, cartons.length]]
    })
    expect(several).toEqual([
      [1007, 2],
      [1012, 3],
    ])
  })

  test('has a carton for every one of its goods', () => {
    for (const { code } of demoSkus)
      expect(cartonsFor([{ sku: code, quantity: 1 }])).toEqual([expect.stringMatching(/^C/)])
  })

  test('keeps orders small enough for a bench', () => {
    const units = demoOrders.map((order) =>
      order.lines.reduce((sum, line) => sum + line.quantity, 0),
    )
    expect([Math.min(...units), Math.max(...units)]).toEqual([1, 12])
  })

  test('knows its people by the hash of their badges only', () => {
    const hash = (badge: string) => createHash('sha256').update(badge).digest('hex')
    expect(store.all('SELECT name, role, badge_hash FROM operator ORDER BY name')).toEqual([
      ['Ana', 'packer', hash('PKUANA0001')],
      ['Sam', 'supervisor', hash('PKUSAM0001')],
    ])
  })

  test('goes only into empty data', () => {
    const before = store.dump()
    expect(() => seedDemo(store.db, { nowMs: testNowMs, ids: store.ids })).toThrow(
      /only goes into empty data/,
    )
    expect(store.dump()).toEqual(before)
    expect(isEmptyDatabase(store.db)).toBe(false)
  })

  test('is the same for the same time and ids', () => {
    const other = openDatabase(':memory:', { beforeMigration: () => undefined })
    seedDemo(other, { nowMs: testNowMs, ids: countingIds() })
    const rows = other.prepare('SELECT * FROM orders ORDER BY 1, 2').all()
    other.close()
    expect(rows).toEqual(store.dump()['orders'])
  })
})

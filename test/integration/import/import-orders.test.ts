import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ScratchStore } from './scratch-store.ts'

let store: ScratchStore
beforeEach(() => {
  store = new ScratchStore()
})
afterEach(() => store.dispose())

const mug =
  'sku,title,gtin,width_mm,height_mm,depth_mm,weight_g\nMUG,Mug,4006381333931,120,100,95,390\n'

describe('an import of orders', () => {
  const shipTo = {
    name: 'Ελένη',
    line1: 'Ερμού 15',
    city: 'Αθήνα',
    postal_code: '105 63',
    country: 'GR',
  }
  const order = {
    number: '#1',
    tote: 'T1',
    placed_at: '2026-11-02T09:01:00Z',
    priority: 1,
    service: 'EXPRESS',
    note: null,
    ship_to: shipTo,
    lines: [
      { sku: 'MUG', quantity: 2 },
      { sku: 'MUG', quantity: 1 },
    ],
  }
  const json = (...orders: object[]) => JSON.stringify(orders, null, 1)

  beforeEach(async () => {
    await store.importText('skus', mug)
  })

  test('keeps them with their lines', async () => {
    await store.importText('orders', json(order))
    expect(
      store.all(
        'SELECT number, tote, placed_at, priority, service, note, status, ship_name, ship_country_code, units FROM orders',
      ),
    ).toEqual([
      ['#1', 'T1', Date.UTC(2026, 10, 2, 9, 1), 1, 'EXPRESS', null, 'new', 'Ελένη', 'GR', 3],
    ])
    expect(store.all('SELECT position, quantity FROM order_line')).toEqual([
      [1, 2],
      [2, 1],
    ])
  })

  test('reads a CSV with a row for each line, in any order and with the rest said once', async () => {
    const text =
      'order,tote,service,ship_to_name,ship_to_line1,city,zip,country,sku,qty\n#1,T1,EXPRESS,Ana,Street 1,Berlin,10969,DE,MUG,2\n#2,T2,STANDARD,Bo,Street 2,Lund,,SE,MUG,1\n#1,,,,,,,,MUG,4\n'
    expect((await store.importText('orders', text)).changed).toBe(2)
    expect(
      store.all('SELECT number, units, ship_city, ship_postal_code FROM orders ORDER BY number'),
    ).toEqual([
      ['#1', 6, 'Berlin', '10969'],
      ['#2', 1, 'Lund', ''],
    ])
    expect((await store.importText('orders', text)).changed).toBe(0)
  })

  test('a row that contradicts the first of its order is bad', async () => {
    const text =
      'order,tote,name,line1,city,country,sku,qty\n#1,T1,Ana,Street 1,Berlin,DE,MUG,2\n#1,T9,,,,,MUG,4\n'
    expect(await store.refusal('orders', text)).toMatch(
      /line 3, column tote: "T9" differs from what the first row of #1 says/,
    )
  })

  test('changes nothing the second time and replaces the lines of an order that changed', async () => {
    await store.importText('orders', json(order))
    const before = store.dump()
    expect((await store.importText('orders', json(order))).changed).toBe(0)
    expect(store.dump()).toEqual(before)
    const { changed } = await store.importText(
      'orders',
      json({ ...order, note: 'Gift', lines: [{ sku: 'MUG', quantity: 9 }] }),
    )
    expect(changed).toBe(1)
    expect(store.all('SELECT note, units, rev FROM orders')).toEqual([['Gift', 9, 2]])
    expect(store.all('SELECT position, quantity FROM order_line')).toEqual([[1, 9]])
  })

  test('an order past new stays as it is, with a warning only when the file says something else', async () => {
    await store.importText('orders', json(order))
    store.db.exec("UPDATE orders SET status = 'shipped'")
    expect((await store.importText('orders', json(order))).warnings.count).toBe(0)
    const { changed, warnings } = await store.importText('orders', json({ ...order, tote: 'T9' }))
    expect(changed).toBe(0)
    expect(warnings.first).toEqual([
      {
        line: 2,
        column: null,
        reason: '#1 is shipped here, so what the file changes in it was left out',
      },
    ])
    expect(store.all('SELECT tote FROM orders')).toEqual([['T1']])
  })

  test('an order that a bench has opened stays as it is', async () => {
    await store.importText('orders', json(order))
    store.db.exec(
      "INSERT INTO packing_session SELECT 'S', id, 'bench', NULL, 'reviewing', 1, 1, 1, 1, NULL FROM orders",
    )
    expect(
      (await store.importText('orders', json({ ...order, lines: [{ sku: 'MUG', quantity: 9 }] })))
        .changed,
    ).toBe(0)
    expect(store.all('SELECT units FROM orders')).toEqual([[3]])
  })

  test('a line of an unknown SKU names what to import first, and nothing comes in', async () => {
    const text = json(order, { ...order, number: '#2', lines: [{ sku: 'NONE', quantity: 1 }] })
    expect(await store.refusal('orders', text)).toMatch(
      /column sku: "NONE" is not known; import skus first/,
    )
    expect(store.all('SELECT count(*) FROM orders')).toEqual([[0]])
  })

  test.each([
    ['no lines', { ...order, lines: [] }, /column lines: the order has none/],
    ['no list of lines', { ...order, lines: undefined }, /column lines: the order has none/],
    [
      'a line without a quantity',
      { ...order, lines: [{ sku: 'MUG' }] },
      /column quantity: is empty/,
    ],
    ['a line that is no record', { ...order, lines: ['MUG'] }, /"MUG" is no order line/],
    [
      'a prototype’s name in a line',
      { ...order, lines: [{ sku: 'MUG', quantity: 1, constructor: 1 }] },
      /"constructor" is not allowed/,
    ],
    [
      'a country by its name',
      { ...order, ship_to: { ...shipTo, country: 'Greece' } },
      /two letters/,
    ],
    [
      'no street',
      { ...order, ship_to: { ...shipTo, line1: '' } },
      /column ship_to_line1: is empty/,
    ],
    [
      'a tote that is a command',
      { ...order, tote: 'PKCUNDO' },
      /column tote: "PKCUNDO" begins with PKC/,
    ],
    [
      'a number that is a badge',
      { ...order, number: 'PKU1' },
      /column number: "PKU1" begins with PKC or PKU/,
    ],
    ['half a unit', { ...order, lines: [{ sku: 'MUG', quantity: 0.5 }] }, /is not a whole number/],
  ])('an order with %s is refused', async (_, record, reason) => {
    expect(await store.refusal('orders', json(record))).toMatch(reason)
  })

  test('the same number twice is refused', async () => {
    expect(await store.refusal('orders', json(order, order))).toMatch(
      /column number: "#1" is on line \d+ already/,
    )
  })

  test('what was under way elsewhere begins anew, what was done stays done', async () => {
    const { warnings } = await store.importText(
      'orders',
      json({ ...order, status: 'packing' }, { ...order, number: '#2', status: 'shipped' }),
    )
    expect(store.all('SELECT number, status FROM orders ORDER BY number')).toEqual([
      ['#1', 'new'],
      ['#2', 'shipped'],
    ])
    expect(warnings.count).toBe(1)
  })
})

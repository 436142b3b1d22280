import { describe, expect, test } from 'vitest'
import { benchWith, packingBench, usualCartons } from '../../../harness/bench-with.ts'
import { caseCodeOf, cartonOf, gtinOf, orderOf, skuOf } from '../../../harness/session-builder.ts'

const skus = [skuOf('MUG'), skuOf('BOOK'), skuOf('LAMP'), skuOf('PHONE', { hasSerials: true })]

describe('a wrong item', () => {
  test('that no order here wants is named, and nothing counts', async () => {
    const bench = await packingBench({ skus, orders: [orderOf('1001', { MUG: 2 })] })
    await bench.scan('LAMP')
    expect(bench.says).toEqual({ code: 'item.notInOrder', title: 'Lamp' })
    expect([bench.sound, bench.session.packed.length]).toEqual(['wrong', 0])
    expect(bench.beeps.at(-1)).toBe('scanner-1 wrong')
  })

  test('that another order wants is named with that order and its tote', async () => {
    const orders = [orderOf('1001', { MUG: 2 }), orderOf('1002', { LAMP: 1 })]
    const bench = await packingBench({ skus, orders })
    await bench.scan('LAMP')
    expect(bench.says).toEqual({
      code: 'item.otherOrder',
      title: 'Lamp',
      order: '1002',
      tote: 'TOTE-1002',
    })
  })

  test('that several orders want names none of them', async () => {
    const orders = [
      orderOf('1001', { MUG: 2 }),
      orderOf('1002', { LAMP: 1 }),
      orderOf('1003', { LAMP: 1 }),
    ]
    const bench = await packingBench({ skus, orders })
    await bench.scan('LAMP')
    expect(bench.says).toEqual({ code: 'item.notInOrder', title: 'Lamp' })
  })

  test('stays on the screen until the next right scan', async () => {
    const bench = await packingBench({ skus, orders: [orderOf('1001', { MUG: 2 })] })
    await bench.scan('LAMP')
    await bench.wait(60_000)
    expect(bench.alert?.code).toBe('item.notInOrder')
    await bench.scan('MUG')
    expect([bench.alert, bench.session.packed.length]).toEqual([null, 1])
  })

  test('is acknowledged by UNDO, which takes nothing else back', async () => {
    const bench = await packingBench({ skus, orders: [orderOf('1001', { MUG: 2 })] })
    await bench.pack('MUG', 'LAMP')
    await bench.command('UNDO')
    expect([bench.alert, bench.session.packed.length]).toEqual([null, 1])
  })
})

describe('a right item', () => {
  test('counts by its SKU code, by its GTIN, and in an element string with its lot', async () => {
    const bench = await packingBench({ skus, orders: [orderOf('1001', { MUG: 3 })] })
    const gtin = gtinOf(bench.shop, 'MUG')
    await bench.pack('MUG', gtin, `01${gtin}10LOT7`)
    expect(bench.session.packed.map((unit) => unit.lot)).toEqual([null, null, 'LOT7'])
  })

  test('one too many says how many are wanted and how many are in', async () => {
    const parts = { skus, orders: [orderOf('1001', { MUG: 1, BOOK: 1 })] }
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG')
    expect(bench.says).toEqual({
      ...{ code: 'item.tooMany', title: 'Mug' },
      ...{ required: 1, packed: 1, count: 1 },
    })
    expect(bench.session.packed).toHaveLength(1)
  })

  test('of a SKU on two lines fills the first line, then the second', async () => {
    const bench = await packingBench({ skus, orders: [orderOf('1001', { MUG: 1, BOOK: 1 })] })
    const { db } = bench
    db.prepare(
      `INSERT INTO order_line (id, order_id, position, sku_id, quantity)
       VALUES ('extra', 'order-1002', 1, 'sku-MUG', 1)`,
    )
    await bench.pack('MUG')
    expect(bench.view.lines.map((line) => [line.packed, line.state])).toEqual([
      [1, 'done'],
      [0, 'now'],
    ])
  })

  test('is shown with its number among its like, and the place it goes to', async () => {
    const bench = await packingBench({ skus, orders: [orderOf('1001', { MUG: 4 })] })
    await bench.pack('MUG', 'MUG')
    const screen = bench.screen.kind === 'packing' ? bench.screen : null
    expect(screen?.inHand).toMatchObject({ title: 'Mug', number: 2, required: 4, step: 2 })
    expect(screen?.next).toMatchObject({ title: 'Mug', number: 3, required: 4, step: 3 })
    expect(screen?.inHand?.words).not.toBeNull()
  })
})

describe('a case', () => {
  test('counts all its units at once, and UNDO takes them back one by one', async () => {
    const bench = await packingBench({ skus, orders: [orderOf('1001', { MUG: 8 })] })
    await bench.scan(caseCodeOf('MUG'))
    expect(bench.session.packed).toHaveLength(6)
    await bench.command('UNDO')
    expect(bench.session.packed).toHaveLength(5)
  })

  test('with more than is open is refused whole', async () => {
    const bench = await packingBench({ skus, orders: [orderOf('1001', { MUG: 8 })] })
    await bench.pack(caseCodeOf('MUG'), caseCodeOf('MUG'))
    expect(bench.says).toMatchObject({ code: 'item.tooMany', required: 8, packed: 6, count: 6 })
    expect(bench.session.packed).toHaveLength(6)
  })

  test('of which some units belong into a later parcel says so and counts none', async () => {
    const bench = await packingBench({
      skus,
      cartons: [cartonOf('S', [200, 100, 200])],
      orders: [orderOf('1001', { MUG: 8 })],
    })
    await bench.scan(caseCodeOf('MUG'))
    expect(bench.says).toEqual({ code: 'item.laterParcel', title: 'Mug', parcel: 2 })
    expect(bench.session.packed).toHaveLength(0)
  })
})

describe('a serial number', () => {
  const parts = { skus, orders: [orderOf('1001', { PHONE: 3 })] }

  test('is wanted where the SKU has serials', async () => {
    const bench = await packingBench(parts)
    await bench.scan('PHONE')
    expect(bench.says).toEqual({ code: 'item.serialMissing', title: 'Phone' })
  })

  test('counts once; the same one again is another unit’s', async () => {
    const bench = await packingBench(parts)
    const gtin = gtinOf(bench.shop, 'PHONE')
    await bench.pack(`01${gtin}21A1`, `01${gtin}21A1`)
    expect(bench.says).toEqual({ code: 'item.serialTwice', title: 'Phone', text: 'A1' })
    await bench.pack(`01${gtin}21A2`)
    expect(bench.session.packed.map((unit) => unit.serial)).toEqual(['A1', 'A2'])
  })

  test('of a case stands for no single unit', async () => {
    const bench = await packingBench(parts)
    const gtin = gtinOf(bench.shop, 'PHONE')
    await bench.scan(`01${gtin}302\u001d21A1`)
    expect(bench.says).toEqual({ code: 'item.serialMissing', title: 'Phone' })
  })

  test('is free again when its unit was taken back', async () => {
    const bench = await packingBench(parts)
    const code = `01${gtinOf(bench.shop, 'PHONE')}21A1`
    await bench.pack(code)
    await bench.command('UNDO')
    await bench.pack(code)
    expect([bench.alert, bench.session.packed.length]).toEqual([null, 1])
  })
})

describe('the order of packing', () => {
  // The board fills the floor of the carton; the mug can only stand on it.
  const boardAndMug = {
    skus: [
      skuOf('BOARD', { size: [200, 100, 200], weightG: 3000 }),
      skuOf('MUG', { size: [80, 90, 80] }),
    ],
    cartons: [cartonOf('M', [200, 200, 200])],
    orders: [orderOf('1001', { BOARD: 1, MUG: 1 })],
  }

  test('gives way to the unit in hand when the carton takes it first', async () => {
    const bench = await packingBench({ skus, orders: [orderOf('1001', { MUG: 1, BOOK: 3 })] })
    await bench.pack('BOOK')
    expect([bench.alert, bench.session.packed.length]).toEqual([null, 1])
  })

  test('gives way also when the plan had the unit on top of another', async () => {
    const slabs = [skuOf('OAK', { size: [200, 100, 200] }), skuOf('ELM', { size: [200, 100, 200] })]
    const cartons = [cartonOf('M', [200, 200, 200])]
    const bench = await packingBench({
      skus: slabs,
      cartons,
      orders: [orderOf('1001', { OAK: 1, ELM: 1 })],
    })
    const upper = bench.session.plan?.parcels[0]?.units.find((unit) => unit.at.y > 0)
    await bench.scan(upper?.skuId.slice(4) ?? '')
    expect([bench.alert, bench.session.packed.map((unit) => unit.at?.y)]).toEqual([null, [0]])
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', parcels: 1 })
  })

  test('when strict, wants the planned unit and no other', async () => {
    const bench = await packingBench({ ...boardAndMug, settings: { isStrictOrder: true } })
    await bench.scan('MUG')
    expect(bench.says).toEqual({ code: 'item.aside', title: 'Mug', first: 'Board' })
    expect([bench.sound, bench.session.packed.length]).toEqual(['attention', 0])
    await bench.pack('BOARD', 'MUG')
    expect(bench.screen.kind).toBe('weighing')
  })

  test('never puts what was scanned where something is in the way', async () => {
    const bench = await packingBench(boardAndMug)
    await bench.scan('MUG')
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', units: 2, parcels: 1 })
  })

  test('keeps an event of rule 8 for a unit that was planned anew: who, where, what was scanned', async () => {
    const bench = await packingBench(boardAndMug)
    await bench.scan('MUG', { device: 'scanner-7' })
    const kinds = bench.all<{ kind: string; device_id: string; raw: string }>(
      `SELECT kind, device_id, raw FROM event WHERE kind IN ('itemConfirmed', 'itemSetAside')`,
    )
    expect(kinds).toHaveLength(1)
    expect(kinds[0]).toMatchObject({ device_id: 'scanner-7', raw: 'MUG' })
  })
})

describe('an item without a known size', () => {
  const odd = [skuOf('MUG'), skuOf('ODD', { size: null })]

  test('is packed without a plan beside those that have one', async () => {
    const bench = await packingBench({ skus: odd, orders: [orderOf('1001', { MUG: 1, ODD: 1 })] })
    await bench.pack('ODD', 'MUG')
    expect(bench.session.packed.map((unit) => unit.at === null)).toEqual([true, false])
    expect(bench.screen.kind).toBe('weighing')
  })

  test('goes into any carton when nothing else is left', async () => {
    const bench = benchWith({ skus: odd, orders: [orderOf('1001', { ODD: 2 })] })
    await bench.scan('1001')
    expect(bench.screen).toMatchObject({ kind: 'choosingCarton', carton: null, isPlanning: false })
    expect(bench.view.suggestions.map((suggestion) => suggestion.code)).toEqual(
      usualCartons.map((carton) => carton.code),
    )
    await bench.pack('M', 'ODD', 'ODD')
    expect(bench.screen.kind).toBe('weighing')
  })

  test('is not lost when another carton is taken', async () => {
    const bench = await packingBench({ skus: odd, orders: [orderOf('1001', { MUG: 2, ODD: 1 })] })
    await bench.pack('MUG', 'L', 'MUG')
    expect(bench.screen.kind).toBe('packing')
    await bench.scan('ODD')
    expect([bench.alert, bench.screen.kind]).toEqual([null, 'weighing'])
  })
})

describe('an item that no carton holds', () => {
  test('is listed as without a plan, and the order can still be packed', async () => {
    const bench = benchWith({
      skus: [skuOf('MUG'), skuOf('OAR', { size: [1800, 50, 50] })],
      orders: [orderOf('1001', { MUG: 1, OAR: 1 })],
    })
    await bench.scan('1001')
    const { screen } = bench
    expect(screen.kind === 'choosingCarton' && screen.withoutPlan.map((u) => u.title)).toEqual([
      'Oar',
    ])
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', units: 2 })
  })

  test('for its weight, is packed as well', async () => {
    const bench = benchWith({
      skus: [skuOf('ANVIL', { weightG: 40_000 })],
      cartons: [cartonOf('S', [200, 200, 200], { maxLoadG: 10_000 })],
      orders: [orderOf('1001', { ANVIL: 2 })],
    })
    await bench.scan('1001')
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', units: 2 })
  })
})

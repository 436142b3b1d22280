import { describe, expect, test } from 'vitest'
import { benchWith, packingBench } from '../../../harness/bench-with.ts'
import { cartonOf, orderOf, skuOf } from '../../../harness/session-builder.ts'

const skus = [skuOf('MUG'), skuOf('ODD', { size: null })]
const parts = { skus, orders: [orderOf('1001', { MUG: 6 })] }

describe('another carton', () => {
  test('that holds it all is taken instead, and UNDO gives the first one back', async () => {
    const bench = benchWith(parts)
    await bench.scan('1001')
    const planned = bench.session.plan
    await bench.scan('L')
    expect(bench.says).toEqual({ code: 'done.cartonChanged', carton: 'L' })
    expect(bench.screen).toMatchObject({ kind: 'packing', carton: { code: 'L' } })
    await bench.command('UNDO')
    expect(bench.screen.kind).toBe('choosingCarton')
    expect(bench.session.plan).toEqual(planned)
  })

  test('in the middle of packing moves what is inside, and UNDO puts it back', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG')
    const before = bench.session
    await bench.scan('L')
    expect(bench.session.carton?.code).toBe('L')
    expect(bench.session.packed).toHaveLength(2)
    await bench.command('UNDO')
    expect(bench.session.carton?.code).toBe(before.carton?.code)
    expect(bench.session.packed).toEqual(before.packed)
    expect(bench.session.plan).toEqual(before.plan)
  })

  test('that is too small names the smallest that can', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    await bench.scan('S')
    expect(bench.says).toEqual({ code: 'carton.tooSmall', carton: 'S', smallest: 'M' })
    expect(bench.session.carton?.code).toBe('M')
  })

  test('when none holds it says that', async () => {
    const bench = await packingBench({
      skus,
      cartons: [cartonOf('M', [200, 200, 200]), cartonOf('XS', [120, 120, 120])],
      orders: [orderOf('1001', { MUG: 6 })],
    })
    await bench.scan('XS')
    expect(bench.says).toMatchObject({ code: 'carton.tooSmall', carton: 'XS', smallest: 'M' })
  })

  test('of which none is left is refused', async () => {
    const cartons = [cartonOf('M', [200, 200, 200]), cartonOf('L', [400, 400, 400], { stock: 0 })]
    const bench = await packingBench({ ...parts, cartons })
    await bench.scan('L')
    expect(bench.says).toEqual({ code: 'carton.noStock', carton: 'L' })
  })

  test('keeps what has no plan in the plan', async () => {
    const bench = benchWith({ skus, orders: [orderOf('1001', { MUG: 2, ODD: 1 })] })
    await bench.scan('1001')
    await bench.pack('L', 'MUG', 'ODD', 'MUG')
    expect(bench.screen.kind).toBe('weighing')
  })
})

describe('F8', () => {
  test('proposes the next larger carton, which has to be scanned, and UNDO takes it back', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    const before = bench.session
    await bench.command('CARTON')
    expect(bench.says).toEqual({ code: 'done.cartonChanged', carton: 'L' })
    expect(bench.screen).toMatchObject({ kind: 'choosingCarton', carton: { code: 'L' } })
    await bench.command('UNDO')
    expect(bench.screen.kind).toBe('packing')
    expect(bench.session).toMatchObject({ plan: before.plan, packed: before.packed })
    await bench.command('CARTON')
    await bench.scan('L')
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', units: 6, parcels: 1 })
  })

  test('with no larger carton says so', async () => {
    const bench = await packingBench({ ...parts, cartons: [cartonOf('M', [200, 200, 200])] })
    await bench.pack('MUG')
    await bench.command('CARTON')
    expect(bench.alert?.code).toBe('carton.noneHolds')
    expect(bench.screen.kind).toBe('packing')
  })

  test('with no larger carton and only unmeasured goods left says so too', async () => {
    const orders = [orderOf('1001', { MUG: 1, ODD: 1 })]
    const bench = await packingBench({ skus, cartons: [cartonOf('M', [200, 200, 200])], orders })
    await bench.pack('MUG')
    await bench.command('CARTON')
    expect(bench.alert?.code).toBe('carton.noneHolds')
    await bench.followSuggestions()
  })
})

describe('the stock of cartons', () => {
  test('goes down with each parcel that is closed, and up with one that is taken back', async () => {
    const bench = await packingBench(parts)
    await bench.pack(...Array(6).fill('MUG'))
    const stock = () => bench.one('SELECT stock FROM carton_type WHERE code = ?', 'M')
    await bench.weigh()
    expect(stock()).toBe(99)
    await bench.command('UNDO')
    expect(stock()).toBe(100)
  })

  test('of zero takes the type off the list', async () => {
    const cartons = [cartonOf('M', [200, 200, 200], { stock: 1 }), cartonOf('L', [400, 200, 400])]
    const orders = [orderOf('1001', { MUG: 6 }), orderOf('1002', { MUG: 6 })]
    const bench = await packingBench({ skus, cartons, orders })
    await bench.followSuggestions()
    await bench.scan('1002')
    expect(bench.screen).toMatchObject({ kind: 'choosingCarton', carton: { code: 'L' } })
  })
})

describe('an order that is too heavy for one carton', () => {
  test('goes into as many as it takes', async () => {
    const bench = benchWith({
      skus: [skuOf('IRON', { weightG: 6_000 })],
      cartons: [cartonOf('L', [400, 400, 400], { maxLoadG: 15_000 })],
      orders: [orderOf('1001', { IRON: 5 })],
    })
    await bench.scan('1001')
    expect(bench.view.parcel?.count).toBe(3)
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', parcels: 3, units: 5 })
    expect(bench.one('SELECT max(weight_g - tare_g) FROM parcel')).toBeLessThanOrEqual(15_000)
  })
})

test('no carton is suggested before there is a plan', async () => {
  const bench = benchWith(parts)
  const opened = bench.scan('1001')
  expect(bench.screen).toMatchObject({ kind: 'choosingCarton', isPlanning: true })
  expect(bench.view.suggestions).toEqual([])
  await opened
  expect(bench.view.suggestions).toEqual([{ what: 'carton', code: 'M', title: 'M' }])
})

import { describe, expect, test } from 'vitest'
import { packingBench } from '../../../harness/bench-with.ts'
import { orderOf, packer, skuOf, supervisor } from '../../../harness/session-builder.ts'

const parts = {
  skus: [
    skuOf('MUG', { weightG: 400 }),
    skuOf('BOOK', { weightG: 720 }),
    skuOf('NEW', { weightG: null }),
  ],
  orders: [orderOf('1001', { MUG: 2, BOOK: 1 })],
}
/** Carton 100 g, two mugs, a book. */
const expectedG = 100 + 400 + 400 + 720

async function atTheScale(more: Partial<Parameters<typeof packingBench>[0]> = {}) {
  const bench = await packingBench({ ...parts, ...more })
  await bench.pack('MUG', 'MUG', 'BOOK')
  await bench.scale(0)
  return bench
}

describe('a weight', () => {
  test('is taken by itself when it is stable and fits', async () => {
    const bench = await atTheScale()
    await bench.scale(900, false)
    expect(bench.screen.kind).toBe('weighing')
    await bench.scale(expectedG)
    expect(bench.screen).toMatchObject({ kind: 'labelling', weightG: expectedG })
    expect(bench.one('SELECT weight_g FROM parcel')).toBe(expectedG)
  })

  test.each([
    [-33, 'weighing'],
    [-32, 'labelling'],
    [+33, 'labelling'],
    [+34, 'weighing'],
  ])('that is %d g off with a tolerance of 2 percent leads to %s', async (offG, kind) => {
    const bench = await atTheScale({
      settings: {
        weight: { toleranceDivisions: 2, tolerancePercent: 2, learnedSigmaG: 0, fillerG: 0 },
      },
    })
    expect(bench.screen).toMatchObject({ expectedG, toleranceG: 33 })
    await bench.scale(expectedG + (offG < 0 ? offG - 1 : offG))
    expect(bench.screen.kind).toBe(kind)
  })

  test('may be higher by the filler', async () => {
    const bench = await atTheScale({
      settings: {
        weight: { toleranceDivisions: 2, tolerancePercent: 2, learnedSigmaG: 0, fillerG: 200 },
      },
    })
    await bench.scale(expectedG + 233)
    expect(bench.screen.kind).toBe('labelling')
  })

  test('has the widest of its tolerances: divisions, per cent, three sigma', async () => {
    const weight = { toleranceDivisions: 2, tolerancePercent: 2, learnedSigmaG: 40, fillerG: 0 }
    const bench = await atTheScale({ settings: { weight } })
    expect(bench.screen).toMatchObject({ toleranceG: 120 })
  })

  test('too light names the item that is likely missing', async () => {
    const bench = await atTheScale()
    await bench.scale(expectedG - 720)
    expect(bench.says).toEqual({
      ...{ code: 'weight.tooLight', actual: expectedG - 720, expected: expectedG },
      ...{ grams: 720, title: 'Book', count: 1 },
    })
    expect(bench.screen).toMatchObject({
      deviation: { grams: -720, likely: { title: 'Book', count: 1, isMissing: true } },
    })
  })

  test('too heavy names the item that is likely too much', async () => {
    const bench = await atTheScale()
    await bench.scale(expectedG + 800)
    expect(bench.says).toMatchObject({ code: 'weight.tooHeavy', title: 'Mug', count: 2 })
  })

  test('off by nothing that is known names nothing', async () => {
    const bench = await atTheScale()
    await bench.scale(expectedG + 5555)
    expect(bench.says).toMatchObject({ code: 'weight.tooHeavy', title: '', count: 0 })
  })

  test('is refused once, however often the scale says it, and taken when it is right', async () => {
    const bench = await atTheScale()
    for (let n = 0; n < 3; n++) await bench.scale(expectedG - 400)
    expect(bench.kinds().filter((kind) => kind === 'refused')).toHaveLength(1)
    await bench.scale(expectedG)
    expect([bench.screen.kind, bench.alert]).toEqual(['labelling', null])
  })

  test('without a master weight is taken with a warning', async () => {
    const bench = await packingBench({ ...parts, orders: [orderOf('1001', { NEW: 1 })] })
    await bench.pack('NEW')
    await bench.scale(0)
    expect(bench.screen).toMatchObject({ isExpectedKnown: false })
    await bench.scale(777)
    expect([bench.screen.kind, bench.alert?.code]).toEqual(['labelling', 'weight.noMaster'])
  })

  test('of what lay there before counts only after a zero', async () => {
    const orders = [orderOf('1001', { MUG: 1 }), orderOf('1002', { MUG: 1 })]
    const bench = await packingBench({ ...parts, orders })
    await bench.pack('MUG')
    await bench.weigh()
    await bench.print()
    await bench.confirmLabel()
    await bench.pack('1002', 'S', 'MUG')
    expect(bench.screen).toMatchObject({ kind: 'weighing', mustEmptyScale: true })
    await bench.scale(501)
    expect(bench.screen.kind).toBe('weighing')
    await bench.weigh()
    expect(bench.screen.kind).toBe('labelling')
  })

  test('of a lost scale is no weight', async () => {
    const bench = await atTheScale()
    await bench.loseScale()
    expect(bench.screen).toMatchObject({ kind: 'weighing', live: null })
    await bench.scale(null)
    expect(bench.screen).toMatchObject({ kind: 'weighing', live: null })
  })

  test('that is already on the scale when the last unit goes in is taken at once', async () => {
    const bench = await packingBench(parts)
    await bench.scale(0)
    await bench.pack('MUG', 'MUG')
    await bench.scale(expectedG)
    await bench.pack('BOOK')
    expect(bench.screen.kind).toBe('labelling')
  })

  test('that is wrong lets the packer go back to the items', async () => {
    const bench = await atTheScale()
    await bench.scale(expectedG - 720)
    await bench.command('UNDO', 'UNDO')
    expect([bench.screen.kind, bench.session.packed.length]).toEqual(['packing', 2])
  })
})

describe('a supervisor’s badge', () => {
  test('lets a refused weight pass, with a reason', async () => {
    const bench = await atTheScale()
    await bench.scale(expectedG - 400)
    await bench.scan(supervisor.badge)
    expect(bench.view.question).toMatchObject({ kind: 'reason', for: 'RELEASE' })
    await bench.command('R3')
    expect(bench.screen).toMatchObject({ kind: 'labelling', weightG: expectedG - 400 })
    const taken = bench.session.log.find(({ event }) => event.kind === 'weightTaken')?.event
    expect(taken).toMatchObject({ released: { by: 'operator-Sam', reason: 'R3' } })
  })

  test('releases nothing when nothing is refused: it signs in', async () => {
    const bench = await atTheScale()
    await bench.scan(supervisor.badge)
    expect([bench.view.question, bench.view.operator?.name]).toEqual([null, 'Sam'])
  })

  test('is wanted: a packer’s own badge lets nothing pass', async () => {
    const bench = await atTheScale()
    await bench.scale(expectedG - 400)
    await bench.scan(packer.badge)
    expect([bench.view.question, bench.screen.kind]).toEqual([null, 'weighing'])
  })

  test('asked for a reason is answered too late when the right weight has come meanwhile', async () => {
    const bench = await atTheScale()
    await bench.scale(expectedG - 400)
    await bench.scan(supervisor.badge)
    await bench.scale(0)
    await bench.scale(expectedG)
    expect(bench.view.question).toBeNull()
    await bench.command('R1')
    expect(bench.says).toEqual({ code: 'command.notNow', word: 'R1' })
    expect(bench.one('SELECT count(*) FROM parcel')).toBe(1)
  })

  test('lets a parcel pass without a weight when there is no scale', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG', 'BOOK')
    await bench.scan(supervisor.badge)
    await bench.command('R9')
    expect(bench.screen).toMatchObject({ kind: 'labelling', weightG: expectedG })
  })
})

describe('UNDO and the scale', () => {
  test('an empty scale is empty after it too: it says so only once, and the parcel is weighed', async () => {
    const bench = await packingBench(parts)
    await bench.scale(0)
    await bench.pack('MUG')
    await bench.command('UNDO')
    await bench.pack('MUG', 'MUG', 'BOOK')
    expect(bench.screen).toMatchObject({ kind: 'weighing', mustEmptyScale: false })
    await bench.scale(expectedG)
    expect(bench.screen).toMatchObject({ kind: 'labelling', weightG: expectedG })
  })

  test('a parcel that still stands on the scale has to be taken off before it is weighed again', async () => {
    const bench = await atTheScale()
    await bench.scale(expectedG)
    await bench.command('UNDO')
    expect(bench.screen).toMatchObject({ kind: 'weighing', mustEmptyScale: true })
  })
})

test('a scale that was lost while the label was confirmed has to show zero before the next parcel', async () => {
  const orders = [orderOf('1001', { MUG: 2, BOOK: 1 }), orderOf('1002', { MUG: 2, BOOK: 1 })]
  const bench = await packingBench({ ...parts, orders })
  await bench.pack('MUG', 'MUG', 'BOOK')
  await bench.weigh()
  await bench.print()
  await bench.loseScale()
  await bench.confirmLabel()
  await bench.scan('1002')
  const { screen } = bench
  if (screen.kind === 'choosingCarton') await bench.scan(screen.carton?.code ?? '')
  await bench.pack('MUG', 'MUG', 'BOOK')
  await bench.scale(expectedG)
  expect(bench.screen).toMatchObject({ kind: 'weighing', mustEmptyScale: true })
})

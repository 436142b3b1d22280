import { describe, expect, test } from 'vitest'
import { benchWith, packingBench } from '../../../harness/bench-with.ts'
import { cartonOf, orderOf, skuOf, supervisor } from '../../../harness/session-builder.ts'

const skus = [skuOf('MUG'), skuOf('BOOK'), skuOf('ODD', { size: null })]
const parts = { skus, orders: [orderOf('1001', { MUG: 2, BOOK: 1 }), orderOf('1002', { MUG: 1 })] }
/** Twelve mugs: three parcels of four. */
const three = {
  skus,
  cartons: [cartonOf('S', [200, 100, 200])],
  orders: [orderOf('1001', { MUG: 12 })],
}

describe('NEXT PARCEL', () => {
  test('closes this carton with what is in it, and plans the rest anew', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    await bench.command('NEXT', 'NEXT')
    expect(bench.screen).toMatchObject({ kind: 'weighing', expectedG: 500 })
    await bench.finishParcel()
    expect(bench.view.parcel).toEqual({ number: 2, count: 2 })
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', parcels: 2, units: 3 })
  })

  test('is undone until the label is confirmed', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    const before = bench.session.plan
    await bench.command('NEXT', 'NEXT', 'UNDO')
    expect([bench.screen.kind, bench.session.plan]).toEqual(['packing', before])
  })

  test('of an empty carton is refused', async () => {
    const bench = await packingBench(parts)
    await bench.command('NEXT')
    expect(bench.says).toEqual({ code: 'command.notNow', word: 'NEXT' })
  })
})

describe('several parcels', () => {
  test('are planned at the start, and the plan of the later ones is kept', async () => {
    const bench = benchWith(three)
    await bench.scan('1001')
    expect(bench.view.parcel).toEqual({ number: 1, count: 3 })
    const later = bench.session.plan?.parcels.slice(1)
    await bench.pack('S', 'MUG', 'MUG', 'MUG', 'MUG')
    await bench.finishParcel()
    expect(bench.session.plan?.parcels).toEqual(later)
    expect(bench.view.parcel).toEqual({ number: 2, count: 3 })
    await bench.followSuggestions()
    expect(bench.all('SELECT number, status FROM parcel ORDER BY number')).toEqual([
      { number: 1, status: 'confirmed' },
      { number: 2, status: 'confirmed' },
      { number: 3, status: 'confirmed' },
    ])
    expect(bench.one('SELECT count(DISTINCT sscc) FROM parcel')).toBe(3)
    expect(bench.onHand('MUG')).toBe(38)
  })

  test('name the parcel that an item belongs to, if it is not this one', async () => {
    const bench = benchWith({
      skus: [
        skuOf('MUG'),
        skuOf('TUB', { size: [190, 95, 190] }),
        skuOf('TRAY', { size: [195, 99, 195] }),
      ],
      cartons: [cartonOf('S', [200, 100, 200])],
      orders: [orderOf('1001', { TUB: 1, TRAY: 1, MUG: 4 })],
    })
    await bench.scan('1001')
    const order = bench.session.plan?.parcels.map((parcel) => parcel.units[0]?.skuId.slice(4)) ?? []
    await bench.scan('S')
    await bench.scan(order[2] ?? '')
    expect(bench.says).toMatchObject({ code: 'item.laterParcel', parcel: 3 })
  })
})

describe('REPRINT', () => {
  test('prints the stored bytes again, with a reason and as another copy', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG', 'BOOK')
    await bench.weigh()
    const first = await bench.losePrint()
    expect(bench.screen).toMatchObject({
      kind: 'confirmingLabel',
      printState: 'unknown',
      copies: 1,
    })
    await bench.command('REPRINT', 'REPRINT', 'R2')
    expect(bench.says).toEqual({ code: 'done.reprinted', copy: 2 })
    await bench.printAll()
    expect(bench.screen).toMatchObject({
      kind: 'confirmingLabel',
      printState: 'printed',
      copies: 2,
    })
    const rows = bench.all<{ bytes: Buffer }>(
      `SELECT copy, reason, bytes FROM print_job WHERE kind = 'shippingLabel' ORDER BY copy`,
    )
    expect(rows).toMatchObject([
      { copy: 1, reason: null },
      { copy: 2, reason: 'R2' },
    ])
    expect(rows[1]?.bytes).toEqual(rows[0]?.bytes)
    expect(bench.one('SELECT count(*) FROM parcel')).toBe(1)
    expect(first.kind).toBe('shippingLabel')
    await bench.followSuggestions()
  })

  test('before anything came out of the printer is not possible', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG', 'BOOK')
    await bench.weigh()
    await bench.command('REPRINT')
    expect(bench.says).toEqual({ code: 'command.notNow', word: 'REPRINT' })
  })
})

describe('HELP', () => {
  test('opens with a scan, and closes with the same scan, any other, or its key', async () => {
    const bench = await packingBench(parts)
    await bench.command('HELP')
    expect(bench.view.isHelpOpen).toBe(true)
    await bench.command('HELP')
    expect(bench.view.isHelpOpen).toBe(false)
    await bench.command('HELP')
    await bench.pack('MUG')
    expect(bench.view.isHelpOpen).toBe(false)
    await bench.press('HELP')
    await bench.press('HELP')
    expect(bench.view.isHelpOpen).toBe(false)
  })
})

describe('an open question', () => {
  test('about a release is over when the packer does something else', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG', 'BOOK')
    await bench.scale(0)
    await bench.scale(500)
    await bench.scan(supervisor.badge)
    await bench.command('DAMAGED')
    expect([bench.view.question, bench.screen.kind]).toEqual([null, 'packing'])
    await bench.command('R1')
    expect(bench.says).toEqual({ code: 'command.notNow', word: 'R1' })
  })

  test('about a place is over when its unit is out again', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG')
    await bench.command('PUT', 'DAMAGED', 'N1')
    expect(bench.says).toEqual({ code: 'command.notNow', word: 'N1' })
    expect(bench.kinds()).not.toContain('itemPlacedElsewhere')
  })
})

describe('CONFIRM', () => {
  test('confirms the note of the order', async () => {
    const bench = benchWith({ ...parts, orders: [orderOf('1001', { MUG: 1 }, { note: 'Gift' })] })
    await bench.scan('1001')
    expect(bench.screen).toEqual({ kind: 'reviewing', notes: ['Gift'] })
    await bench.press('CONFIRM')
    expect(bench.screen.kind).toBe('choosingCarton')
    await bench.command('UNDO')
    expect(bench.screen.kind).toBe('reviewing')
  })

  test('stands for the second scan of a destructive command', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    await bench.command('NEXT')
    await bench.press('CONFIRM')
    expect(bench.screen.kind).toBe('weighing')
  })
})

describe('a command that makes no sense now', () => {
  test('is off on the screen, and refused in words when it is scanned all the same', async () => {
    const bench = benchWith(parts)
    const enabled = bench.view.commands.filter((command) => command.isEnabled)
    expect(enabled.map((command) => command.word)).toEqual(['HELP'])
    for (const { word, isEnabled } of bench.view.commands) {
      if (isEnabled) continue
      await bench.command(word)
      expect(bench.says).toEqual({ code: 'command.notNow', word })
    }
  })

  test('a reason that nobody asked for does nothing', async () => {
    const bench = await packingBench(parts)
    await bench.command('R1')
    expect(bench.says).toEqual({ code: 'command.notNow', word: 'R1' })
  })

  test('a command barcode with a smudge is called damaged', async () => {
    const bench = await packingBench(parts)
    await bench.scan('PKCUNDOX')
    expect(bench.says).toEqual({ code: 'code.damaged', text: 'PKCUNDOX' })
  })
})

describe('PUT ELSEWHERE', () => {
  test('fixes the unit in hand where it is put, and the rest flows on around it', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    await bench.command('PUT')
    const { screen } = bench
    const spots = screen.kind === 'packing' ? screen.spots : null
    expect(spots?.length).toBeGreaterThan(0)
    await bench.command('N1')
    const at = bench.session.packed[0]?.at
    expect(at).toMatchObject({ x: spots?.[0]?.x, y: spots?.[0]?.y, z: spots?.[0]?.z })
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', units: 3 })
  })

  test('by dragging lets the unit fall onto what lies below', async () => {
    const bench = await packingBench({ ...parts, cartons: [cartonOf('M', [200, 200, 200])] })
    await bench.pack('MUG', 'MUG')
    const [first] = bench.session.packed
    await bench.putElsewhere(first?.at?.x ?? 0, first?.at?.z ?? 0)
    expect(bench.session.packed[1]?.at).toMatchObject({ y: 100 })
  })

  test('outside the carton is refused', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    await bench.putElsewhere(5000, 0)
    expect(bench.alert?.code).toBe('plan.noSpot')
  })

  test('is undone', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    const before = bench.session.packed
    await bench.command('PUT', 'N1', 'UNDO')
    expect(bench.session.packed).toEqual(before)
  })

  test('with nothing in hand makes no sense', async () => {
    const bench = await packingBench(parts)
    await bench.command('PUT')
    expect(bench.says).toEqual({ code: 'command.notNow', word: 'PUT' })
  })
})

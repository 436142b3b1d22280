import { describe, expect, test } from 'vitest'
import { buildSscc } from '../../../../src-shared/gs1/sscc.ts'
import { commandBarcode } from '../../../../src-shared/model/command-word.ts'
import { type Bench, benchWith, packingBench } from '../../../harness/bench-with.ts'
import { orderOf, packer, skuOf, supervisor } from '../../../harness/session-builder.ts'

const parts = {
  skus: [skuOf('MUG'), skuOf('BOOK')],
  orders: [orderOf('1001', { MUG: 2 }, { note: 'Gift' }), orderOf('1002', { MUG: 1, BOOK: 1 })],
}

/** The bench in each state of PACKING-SESSION.md, by the shortest way. */
const states: Record<string, () => Promise<Bench>> = {
  idle: async () => benchWith(parts),
  reviewing: () => at([]),
  choosingCarton: () => at(['CONFIRM']),
  packing: () => at(['CONFIRM', 'S']),
  weighing: () => at(['CONFIRM', 'S', 'MUG', 'MUG']),
  labelling: () => at(['CONFIRM', 'S', 'MUG', 'MUG', 'weigh']),
  confirmingLabel: () => at(['CONFIRM', 'S', 'MUG', 'MUG', 'weigh', 'print']),
  done: () => at(['CONFIRM', 'S', 'MUG', 'MUG', 'weigh', 'print', 'label']),
  onHold: () => at(['HOLD', 'HOLD', 'R1']),
  stopped: async () => {
    const bench = await at(['CONFIRM', 'S'])
    bench.db.prepare(`UPDATE orders SET status = 'cancelled' WHERE number = '1001'`).run()
    await bench.scan('MUG')
    return bench
  },
}

test.each(Object.entries(states))('the bench comes to %s', async (name, state) => {
  const bench = await state()
  expect(bench.screen.kind).toBe(name)
})

async function at(acts: readonly string[]): Promise<Bench> {
  const bench = benchWith(parts)
  await bench.scan('1001')
  for (const act of acts) {
    if (act === 'weigh') await bench.weigh()
    else if (act === 'print') await bench.print()
    else if (act === 'label') await bench.confirmLabel()
    else if (['CONFIRM', 'HOLD', 'R1'].includes(act)) await bench.command(act as 'HOLD')
    else await bench.scan(act)
  }
  return bench
}

/** What each kind of scan does in each state: the alert, or the screen that it leads to. */
const table: Record<string, Record<string, string>> = {
  idle: {
    '1001': 'reviewing',
    S: 'order.first',
    MUG: 'reviewing',
    label: 'label.wrong',
    CONFIRM: 'command.notNow',
    nonsense: 'code.unknown',
    badge: 'done.signedIn',
    strangeBadge: 'badge.unknown',
  },
  reviewing: {
    '1001': 'reviewing',
    '1002': 'order.other',
    S: 'note.first',
    MUG: 'note.first',
    BOOK: 'item.otherOrder',
    label: 'label.wrong',
    CONFIRM: 'choosingCarton',
    nonsense: 'code.unknown',
    badge: 'done.signedIn',
  },
  choosingCarton: {
    '1001': 'choosingCarton',
    '1002': 'order.other',
    S: 'packing',
    MUG: 'carton.first',
    BOOK: 'item.otherOrder',
    label: 'label.wrong',
    CONFIRM: 'command.notNow',
    nonsense: 'code.unknown',
  },
  packing: {
    '1001': 'packing',
    '1002': 'order.other',
    S: 'carton.alreadyThis',
    M: 'done.cartonChanged',
    MUG: 'packing',
    BOOK: 'item.otherOrder',
    label: 'label.wrong',
    CONFIRM: 'command.notNow',
    nonsense: 'code.unknown',
  },
  weighing: {
    '1001': 'weighing',
    '1002': 'order.other',
    S: 'command.notNow',
    MUG: 'item.tooMany',
    BOOK: 'item.otherOrder',
    label: 'label.wrong',
    nonsense: 'code.unknown',
  },
  labelling: {
    '1001': 'labelling',
    '1002': 'order.other',
    S: 'command.notNow',
    MUG: 'label.notYet',
    BOOK: 'item.otherOrder',
    label: 'label.wrong',
    own: 'done',
    nonsense: 'code.unknown',
  },
  confirmingLabel: {
    '1001': 'confirmingLabel',
    '1002': 'order.other',
    S: 'command.notNow',
    MUG: 'label.notYet',
    label: 'label.wrong',
    own: 'done',
    nonsense: 'code.unknown',
  },
  done: {
    '1001': 'order.shipped',
    '1002': 'choosingCarton',
    S: 'order.first',
    BOOK: 'choosingCarton',
    label: 'label.wrong',
    own: 'label.alreadyConfirmed',
    UNDO: 'command.notNow',
    nonsense: 'code.unknown',
  },
  onHold: {
    '1001': 'done.resumed',
    '1002': 'choosingCarton',
    S: 'order.first',
    BOOK: 'choosingCarton',
    label: 'label.wrong',
    UNDO: 'command.notNow',
    nonsense: 'code.unknown',
  },
  stopped: {
    '1001': 'order.cancelled',
    '1002': 'choosingCarton',
    S: 'order.first',
    MUG: 'order.cancelled',
    label: 'label.wrong',
    UNDO: 'command.notNow',
    nonsense: 'code.unknown',
  },
}

const foreignSscc = buildSscc({ extensionDigit: 3, companyPrefix: '9521234', serial: 77 })

function codeFor(scan: string, bench: Bench): string {
  if (scan === 'badge') return packer.badge
  if (scan === 'strangeBadge') return 'PKUNOBODY'
  if (scan === 'label') return `00${foreignSscc}`
  if (scan === 'own') return `00${bench.one<string>('SELECT sscc FROM parcel')}`
  if (scan === 'CONFIRM' || scan === 'UNDO') return commandBarcode(scan)
  return scan
}

describe.each(Object.entries(table))('at %s', (state, rows) => {
  test.each(Object.entries(rows))('a scan of %s says or leads to %s', async (scan, outcome) => {
    const bench = await (states[state] ?? states['idle'])?.()
    if (!bench) throw new Error('No such state')
    await bench.scan(codeFor(scan, bench))
    const shown = bench.alert?.code ?? bench.screen.kind
    expect(shown).toBe(outcome)
  })

  test('a refused scan changes nothing but the audit', async () => {
    const bench = await (states[state] ?? states['idle'])?.()
    if (!bench) throw new Error('No such state')
    const before = strip(bench)
    await bench.scan('nonsense')
    expect(strip(bench)).toEqual(before)
    expect(
      bench.one(`SELECT count(*) FROM event WHERE kind = 'refused' AND raw = 'nonsense'`),
    ).toBe(1)
  })
})

function strip(bench: Bench) {
  const { session } = bench.bench
  if (!session) return null
  const { log: _, lastSeq: __, ...rest } = session
  return { ...rest, seconds: bench.screen.kind === 'done' ? bench.screen.seconds : null }
}

describe('a code that means two things', () => {
  const ambiguous = {
    skus: [skuOf('MUG'), skuOf('M')],
    orders: [orderOf('1001', { MUG: 1, M: 2 })],
  }

  test('asks, and N2 chooses the second', async () => {
    const bench = await packingBench(ambiguous)
    await bench.scan('M')
    expect(bench.view.question).toMatchObject({
      kind: 'meaning',
      text: 'M',
      choices: [
        { number: 1, what: 'carton' },
        { number: 2, what: 'item', title: 'M' },
      ],
    })
    expect(bench.session.packed).toHaveLength(0)
    await bench.command('N2')
    expect([bench.view.question, bench.session.packed.length]).toEqual([null, 1])
  })

  test('is asked again when the number is none of the choices', async () => {
    const bench = await packingBench(ambiguous)
    await bench.scan('M')
    await bench.command('N7')
    expect(bench.alert?.code).toBe('command.notNow')
    expect(bench.view.question?.kind).toBe('meaning')
  })

  test('is let go by UNDO, and by any other scan', async () => {
    const bench = await packingBench(ambiguous)
    await bench.scan('M')
    await bench.command('UNDO')
    expect(bench.view.question).toBeNull()
    await bench.pack('M', 'MUG')
    expect([bench.view.question, bench.session.packed.length]).toEqual([null, 1])
  })

  test('asks which order when two open ones are in one tote', async () => {
    const orders = [
      orderOf('1001', { MUG: 1 }, { tote: 'BOX' }),
      orderOf('1002', { MUG: 1 }, { tote: 'BOX' }),
    ]
    const bench = benchWith({ ...parts, orders })
    await bench.scan('box')
    expect(bench.view.question).toMatchObject({ kind: 'meaning', choices: [{}, {}] })
    await bench.command('N2')
    expect(bench.session.order.number).toBe('1002')
  })
})

describe('the same code again', () => {
  const many = { skus: parts.skus, orders: [orderOf('1001', { MUG: 4 })] }

  test('within the re-read window of one scanner is said to be ignored', async () => {
    const bench = await packingBench(many)
    await bench.scan('MUG')
    await bench.scan('MUG', { afterMs: 100 })
    expect(bench.says).toEqual({ code: 'scan.repeat', text: 'MUG' })
    expect([bench.sound, bench.session.packed.length]).toEqual(['repeat', 1])
  })

  test('after the window, or from another scanner, is another unit', async () => {
    const bench = await packingBench(many)
    await bench.scan('MUG')
    await bench.scan('MUG', { afterMs: 300 })
    await bench.scan('MUG', { afterMs: 10, device: 'scanner-2' })
    expect(bench.session.packed).toHaveLength(3)
  })

  test('of another item is never held up', async () => {
    const bench = await packingBench({ ...parts, orders: [orderOf('1001', { MUG: 1, BOOK: 1 })] })
    await bench.scan('MUG')
    await bench.scan('BOOK', { afterMs: 5 })
    expect(bench.session.packed).toHaveLength(2)
  })
})

describe('while a plan is being made', () => {
  test('scans wait in line, in order, and none is lost', async () => {
    const bench = benchWith(parts)
    const scan = (text: string, n: number) =>
      bench.runner.submit({
        kind: 'rawScan',
        scan: { text, aim: null, deviceId: `scanner-${n}`, at: bench.time.now() },
        canReread: true,
      })
    for (const [n, text] of ['1002', 'S', 'MUG', 'BOOK'].entries()) scan(text, n)
    expect(bench.view).toMatchObject({ busy: 'planning', queuedScans: 3 })
    await bench.rest()
    expect(bench.screen.kind).toBe('weighing')
    expect(bench.session.packed).toHaveLength(2)
  })
})

describe('a badge', () => {
  test('is wanted first where the site says so', async () => {
    const bench = benchWith({ ...parts, settings: { needsBadge: true } })
    expect(bench.screen.kind).toBe('signIn')
    await bench.scan('1002')
    expect(bench.alert?.code).toBe('badge.first')
    await bench.scan(supervisor.badge.toLowerCase())
    await bench.scan('1002')
    expect([bench.view.operator?.name, bench.screen.kind]).toEqual(['Sam', 'choosingCarton'])
  })

  test('signs each event with its bearer', async () => {
    const bench = benchWith(parts)
    await bench.scan(packer.badge)
    await bench.scan('1002')
    expect(
      bench.all(`SELECT DISTINCT operator_id, station FROM event WHERE session_id IS NOT NULL`),
    ).toEqual([{ operator_id: 'operator-Ana', station: 'bench-1' }])
  })
})

describe('an order that cannot be opened', () => {
  test.each([
    ['shipped', 'order.shipped'],
    ['packed', 'order.shipped'],
    ['cancelled', 'order.cancelled'],
    ['held', 'order.held'],
  ] as const)('because it is %s says so', async (status, code) => {
    const orders = [orderOf('1001', { MUG: 1 }, { status, holdReason: 'Fraud check' })]
    const bench = benchWith({ ...parts, orders })
    await bench.scan('TOTE-1001')
    expect(bench.says).toMatchObject({ code, order: '1001' })
    expect(bench.bench.session).toBeNull()
  })

  test('because it is held is opened by a supervisor, with a reason that is written down', async () => {
    const orders = [orderOf('1001', { MUG: 1 }, { status: 'held', holdReason: 'Fraud check' })]
    const bench = benchWith({ ...parts, orders })
    await bench.scan(supervisor.badge)
    await bench.scan('TOTE-1001')
    expect(bench.view.question).toMatchObject({ kind: 'reason', for: 'RELEASE' })
    expect(bench.bench.session).toBeNull()
    await bench.command('R2')
    expect(bench.says).toEqual({ code: 'done.released', name: 'Sam', reason: 'R2' })
    expect([bench.session.order.number, bench.orderStatus('1001')]).toEqual(['1001', 'packing'])
    const body = bench.one<string>(`SELECT body FROM event WHERE kind = 'holdReleased'`)
    expect(JSON.parse(body)).toMatchObject({ released: { by: 'operator-Sam', reason: 'R2' } })
    await bench.followSuggestions()
  })

  test('a tote that is used again means its open order', async () => {
    const orders = [
      orderOf('1001', { MUG: 1 }, { status: 'shipped', tote: 'BOX' }),
      orderOf('1002', { MUG: 1 }, { tote: 'BOX' }),
    ]
    const bench = benchWith({ ...parts, orders })
    await bench.scan('BOX')
    expect(bench.session.order.number).toBe('1002')
  })
})

describe('an item at an idle bench', () => {
  test('opens the order of a single unit first, then the most urgent', async () => {
    const orders = [
      orderOf('1001', { MUG: 2 }, { priority: 5 }),
      orderOf('1002', { MUG: 1 }),
      orderOf('1003', { MUG: 2 }),
    ]
    const bench = benchWith({ ...parts, orders })
    await bench.scan('MUG')
    expect(bench.session.order.number).toBe('1002')
  })

  test('that nobody wants says so', async () => {
    const bench = benchWith({ ...parts, orders: [] })
    await bench.scan('MUG')
    expect(bench.says).toEqual({ code: 'order.none', title: 'Mug' })
  })
})

import { describe, expect, test } from 'vitest'
import { type Bench, packingBench } from '../../../harness/bench-with.ts'
import { orderOf, skuOf, supervisor } from '../../../harness/session-builder.ts'

const parts = {
  skus: [skuOf('MUG')],
  orders: [orderOf('1001', { MUG: 2 }), orderOf('1002', { MUG: 1 })],
}

async function closedParcel(): Promise<Bench> {
  const bench = await packingBench(parts)
  await bench.pack('MUG', 'MUG')
  await bench.weigh()
  return bench
}

describe('closing a parcel', () => {
  test('books stock, SSCC, prints and outbox at once, and holds the outbox', async () => {
    const bench = await closedParcel()
    expect(bench.onHand('MUG')).toBe(48)
    expect(bench.all('SELECT number, status FROM parcel')).toEqual([
      { number: 1, status: 'closed' },
    ])
    expect(bench.all('SELECT kind, status FROM print_job ORDER BY position')).toEqual([
      { kind: 'shippingLabel', status: 'requested' },
      { kind: 'packingSlip', status: 'requested' },
    ])
    expect(bench.all('SELECT topic, state FROM outbox')).toEqual([
      { topic: 'parcel.packed', state: 'held' },
    ])
    await bench.print()
    await bench.confirmLabel()
    expect(bench.all('SELECT topic, state FROM outbox')).toEqual([
      { topic: 'parcel.packed', state: 'ready' },
      { topic: 'order.shipped', state: 'ready' },
    ])
    expect(bench.all('SELECT status FROM shipment')).toEqual([{ status: 'shipped' }])
  })

  test('takes from the fullest bin first, and asks for a count of what no bin has', async () => {
    const bench = await packingBench({ ...parts, skus: [skuOf('MUG', { stock: [0, 1] })] })
    await bench.pack('MUG', 'MUG')
    await bench.weigh()
    expect(bench.all(`SELECT bin_id, delta FROM stock_ledger WHERE reason = 'shipped'`)).toEqual([
      { bin_id: 'MUG-2', delta: -1 },
    ])
    expect(bench.all('SELECT reason FROM count_request')).toEqual([{ reason: 'shippedUnbooked' }])
  })
})

describe('a label', () => {
  test('of another parcel is refused by name', async () => {
    const bench = await closedParcel()
    const first = bench.session.closing?.sscc
    await bench.printAll()
    await bench.confirmLabel()
    await bench.pack('1002', 'S', 'MUG')
    await bench.weigh()
    await bench.printAll()
    await bench.scan(`00${first}`)
    expect(bench.says).toEqual({ code: 'label.wrong', sscc: first, order: '1001', parcel: 1 })
    expect(bench.screen.kind).toBe('confirmingLabel')
  })

  test('in the hand confirms itself, though the printer has said nothing', async () => {
    const bench = await closedParcel()
    bench.startPrint()
    await bench.confirmLabel()
    expect(bench.screen.kind).toBe('done')
  })

  test('of which nothing is known is confirmed by its scan, and was printed then', async () => {
    const bench = await closedParcel()
    const job = await bench.losePrint()
    expect(bench.says).toEqual({ code: 'label.unknownPrint', reason: 'noAnswer' })
    await bench.confirmLabel()
    expect(bench.screen.kind).toBe('done')
    expect(bench.store.read.printJob(job.jobId)?.status).toBe('printed')
  })

  test('that waits for the printer says why, once, and goes on when it is mended', async () => {
    const bench = await closedParcel()
    await bench.printerWaits('paperOut')
    await bench.printerWaits('paperOut')
    expect(bench.screen).toMatchObject({ kind: 'labelling', step: 'waiting', trouble: 'paperOut' })
    expect(bench.says).toEqual({ code: 'printer.trouble', what: 'paperOut' })
    await bench.print()
    expect([bench.screen.kind, bench.alert]).toEqual(['confirmingLabel', null])
  })

  test('without confirmation is shown at the idle bench until it is scanned', async () => {
    const bench = await closedParcel()
    const sscc = bench.session.closing?.sscc
    await bench.print()
    await bench.command('HOLD', 'HOLD', 'R1')
    await bench.restart()
    expect(bench.screen).toMatchObject({
      kind: 'idle',
      unconfirmed: [{ orderNumber: '1001', parcelNumber: 1, sscc, printState: 'printed' }],
    })
    await bench.scan(`00${sscc}`)
    expect(bench.screen.kind).toBe('done')
    expect(bench.orderStatus('1001')).toBe('shipped')
    await bench.restart()
    expect(bench.screen).toMatchObject({ kind: 'idle', unconfirmed: [] })
  })
})

describe('UNDO of a closed parcel', () => {
  test('burns the SSCC, books the stock back and calls the label off', async () => {
    const bench = await closedParcel()
    const burnt = bench.session.closing?.sscc
    await bench.command('UNDO')
    expect(bench.says).toMatchObject({ code: 'done.undone', what: 'weightTaken' })
    expect(bench.screen).toMatchObject({ kind: 'weighing', labelToDestroy: null })
    expect(bench.onHand('MUG')).toBe(50)
    expect(bench.all('SELECT status FROM print_job')).toEqual([
      { status: 'cancelled' },
      { status: 'cancelled' },
    ])
    expect(bench.all('SELECT state FROM outbox')).toEqual([{ state: 'void' }])
    await bench.weigh()
    expect(bench.session.closing?.sscc).not.toBe(burnt)
    expect(bench.onHand('MUG')).toBe(48)
    expect(bench.all('SELECT status FROM parcel ORDER BY sscc')).toEqual([
      { status: 'void' },
      { status: 'closed' },
    ])
    await bench.followSuggestions()
  })

  test('wants a label that came out to be scanned as destroyed first', async () => {
    const bench = await closedParcel()
    const burnt = bench.session.closing?.sscc
    await bench.print()
    await bench.command('UNDO')
    expect(bench.screen).toMatchObject({ kind: 'weighing', labelToDestroy: burnt })
    await bench.weigh()
    expect(bench.screen.kind).toBe('weighing')
    await bench.scan(`00${burnt}`)
    expect(bench.one('SELECT label_destroyed_at FROM parcel WHERE sscc = ?', burnt)).not.toBeNull()
    expect(bench.screen.kind).toBe('labelling')
    await bench.followSuggestions()
  })

  test('wants it also when a byte may have gone out, and not when none did', async () => {
    const sent = await closedParcel()
    sent.startPrint()
    await sent.command('UNDO')
    expect(sent.session.toDestroy).toHaveLength(1)
    const drawn = await closedParcel()
    const job = drawn.store.read.nextPrintJob('printer-1')
    if (job) drawn.store.ledger.storeBytes(job.jobId, Uint8Array.of(1), 'sha')
    await drawn.command('UNDO')
    expect(drawn.session.toDestroy).toHaveLength(0)
  })

  test('twice wants both labels destroyed, each once', async () => {
    const bench = await closedParcel()
    await bench.print()
    await bench.command('UNDO')
    const [first] = bench.session.toDestroy
    await bench.scan(`00${first}`)
    await bench.weigh()
    await bench.printAll()
    await bench.command('UNDO', 'UNDO')
    expect(bench.session.toDestroy).toHaveLength(1)
    expect(bench.session.toDestroy[0]).not.toBe(first)
    await bench.followSuggestions()
    expect(bench.one('SELECT count(*) FROM parcel WHERE label_destroyed_at IS NOT NULL')).toBe(2)
  })

  test('leaves a label destroyed that was destroyed, whatever is taken back after it', async () => {
    const bench = await closedParcel()
    await bench.print()
    await bench.command('UNDO')
    const [burnt] = bench.session.toDestroy
    await bench.command('DAMAGED')
    await bench.scan(`00${burnt}`)
    for (const word of ['UNDO', 'DAMAGED', 'UNDO'] as const) {
      await bench.command(word)
      expect(bench.session.toDestroy).toEqual([])
    }
    await bench.restart()
    expect(bench.session.toDestroy).toEqual([])
  })

  test('of which the label never came out is let pass by a supervisor', async () => {
    const bench = await closedParcel()
    await bench.losePrint('offline')
    await bench.command('UNDO', 'UNDO')
    expect(bench.session.toDestroy).toHaveLength(1)
    await bench.pack('MUG')
    await bench.scan(supervisor.badge)
    await bench.command('R4')
    expect(bench.screen).toMatchObject({ kind: 'weighing', labelToDestroy: null })
    await bench.printAll()
    await bench.followSuggestions()
  })

  test('is not possible any more once the label is confirmed', async () => {
    const bench = await closedParcel()
    await bench.print()
    await bench.confirmLabel()
    await bench.command('UNDO')
    expect(bench.says).toEqual({ code: 'command.notNow', word: 'UNDO' })
  })
})

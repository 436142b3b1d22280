import Sqlite, { type Database } from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { PrintSpooler } from '../../../src-main/app/print-spooler.ts'
import type { Printer, PrintOutcome } from '../../../src-main/core/port/printer.ts'
import type { Store } from '../../../src-main/core/port/store.ts'
import { migrate } from '../../../src-main/db/migrate.ts'
import { sqliteStore } from '../../../src-main/db/sqlite-store.ts'
import type { LabelDocument } from '../../../src-shared/model/label.ts'
import type { PrintJobId, SessionId } from '../../../src-shared/model/ids.ts'
import { BenchTime } from '../../harness/bench-time.ts'

const document: LabelDocument = {
  ...{ kind: 'hold', media: '4x6', language: 'en', orderNumber: '1001', reason: 'R1' },
  ...{ operatorName: 'Ana', stationName: 'bench-1', heldAt: 0, itemCount: 1, note: null },
}

let db: Database
let store: Store
let time: BenchTime
let told: string[]

beforeEach(() => {
  db = new Sqlite(':memory:')
  migrate(db)
  store = sqliteStore(db, () => 'id')
  time = new BenchTime()
  told = []
})

function request(jobId: string): void {
  const write = {
    ...{ kind: 'requestPrint' as const, jobId: jobId as PrintJobId, parcelId: null, document },
    ...{ sessionId: null as unknown as SessionId, printKind: 'holdLabel' as const },
  }
  store.commit({
    ...{
      events: [],
      writes: [write],
      at: 0,
      station: 'bench-1',
      actor: null,
      printer: 'printer-1',
    },
  })
}

/** A printer in the test's hands: `looked` resolves when it is asked, `send` lets the bytes out, `end` ends it. */
function handPrinter() {
  const looked = Promise.withResolvers<void>()
  const send = Promise.withResolvers<void>()
  const end = Promise.withResolvers<PrintOutcome>()
  const bytesOut: Uint8Array[] = []
  const printer: Printer = {
    ...{ id: 'printer-1', dpmm: 8, dispose() {}, onState: () => ({ dispose() {} }) },
    async print(bytes, onSending) {
      looked.resolve()
      await send.promise
      await onSending(7)
      bytesOut.push(bytes)
      return end.promise
    },
  }
  return { printer, looked, send, end, bytesOut }
}

function spoolerOf(printer: Printer, over: Store = store): PrintSpooler {
  return new PrintSpooler({
    ...{ store: over, printer, printerId: 'printer-1', clock: time, timers: time },
    rasterizer: { draw: () => null } as never,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    onDrawn() {},
    onWaits: (jobId, trouble) => told.push(`${jobId} waits: ${trouble}`),
    onEnded: (jobId, outcome) => told.push(`${jobId} ${outcome.kind}`),
  })
}

const statusOf = (jobId: string) => store.read.printJob(jobId as PrintJobId)?.status

describe('a print job', () => {
  test('is written down as sent before its first byte, and as printed when it is', async () => {
    request('job')
    const { printer, looked, send, end, bytesOut } = handPrinter()
    const spooler = spoolerOf(printer)
    spooler.wake()
    await looked.promise
    expect(statusOf('job')).toBe('stored')
    send.resolve()
    await Promise.resolve().then(() => {})
    await new Promise((resolve) => setImmediate(resolve))
    expect([statusOf('job'), bytesOut.length]).toEqual(['sent', 1])
    end.resolve({ kind: 'printed', odometer: 8 })
    await spooler.close()
    expect([statusOf('job'), told]).toEqual(['printed', ['job printed']])
  })

  test('that is called off while the printer is looked at is not sent', async () => {
    request('job')
    const { printer, looked, send, end, bytesOut } = handPrinter()
    const spooler = spoolerOf(printer)
    spooler.wake()
    await looked.promise
    store.ledger.cancel('job' as PrintJobId, 0)
    send.resolve()
    end.resolve({ kind: 'printed', odometer: 8 })
    await spooler.close()
    expect(bytesOut).toEqual([])
    expect([statusOf('job'), told]).toEqual(['cancelled', []])
  })

  test('whose end could not be written down is written down later, and not sent again', async () => {
    request('job')
    const { printer, send, end, bytesOut } = handPrinter()
    send.resolve()
    end.resolve({ kind: 'printed', odometer: 8 })
    let isFull = true
    const full: Store = {
      ...store,
      ledger: {
        ...store.ledger,
        markEnded(...all) {
          if (isFull) throw new Error('The disk is full')
          store.ledger.markEnded(...all)
        },
      },
    }
    const spooler = spoolerOf(printer, full)
    spooler.wake()
    await untilTold(1)
    expect([statusOf('job'), told]).toEqual(['sent', ['job waits: error']])
    isFull = false
    time.pass(2_001)
    await untilTold(2)
    await spooler.close()
    expect([statusOf('job'), bytesOut.length, told.at(-1)]).toEqual(['printed', 1, 'job printed'])
  })

  test('that was not sent at all is tried again by itself', async () => {
    request('job')
    let tries = 0
    const printer: Printer = {
      ...handPrinter().printer,
      async print(_, onSending) {
        tries++
        if (tries === 1) return { kind: 'notSent', reason: 'paperOut' }
        await onSending(null)
        return { kind: 'printed', odometer: null }
      },
    }
    const spooler = spoolerOf(printer)
    spooler.wake()
    await untilTold(1)
    time.pass(2_001)
    await untilTold(2)
    await spooler.close()
    expect(told).toEqual(['job waits: paperOut', 'job printed'])
  })

  test('that may have gone out is never sent again, and the next one is', async () => {
    request('one')
    request('two')
    const sent: string[] = []
    const printer: Printer = {
      ...handPrinter().printer,
      async print(_, onSending) {
        await onSending(null)
        sent.push('sent')
        return { kind: 'unknown', reason: 'noAnswer' }
      },
    }
    const spooler = spoolerOf(printer)
    spooler.wake()
    await untilTold(2)
    spooler.wake()
    await spooler.close()
    expect([statusOf('one'), statusOf('two'), sent.length]).toEqual(['unknown', 'unknown', 2])
  })

  test('waits when there is no printer', async () => {
    request('job')
    const spooler = new PrintSpooler({
      ...{ store, printer: null, printerId: 'printer-1', clock: time, timers: time },
      rasterizer: {} as never,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      onDrawn() {},
      onWaits: (jobId, trouble) => told.push(`${jobId} waits: ${trouble}`),
      onEnded() {},
    })
    spooler.wake()
    await spooler.close()
    expect([statusOf('job'), told]).toEqual(['requested', ['job waits: offline']])
  })
})

async function untilTold(count: number): Promise<void> {
  while (told.length < count) await new Promise((resolve) => setImmediate(resolve))
}

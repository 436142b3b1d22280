/** Printer troubles in the middle of a session, with the real driver against a simulated printer. */
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databasePath } from '../../src-main/app/data-folder.ts'
import {
  cartonOf,
  orderOf,
  packer,
  type Shop,
  skuOf,
  supervisor,
} from '../harness/session-builder.ts'
import {
  follow,
  makeDataFolder,
  removeDataFolder,
  type SimulatedBench,
  startSimulatedBench,
  TestStation,
} from '../harness/test-station.ts'

const shop: Shop = {
  skus: [skuOf('MUG')],
  cartons: [cartonOf('S', [200, 100, 200])],
  orders: [orderOf('1001', { MUG: 2 }), orderOf('1002', { MUG: 1 })],
  operators: [packer, supervisor],
}

let dir: string
let bench: SimulatedBench
let station: TestStation

beforeEach(async () => {
  dir = makeDataFolder(shop)
  bench = await startSimulatedBench()
  station = await TestStation.start(dir, bench.devices)
})

afterEach(async () => {
  await station.close()
  await bench.close()
  removeDataFolder(dir)
})

function jobs() {
  const db = new Sqlite(databasePath(dir), { readonly: true })
  const rows = db
    .prepare<[], { kind: string; copy: number; status: string; sha256: string; reason: string }>(
      'SELECT kind, copy, status, sha256, reason FROM print_job ORDER BY position',
    )
    .all()
  db.close()
  return rows
}

async function packUpToTheScale(): Promise<void> {
  await station.scan('1001')
  await follow(station, bench.scale, (view) => view.screen.kind === 'weighing')
}

function labelsOut(count: number): Promise<void> {
  if (bench.printer.labels.length >= count) return Promise.resolve()
  return new Promise((resolve) => {
    const listening = bench.printer.onLabel(() => {
      if (bench.printer.labels.length < count) return
      listening.dispose()
      resolve()
    })
  })
}

async function weigh(): Promise<void> {
  bench.scale.place(900)
  await station.until((view) => view.screen.kind !== 'weighing')
}

describe('a printer', () => {
  test('prints the label and the slip of a parcel once each', async () => {
    await packUpToTheScale()
    await weigh()
    const view = await station.untilScreen('confirmingLabel')
    expect(view.screen).toMatchObject({ printState: 'printed', copies: 1, weightG: 900 })
    await follow(station, bench.scale, (v) => v.screen.kind === 'done')
    await labelsOut(2)
    expect(jobs().map(({ kind, copy }) => [kind, copy])).toEqual([
      ['shippingLabel', 1],
      ['packingSlip', 1],
    ])
    expect(jobs()[0]?.status).toBe('printed')
    expect(bench.printer.labels).toHaveLength(2)
  })

  test('out of paper keeps the label waiting, and prints it once when there is paper again', async () => {
    await packUpToTheScale()
    bench.printer.setFault('paperOut')
    await weigh()
    const waiting = await station.until(
      (view) => view.screen.kind === 'labelling' && view.screen.step === 'waiting',
    )
    expect(waiting.alert).toMatchObject({ code: 'printer.trouble', facts: { what: 'paperOut' } })
    expect(bench.printer.labels).toHaveLength(0)
    bench.printer.setFault(null)
    const printed = await station.untilScreen('confirmingLabel')
    expect([printed.alert, bench.printer.labels.length]).toEqual([null, 1])
    await follow(station, bench.scale, (view) => view.screen.kind === 'done')
  })

  test('cut off in the middle of a label is unknown; the label in the hand confirms it', async () => {
    await packUpToTheScale()
    bench.printer.cutAfter({ direction: 'received', bytes: 400 })
    await weigh()
    const view = await station.untilScreen('confirmingLabel')
    expect(view.screen).toMatchObject({ printState: 'unknown' })
    expect(view.alert?.code).toBe('label.unknownPrint')
    await station.scan(view.suggestions[0]?.code ?? '')
    await station.untilScreen('done')
  })

  test('cut off in the middle prints copy 2 with the same bytes when it is asked to, with a reason', async () => {
    await packUpToTheScale()
    bench.printer.cutAfter({ direction: 'received', bytes: 400 })
    await weigh()
    await station.untilScreen('confirmingLabel')
    await station.command('REPRINT', 'REPRINT', 'R1')
    const view = await station.until(
      ({ screen }) => screen.kind === 'confirmingLabel' && screen.printState === 'printed',
    )
    expect(view.screen).toMatchObject({ copies: 2 })
    const [first, , second] = jobs()
    expect(second).toMatchObject({ kind: 'shippingLabel', copy: 2, reason: 'R1' })
    expect(second?.sha256).toBe(first?.sha256)
    await follow(station, bench.scale, (v) => v.screen.kind === 'done')
  })

  test('is never given a label whose parcel was opened again while it was being looked at', async () => {
    await packUpToTheScale()
    // It answers no question, so the label is still being decided on when the packer takes it back.
    bench.printer.setSpeech('silent')
    await weigh()
    await station.until(({ screen }) => screen.kind === 'labelling' && screen.step === 'printing')
    await station.command('UNDO')
    await station.untilScreen('weighing')
    bench.printer.setSpeech('normal')
    await follow(station, bench.scale, (view) => view.screen.kind === 'done')
    expect(jobs().map(({ kind, status }) => [kind, status])).toMatchObject([
      ['shippingLabel', 'cancelled'],
      ['packingSlip', 'cancelled'],
      ['shippingLabel', 'printed'],
      ['packingSlip', expect.any(String)],
    ])
  })
})

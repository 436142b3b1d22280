/** The power is cut after each commit of a session in turn: nothing is lost, nothing is done twice. */
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databasePath } from '../../src-main/app/data-folder.ts'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import type { MortalStart, ToMortal } from '../harness/mortal-station.ts'
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
  skus: [skuOf('MUG'), skuOf('BOOK')],
  cartons: [cartonOf('S', [200, 100, 200])],
  orders: [orderOf('1001', { MUG: 3, BOOK: 2 }, { note: 'Gift' })],
  operators: [packer, supervisor],
}
const mortal = fileURLToPath(new URL('../harness/mortal-station.ts', import.meta.url))

let dir: string
let bench: SimulatedBench

beforeEach(async () => {
  dir = makeDataFolder(shop)
  bench = await startSimulatedBench()
})

afterEach(async () => {
  await bench.close()
  removeDataFolder(dir)
})

/** The station's process, with what it shows. `ended` resolves when it is dead. */
class Mortal {
  readonly ended: Promise<void>
  readonly #process: ChildProcess
  readonly #waiting = new Set<(view: BenchView) => void>()
  #view: BenchView | null = null

  constructor(diesAfter: number | null) {
    const start: MortalStart = { dataDir: dir, devices: bench.devices, diesAfter }
    this.#process = fork(mortal, [JSON.stringify(start)], { execPath: process.execPath })
    this.ended = new Promise((resolve) => this.#process.on('exit', () => resolve()))
    this.#process.on('message', (message) => {
      this.#view = message as BenchView
      for (const look of [...this.#waiting]) look(this.#view)
    })
  }

  get kind(): string {
    return this.#view?.screen.kind ?? 'dark'
  }

  async scan(text: string): Promise<void> {
    const message: ToMortal = { scan: text }
    if (this.#process.connected) this.#process.send(message)
  }

  until(isThere: (view: BenchView) => boolean): Promise<BenchView> {
    if (this.#view && isThere(this.#view)) return Promise.resolve(this.#view)
    return new Promise((resolve, reject) => {
      const look = (view: BenchView) => {
        if (!isThere(view)) return
        this.#waiting.delete(look)
        resolve(view)
      }
      this.#waiting.add(look)
      void this.ended.then(() => reject(new Error('The station is dead')))
    })
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }
}

function ask<T>(sql: string): T {
  const db = new Sqlite(databasePath(dir), { readonly: true })
  const value = db.prepare<[], T>(sql).pluck().get()
  db.close()
  return value as T
}

function expectBooksOfOneOrder(): void {
  expect(
    ask(`SELECT count(*) FROM stock s WHERE on_hand <>
    (SELECT sum(delta) FROM stock_ledger l WHERE l.sku_id = s.sku_id AND l.bin_id = s.bin_id)`),
  ).toBe(0)
  expect(ask(`SELECT sum(on_hand) FROM stock`)).toBe(100 - 5)
  expect(ask(`SELECT group_concat(status) FROM parcel`)).toBe('confirmed,confirmed')
  expect(ask(`SELECT count(DISTINCT sscc) FROM parcel`)).toBe(2)
  expect(ask(`SELECT value FROM sequence WHERE name = 'sscc'`)).toBe(2)
  expect(ask(`SELECT status FROM orders`)).toBe('shipped')
  expect(ask(`SELECT sum(quantity) FROM parcel_item`)).toBe(5)
}

describe('a power cut', () => {
  test('after each event in turn shows the same bench again, and the order is packed once', async () => {
    const lastView = join(dir, 'last-view.json')
    const shown: ReturnType<typeof summary>[] = []
    while (shown.at(-1)?.screen !== 'done') {
      rmSync(lastView, { force: true })
      const station = new Mortal(1)
      await packOn(station, shown.at(-1))
      await station.ended
      shown.push(summary(JSON.parse(readFileSync(lastView, 'utf8')) as BenchView))
    }
    expect(shown.length).toBeGreaterThan(15)
    expectBooksOfOneOrder()
    expect(ask(`SELECT count(*) FROM print_job WHERE kind = 'shippingLabel' AND copy > 1`)).toBe(0)
  })

  test('while a label is coming out leaves it unknown, and prints it no second time by itself', async () => {
    const station = new Mortal(null)
    bench.printer.onLabel(({ n }) => {
      if (n === 1) station.kill()
    })
    await station.until(() => true)
    await station.scan('1001')
    await expect(follow(station, bench.scale, () => false)).rejects.toThrow('The station is dead')
    expect(ask(`SELECT status FROM print_job WHERE kind = 'shippingLabel'`)).toBe('sent')
    const { odometer } = bench.printer

    const again = await TestStation.start(dir, bench.devices)
    const view = await again.untilScreen('confirmingLabel')
    expect(view.screen).toMatchObject({ printState: 'unknown', copies: 1 })
    // The packing slip comes out now; had the label been in line again, it would have come before.
    await labelsOut(2)
    expect(bench.printer.odometer).toBe(odometer + 1)
    expect(ask(`SELECT count(*) FROM print_job WHERE kind = 'shippingLabel'`)).toBe(1)
    await follow(again, bench.scale, ({ screen }) => screen.kind === 'done')
    await again.close()
    expectBooksOfOneOrder()
    expect(ask(`SELECT group_concat(status) FROM print_job WHERE kind = 'shippingLabel'`)).toBe(
      'printed,printed',
    )
  })

  test('leaves the folder free for the next start, while a living station keeps it', async () => {
    const station = new Mortal(null)
    await station.until(() => true)
    await expect(TestStation.start(dir, bench.devices)).rejects.toMatchObject({
      code: 'data/in-use',
    })
    station.kill()
    await station.ended
    const again = await TestStation.start(dir, bench.devices)
    expect(again.kind).toBe('idle')
    await again.close()
  })
})

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

/** Begins where the station that died was seen last, and goes on until this one dies. */
async function packOn(
  station: Mortal,
  last: ReturnType<typeof summary> | undefined,
): Promise<void> {
  try {
    const view = await station.until(() => true)
    if (last) expect(summary(view)).toEqual(last)
    else await station.scan('1001')
    await follow(station, bench.scale, () => false)
  } catch (error) {
    // It dies at its next event: that is what it is for. Anything else is a finding.
    if (!(error instanceof Error) || error.message !== 'The station is dead') throw error
  }
}

/** What must be the same before and after: where the packer is, and what is counted. */
function summary(view: BenchView) {
  return {
    screen: view.screen.kind,
    parcel: view.parcel?.number,
    lines: view.lines.map((line) => [line.skuCode, line.packed, line.required]),
    inside: view.scene?.boxes.filter((box) => box.state !== 'next' && box.state !== 'later').length,
  }
}

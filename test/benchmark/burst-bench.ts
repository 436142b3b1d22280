/**
 * A hundred codes, all different, in five seconds from one scanner into one carton: each must be counted once, in the
 * order in which they were scanned. Counted in the database, after the station has ended.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { openReadOnly } from '../../src-main/db/open.ts'
import type { PackRequest } from '../../src-shared/model/packing.ts'
import { gtinOf, toteOf } from './bench-orders.ts'
import type { Figure } from './figure.ts'
import { type Folder, largeFolder } from './large-folder.ts'
import { hasPlan } from './packer.ts'
import { digits, spread } from './quantiles.ts'
import { openScannerLine, preciseNow } from './scanner-line.ts'
import { openLine, startStation } from './station-process.ts'
import { screenAddress } from './whole-bench.ts'

const units = 100
const withinMs = 5_000

type Burst = {
  readonly sent: readonly string[]
  readonly spanMs: number
  /** From the last byte to the view that shows the last unit packed. */
  readonly afterMs: number
  readonly latenciesMs: readonly number[]
}

export async function benchBurst(tell: (line: string) => void): Promise<readonly Figure[]> {
  const folder = largeFolder([order], tell)
  try {
    const burst = await scanAll(folder)
    const counted = countedIn(folder)
    const isAll =
      counted.length === burst.sent.length && counted.every((code, at) => code === burst.sent[at])
    return [
      {
        what: `${burst.sent.length} scans of changing codes in ${digits(burst.spanMs / 1000)} s`,
        target: `${units} in ${withinMs / 1000} s counted, in order`,
        ours: `${counted.length} counted, ${isAll ? 'in order' : 'NOT as scanned'}; all shown ${digits(burst.afterMs)} ms after the last byte`,
        isMet: isAll && counted.length === units && burst.spanMs <= withinMs,
        reference: `byte to view ${spread(burst.latenciesMs)}`,
      },
    ]
  } finally {
    folder.remove()
  }
}

/** A hundred small things, each another SKU, that go into one large carton with room to spare. */
const order: PackRequest = {
  objective: 'minCost',
  items: Array.from({ length: units }, (_, index) => ({
    id: `T${index}`,
    ...{ w: 60 + 10 * (index % 5), h: 30 + 10 * (index % 3), d: 50 + 10 * (index % 4) },
    weight: 0.1,
    quantity: 1,
  })),
  bins: [{ id: 'C1', w: 600, h: 400, d: 400, maxWeight: 30, cost: 200 }],
}

async function scanAll(folder: Folder): Promise<Burst> {
  await using opened = new AsyncDisposableStack()
  const scanner = await openScannerLine()
  opened.defer(() => scanner.close())
  const station = await startStation(['--data', folder.dir, '--scanner', scanner.path])
  opened.defer(() => station.stop())
  const screen = await openLine(await screenAddress(folder.dir))
  opened.defer(() => screen.close())
  await screen.until(({ devices }) => devices.every(({ condition }) => condition === 'ready'))
  scanner.scan(toteOf(0))
  const { view } = await screen.until(hasPlan)
  scanner.scan(view.suggestions[0]?.code ?? '')
  const packing = await screen.until((next) => next.screen.kind === 'packing')
  const codes = codesInPackingOrder(packing.view.scene?.boxes ?? [])
  const first = packing.view.feedback.number
  const latencies: Promise<number>[] = []
  const startedAt = preciseNow()
  for (const [at, code] of codes.entries()) {
    await sleep(Math.max(0, startedAt + (at * (withinMs - 50)) / units - preciseNow()))
    const sentAt = scanner.scan(code)
    const shown = screen.until(({ feedback }) => feedback.number > first + at)
    latencies.push(shown.then((seen) => seen.at - sentAt))
  }
  const endedAt = preciseNow()
  const last = await screen.until(({ rail }) => rail.itemsDone >= codes.length)
  return {
    sent: codes,
    spanMs: endedAt - startedAt,
    afterMs: last.at - endedAt,
    latenciesMs: await Promise.all(latencies),
  }
}

/** As the plan has them; a packer who takes them otherwise is planned for anew, which is measured elsewhere. */
function codesInPackingOrder(
  boxes: readonly { readonly step: number; readonly title: string }[],
): readonly string[] {
  const { items } = order
  return [...boxes]
    .sort((a, b) => a.step - b.step)
    .map(({ title }) => gtinOf(items.findIndex(({ id }) => title === `Item ${id}`)))
}

function countedIn(folder: Folder): readonly string[] {
  const db = openReadOnly(folder.database)
  try {
    return db
      .prepare<[string], string>(
        `SELECT e.raw FROM event e JOIN packing_session s ON s.id = e.session_id
         JOIN orders o ON o.id = s.order_id
         WHERE o.tote = ? AND e.kind = 'itemConfirmed' ORDER BY e.seq`,
      )
      .pluck()
      .all(toteOf(0))
  } finally {
    db.close()
  }
}

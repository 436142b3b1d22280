/**
 * A warehouse at the size where slow statements show: 200,000 SKUs, 100,000 orders, 1,000,000 events. The same seed
 * gives the same rows. `fillLargeDatabase` writes them into an open, empty database; `writeImportFiles` writes the
 * catalogue and the orders as files for `packwright import`. Run it: `node test/benchmark/large-data.ts files DIR`.
 */
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import { checkDigitOf } from '../../src-shared/gs1/check-digit.ts'

export type LargeSize = {
  readonly skus: number
  readonly bins: number
  readonly orders: number
  /** Of the orders, those still to be packed; the others were shipped. */
  readonly openOrders: number
  readonly events: number
  readonly seed: number
}

export const largeSize: LargeSize = {
  skus: 200_000,
  bins: 20_000,
  orders: 100_000,
  openOrders: 5_000,
  events: 1_000_000,
  seed: 20_261_122,
}

const startMs = Date.UTC(2026, 0, 5, 6)
const orderEveryMs = 4 * 60_000
const station = 'bench-1'

type Random = (below: number) => number

/** mulberry32: small, fast, the same everywhere. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

function idOf(kind: string, index: number): string {
  return `01LARGE0${kind}${String(index).padStart(26 - 8 - kind.length, '0')}`
}

const things = [
  'Mug',
  'Lamp',
  'Book',
  'Shirt',
  'Bottle',
  'Cable',
  'Puzzle',
  'Candle',
  'Pan',
  'Shoe',
]
const names = ['Marta Kowalczyk', 'Jürgen Weiß', 'Νίκος Αλεξίου', 'Оксана Шевчук', 'Åsa Lindqvist']
const cities = ['Warszawa', 'Hamburg', 'Θεσσαλονίκη', 'Київ', 'Umeå']
const countries = ['PL', 'DE', 'GR', 'UA', 'SE']

type LargeSku = {
  readonly code: string
  readonly title: string
  readonly gtin14: string
  readonly sizeMm: readonly [number, number, number]
  readonly weightG: number
}

function skuAt(index: number, random: Random): LargeSku {
  const body = `0298${String(index).padStart(9, '0')}`
  const sizeMm = [40 + random(260), 20 + random(180), 40 + random(260)] as const
  const volumeCm3 = (sizeMm[0] * sizeMm[1] * sizeMm[2]) / 1000
  return {
    code: `LG-${String(index).padStart(6, '0')}`,
    title: `${things[index % things.length]} ${index}`,
    gtin14: body + checkDigitOf(body),
    sizeMm,
    weightG: Math.max(10, Math.round(volumeCm3 * (0.1 + random(90) / 100))),
  }
}

function binCodeAt(index: number): string {
  const row = String(Math.floor(index / 100) % 100).padStart(2, '0')
  return `${String.fromCharCode(65 + Math.floor(index / 10_000))}-${row}-${String(index % 100).padStart(2, '0')}`
}

type LargeOrder = {
  readonly number: string
  readonly tote: string
  readonly placedAt: number
  readonly person: number
  readonly lines: readonly { readonly sku: number; readonly quantity: number }[]
}

function orderAt(index: number, skus: number, random: Random): LargeOrder {
  const lines = Array.from({ length: 1 + random(5) }, () => ({
    sku: random(skus),
    quantity: 1 + random(3),
  }))
  return {
    number: `#L${100_000 + index}`,
    tote: `LT${String(index % 9000).padStart(5, '0')}`,
    placedAt: startMs + index * orderEveryMs,
    person: random(names.length),
    lines,
  }
}

/** Everything in one transaction without waiting for the disk: the data can be made again. */
export function fillLargeDatabase(db: Database, size: LargeSize): void {
  db.pragma('synchronous = OFF')
  db.transaction(() => {
    fillSkus(db, size)
    fillBins(db, size)
    fillOrders(db, size)
    fillEvents(db, size)
  })()
  db.pragma('synchronous = FULL')
  db.pragma('optimize = 0x10002')
}

function fillSkus(db: Database, { skus, seed }: LargeSize): void {
  const random = randomFrom(seed)
  const addSku = db.prepare(`
    INSERT INTO sku (id, code, title, width_mm, height_mm, depth_mm, weight_g, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const addBarcode = db.prepare('INSERT INTO sku_barcode (code, sku_id) VALUES (?, ?)')
  for (let index = 0; index < skus; index++) {
    const { code, title, gtin14, sizeMm, weightG } = skuAt(index, random)
    addSku.run(idOf('K', index), code, title, ...sizeMm, weightG, startMs, startMs)
    addBarcode.run(gtin14, idOf('K', index))
  }
}

function fillBins(db: Database, { skus, bins }: LargeSize): void {
  db.prepare(
    'INSERT INTO warehouse (id, code, name, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
  ).run(idOf('W', 0), 'LARGE', 'Large warehouse', startMs, startMs)
  const addBin = db.prepare(`
    INSERT INTO bin (id, warehouse_id, code, seq, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`)
  for (let index = 0; index < bins; index++)
    addBin.run(idOf('B', index), idOf('W', 0), binCodeAt(index), index, startMs, startMs)
  const addMovement = db.prepare(`
    INSERT INTO stock_ledger (sku_id, bin_id, delta, reason, ref, idem_key, at)
    VALUES (?, ?, 1000, 'import', 'large', ?, ?)`)
  const addStock = db.prepare('INSERT INTO stock (sku_id, bin_id, on_hand) VALUES (?, ?, 1000)')
  for (let index = 0; index < skus; index++) {
    const bin = idOf('B', index % bins)
    addMovement.run(idOf('K', index), bin, `large|${index}`, startMs)
    addStock.run(idOf('K', index), bin)
  }
}

function fillOrders(db: Database, { skus, orders, openOrders, seed }: LargeSize): void {
  const random = randomFrom(seed + 1)
  const addOrder = db.prepare(`
    INSERT INTO orders (id, number, tote, placed_at, service, status, ship_name, ship_line1, ship_postal_code,
      ship_city, ship_country_code, units, created_at, updated_at)
    VALUES (?, ?, ?, ?, 'STANDARD', ?, ?, 'Main street 1', '12345', ?, ?, ?, ?, ?)`)
  const addLine = db.prepare(
    'INSERT INTO order_line (id, order_id, position, sku_id, quantity) VALUES (?, ?, ?, ?, ?)',
  )
  let line = 0
  for (let index = 0; index < orders; index++) {
    const { number, tote, placedAt, person, lines } = orderAt(index, skus, random)
    const id = idOf('O', index)
    const status = index < orders - openOrders ? 'shipped' : 'new'
    const units = lines.reduce((sum, { quantity }) => sum + quantity, 0)
    addOrder.run(
      id,
      number,
      tote,
      placedAt,
      status,
      names[person],
      cities[person],
      countries[person],
      units,
      placedAt,
      placedAt,
    )
    for (const [at, { sku, quantity }] of lines.entries())
      addLine.run(idOf('L', line++), id, at + 1, idOf('K', sku), quantity)
  }
}

/** The events stand for their number and size; their bodies are not those of a bench and are not folded. */
function fillEvents(db: Database, { orders, openOrders, events }: LargeSize): void {
  const sessions = orders - openOrders
  if (sessions <= 0) return
  const addSession = db.prepare(`
    INSERT INTO packing_session (id, order_id, station, state, opened_at, last_event_at, lease_until, is_active, closed_at)
    VALUES (?, ?, ?, 'done', ?, ?, ?, 0, ?)`)
  const addEvent = db.prepare(`
    INSERT INTO event (session_id, session_seq, kind, body, at, mono_ms, station, raw)
    VALUES (?, ?, 'itemConfirmed', ?, ?, ?, ?, ?)`)
  const each = Math.ceil(events / sessions)
  let written = 0
  for (let index = 0; index < sessions; index++) {
    const at = startMs + index * orderEveryMs
    addSession.run(idOf('S', index), idOf('O', index), station, at, at, at, at)
    for (let seq = 1; seq <= each && written < events; seq++, written++) {
      const body = `{"kind":"itemConfirmed","lineId":"${idOf('L', index)}","unit":${seq}}`
      addEvent.run(
        idOf('S', index),
        seq,
        body,
        at + seq * 3000,
        seq * 3000,
        station,
        '02980000000019',
      )
    }
  }
}

/** skus.csv, bins.csv, stock.csv and orders.json in `folder`. */
export async function writeImportFiles(folder: string, size: LargeSize): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await writeText(join(folder, 'skus.csv'), skuLines(size))
  await writeText(join(folder, 'bins.csv'), binLines(size))
  await writeText(join(folder, 'stock.csv'), stockLines(size))
  await writeText(join(folder, 'orders.json'), orderTexts(size))
}

async function writeText(path: string, lines: Generator<string>): Promise<void> {
  await pipeline(Readable.from(gathered(lines)), createWriteStream(path))
}

/** A stream is slow a line at a time. */
function* gathered(lines: Generator<string>): Generator<string> {
  let text = ''
  for (const line of lines) {
    text += line
    if (text.length < 65_536) continue
    yield text
    text = ''
  }
  yield text
}

function* skuLines({ skus, seed }: LargeSize): Generator<string> {
  const random = randomFrom(seed)
  yield 'sku,title,gtin,width_mm,height_mm,depth_mm,weight_g\n'
  for (let index = 0; index < skus; index++) {
    const { code, title, gtin14, sizeMm, weightG } = skuAt(index, random)
    yield `${code},${title},${gtin14.slice(1)},${sizeMm.join(',')},${weightG}\n`
  }
}

function* binLines({ bins }: LargeSize): Generator<string> {
  yield 'warehouse,bin,sequence\n'
  for (let index = 0; index < bins; index++) yield `LARGE,${binCodeAt(index)},${index}\n`
}

function* stockLines({ skus, bins }: LargeSize): Generator<string> {
  yield 'warehouse,bin,sku,quantity\n'
  for (let index = 0; index < skus; index++)
    yield `LARGE,${binCodeAt(index % bins)},LG-${String(index).padStart(6, '0')},1000\n`
}

function* orderTexts({ orders, skus, seed }: LargeSize): Generator<string> {
  const random = randomFrom(seed + 1)
  for (let index = 0; index < orders; index++) {
    const { number, tote, placedAt, person, lines } = orderAt(index, skus, random)
    const order = {
      number,
      tote,
      placed_at: new Date(placedAt).toISOString(),
      service: 'STANDARD',
      ship_to: {
        name: names[person],
        line1: 'Main street 1',
        postal_code: '12345',
        city: cities[person],
        country: countries[person],
      },
      lines: lines.map(({ sku, quantity }) => ({
        sku: `LG-${String(sku).padStart(6, '0')}`,
        quantity,
      })),
    }
    yield `${index === 0 ? '[' : ','}\n${JSON.stringify(order)}`
  }
  yield '\n]\n'
}

if (import.meta.main) {
  const [what, folder] = process.argv.slice(2)
  if (what === 'files' && folder !== undefined) await writeImportFiles(folder, largeSize)
  else {
    process.stderr.write('Usage: node test/benchmark/large-data.ts files FOLDER\n')
    process.exitCode = 2
  }
}

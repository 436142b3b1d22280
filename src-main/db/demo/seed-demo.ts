/**
 * Fills an empty database with the demo warehouse: goods, cartons, bins with their stock, 40 orders in totes and two
 * people with badges. One transaction. The same ids and time give the same rows.
 */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../../src-shared/base/app-error.ts'
import { checkDigitOf } from '../../../src-shared/gs1/check-digit.ts'
import type { CartonMark } from '../../../src-shared/model/carton-type.ts'
import type { Ids } from '../../core/port/ids.ts'
import { chooseMark } from '../import/carton-mark.ts'
import { boardMm } from '../import/merge-cartons.ts'
import { demoAddresses } from './demo-addresses.ts'
import { demoCartons } from './demo-cartons.ts'
import { demoOrders } from './demo-orders.ts'
import { demoSkus } from './demo-skus.ts'

export const demoOperators = [
  { name: 'Ana', role: 'packer', badge: 'PKUANA0001' },
  { name: 'Sam', role: 'supervisor', badge: 'PKUSAM0001' },
] as const

const warehouseCode = 'DEMO'
const firstOrderNumber = 1001
/** Between two orders, so that the oldest is the first. */
const orderEveryMs = 23 * 60_000

type Seed = { readonly db: Database; readonly nowMs: number; readonly ids: Ids }

/** Throws `data/in-use` when anything is in the database already; it is left as it is then. */
export function seedDemo(db: Database, { nowMs, ids }: { nowMs: number; ids: Ids }): void {
  const seed = { db, nowMs, ids }
  db.transaction(() => {
    refuseFilled(db)
    const skuIds = addSkus(seed)
    addCartons(seed)
    addStock(seed, [...skuIds.values()])
    addOrders(seed, skuIds)
    addOperators(seed)
  }).immediate()
}

export function isEmptyDatabase(db: Database): boolean {
  const filled = db
    .prepare<[], number>(`
      SELECT EXISTS (SELECT 1 FROM sku) OR EXISTS (SELECT 1 FROM carton_type) OR EXISTS (SELECT 1 FROM bin)
        OR EXISTS (SELECT 1 FROM orders) OR EXISTS (SELECT 1 FROM operator) OR EXISTS (SELECT 1 FROM event)`)
    .pluck()
    .get()
  return filled === 0
}

function refuseFilled(db: Database): void {
  if (isEmptyDatabase(db)) return
  throw new AppError(
    'data/in-use',
    'The demo warehouse only goes into empty data, and these hold something. Choose another data folder for the demo.',
  )
}

/** GTIN-13 with a prefix for use inside a company (GS1 General Specifications 1.4.5, prefixes 20 to 29). */
export function demoGtin14(index: number): string {
  const body = `0299100${String(index + 1).padStart(6, '0')}`
  return body + checkDigitOf(body)
}

function addSkus({ db, nowMs, ids }: Seed): Map<string, string> {
  const addSku = db.prepare(`
    INSERT INTO sku (id, code, title, variant, width_mm, height_mm, depth_mm, weight_g, picture, is_fragile,
      is_hazmat, is_upright, has_serials, created_at, updated_at)
    VALUES (@id, @code, @title, @variant, @width, @height, @depth, @weightG, @picture, @fragile, @hazmat, @upright,
      @serials, @nowMs, @nowMs)`)
  const addBarcode = db.prepare('INSERT INTO sku_barcode (code, sku_id) VALUES (?, ?)')
  const idOf = new Map<string, string>()
  for (const [index, { marks, sizeMm, ...sku }] of demoSkus.entries()) {
    const id = ids.next()
    const [width, height, depth] = sizeMm
    const flags = Object.fromEntries(
      (['fragile', 'hazmat', 'upright', 'serials'] as const).map((mark) => [
        mark,
        marks.includes(mark) ? 1 : 0,
      ]),
    )
    addSku.run({ id, ...sku, width, height, depth, ...flags, nowMs })
    addBarcode.run(demoGtin14(index), id)
    idOf.set(sku.code, id)
  }
  return idOf
}

function addCartons({ db, nowMs, ids }: Seed): void {
  const add = db.prepare(`
    INSERT INTO carton_type (id, code, name, inner_width_mm, inner_height_mm, inner_depth_mm, outer_width_mm,
      outer_height_mm, outer_depth_mm, tare_g, max_load_g, cost_cents, stock, shelf, mark_letter, mark_colour,
      mark_shape, created_at, updated_at)
    VALUES (@id, @code, @name, @width, @height, @depth, @width + @boardMm, @height + @boardMm, @depth + @boardMm,
      @tareG, @maxLoadG, @costCents, @stock, @shelf, @letter, @colour, @shape, @nowMs, @nowMs)`)
  const marks: CartonMark[] = []
  for (const { innerMm, ...carton } of demoCartons) {
    const [width, height, depth] = innerMm
    const mark = chooseMark(carton.code, marks)
    marks.push(mark)
    add.run({ id: ids.next(), ...carton, width, height, depth, ...mark, boardMm, nowMs })
  }
}

/** Two aisles, three shelves high; a SKU has its bin, and every third one a second bin at the back for more. */
function addStock({ db, nowMs, ids }: Seed, skuIds: readonly string[]): void {
  const warehouseId = ids.next()
  db.prepare(
    'INSERT INTO warehouse (id, code, name, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
  ).run(warehouseId, warehouseCode, 'Demo warehouse', nowMs, nowMs)
  const addBin = db.prepare(`
    INSERT INTO bin (id, warehouse_id, code, zone, rack_row, face, seq, kind, created_at, updated_at)
    VALUES (@id, @warehouseId, @code, @zone, @row, @face, @seq, @kind, @nowMs, @nowMs)`)
  let seq = 0
  const bin = (zone: string, place: number, kind: 'storage' | 'damage' = 'storage'): string => {
    const id = ids.next()
    const row = String(Math.floor(place / 6) + 1).padStart(2, '0')
    const face = `${Math.floor((place % 6) / 2) + 1}-${(place % 2) + 1}`
    const code = kind === 'damage' ? 'DAMAGED' : `${zone}-${row}-${face}`
    seq += 10
    addBin.run({ id, warehouseId, code, zone, row, face, seq, kind, nowMs })
    return id
  }
  for (const [index, skuId] of skuIds.entries()) {
    const zone = index < skuIds.length / 2 ? 'A' : 'B'
    const place = zone === 'A' ? index : index - Math.ceil(skuIds.length / 2)
    putInto({ db, nowMs, ids }, skuId, bin(zone, place), 24 + ((index * 7) % 40))
  }
  for (let index = 0; index < skuIds.length; index += 3)
    putInto({ db, nowMs, ids }, skuIds[index] ?? '', bin('C', index / 3), 60)
  bin('Z', 0, 'damage')
}

function putInto({ db, nowMs }: Seed, skuId: string, binId: string, quantity: number): void {
  db.prepare(`
    INSERT INTO stock_ledger (sku_id, bin_id, delta, reason, ref, idem_key, at)
    VALUES (?, ?, ?, 'import', 'demo', ?, ?)`).run(
    skuId,
    binId,
    quantity,
    `demo|${skuId}|${binId}`,
    nowMs,
  )
  db.prepare('INSERT INTO stock (sku_id, bin_id, on_hand) VALUES (?, ?, ?)').run(
    skuId,
    binId,
    quantity,
  )
}

function addOrders({ db, nowMs, ids }: Seed, skuIds: ReadonlyMap<string, string>): void {
  const addOrder = db.prepare(`
    INSERT INTO orders (id, number, tote, placed_at, priority, service, note, ship_name, ship_company, ship_line1,
      ship_line2, ship_postal_code, ship_city, ship_region, ship_country_code, ship_phone, units, created_at, updated_at)
    VALUES (@id, @number, @tote, @placedAt, @priority, @service, @note, @name, @company, @line1, @line2, @postalCode,
      @city, @region, @countryCode, @phone, @units, @nowMs, @nowMs)`)
  const addLine = db.prepare(
    'INSERT INTO order_line (id, order_id, position, sku_id, quantity) VALUES (?, ?, ?, ?, ?)',
  )
  const oldestMs = nowMs - demoOrders.length * orderEveryMs
  for (const [index, { lines, address, service, priority, note }] of demoOrders.entries()) {
    const id = ids.next()
    const units = lines.reduce((sum, line) => sum + line.quantity, 0)
    const number = `#${firstOrderNumber + index}`
    const tote = `T${String(index + 1).padStart(4, '0')}`
    const placedAt = oldestMs + index * orderEveryMs
    const shipTo = demoAddresses[address]
    addOrder.run({ id, number, tote, placedAt, priority, service, note, ...shipTo, units, nowMs })
    for (const [at, { sku, quantity }] of lines.entries())
      addLine.run(ids.next(), id, at + 1, skuIds.get(sku), quantity)
  }
}

function addOperators({ db, nowMs, ids }: Seed): void {
  const add = db.prepare(
    'INSERT INTO operator (id, name, role, badge_hash, created_at) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { name, role, badge } of demoOperators)
    add.run(ids.next(), name, role, createHash('sha256').update(badge).digest('hex'), nowMs)
}

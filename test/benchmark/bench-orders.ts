/**
 * Orders to pack: those of bench/orders.jsonl when that file is there (PACKWRIGHT_BENCH, else ../shared/bench beside the
 * checkout), else made from a seed. Put into a station's database as SKUs, carton types and orders.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { checkDigitOf } from '../../src-shared/gs1/check-digit.ts'
import type { PackBin, PackItem, PackRequest } from '../../src-shared/model/packing.ts'

export type BenchOrders = {
  readonly isGenerated: boolean
  readonly requests: readonly PackRequest[]
}

const root = join(import.meta.dirname, '..', '..')
/** The file's weights are kilograms. */
const gramsPerUnit = 1000
const marks = [
  ['blue', 'circle'],
  ['orange', 'square'],
  ['green', 'triangle'],
  ['purple', 'diamond'],
  ['yellow', 'hexagon'],
  ['red', 'star'],
] as const

export function benchFolder(): string {
  return process.env['PACKWRIGHT_BENCH'] ?? join(root, '..', 'shared', 'bench')
}

export function readBenchOrders(): BenchOrders {
  const file = join(benchFolder(), 'orders.jsonl')
  if (!existsSync(file)) return { isGenerated: true, requests: generatedOrders() }
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return { isGenerated: false, requests: lines.map((line) => JSON.parse(line) as PackRequest) }
}

/** An order's number and tote by its place in the file. */
export function toteOf(index: number): string {
  return `BT${String(index).padStart(5, '0')}`
}

/** A GTIN-14 that no other SKU of the large warehouse has. */
export function gtinOf(skuIndex: number): string {
  const body = `0299${String(skuIndex).padStart(9, '0')}`
  return body + checkDigitOf(body)
}

/** SKUs, cartons and orders of the requests. Equal item ids are one SKU. */
export function addBenchOrders(db: Database, requests: readonly PackRequest[]): void {
  db.transaction(() => {
    addCartons(db, requests[0]?.bins ?? [])
    const skus = addSkus(db, requests)
    for (const [index, request] of requests.entries()) addOrder(db, index, request.items, skus)
  })()
}

function addCartons(db: Database, bins: readonly PackBin[]): void {
  const add = db.prepare(`
    INSERT INTO carton_type (id, code, name, inner_width_mm, inner_height_mm, inner_depth_mm, outer_width_mm,
      outer_height_mm, outer_depth_mm, tare_g, max_load_g, cost_cents, mark_letter, mark_colour, mark_shape,
      created_at, updated_at)
    VALUES (@id, @id, @id, @w, @h, @d, @w + 8, @h + 8, @d + 8, 200, @load, @cost, @letter, @colour, @shape, 0, 0)`)
  for (const [index, { id = '', w, h, d, maxWeight = 30, cost = 0 }] of bins.entries()) {
    const [colour, shape] = marks[index % marks.length] ?? marks[0]
    const letter = String.fromCharCode(65 + index)
    add.run({ id, w, h, d, load: maxWeight * gramsPerUnit, cost, letter, colour, shape })
  }
}

function addSkus(db: Database, requests: readonly PackRequest[]): ReadonlyMap<string, string> {
  const add = db.prepare(`
    INSERT INTO sku (id, code, title, width_mm, height_mm, depth_mm, weight_g, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)`)
  const addBarcode = db.prepare('INSERT INTO sku_barcode (code, sku_id) VALUES (?, ?)')
  const skus = new Map<string, string>()
  for (const { id: itemId = '', w, h, d, weight = 0 } of requests.flatMap(({ items }) => items)) {
    if (skus.has(itemId)) continue
    const id = `01BENCH0K${String(skus.size).padStart(17, '0')}`
    add.run(id, `BENCH-${itemId}`, `Item ${itemId}`, w, h, d, Math.round(weight * gramsPerUnit))
    addBarcode.run(gtinOf(skus.size), id)
    skus.set(itemId, id)
  }
  return skus
}

function addOrder(
  db: Database,
  index: number,
  items: readonly PackItem[],
  skus: ReadonlyMap<string, string>,
): void {
  const id = `01BENCH0O${String(index).padStart(17, '0')}`
  const units = items.reduce((sum, { quantity = 1 }) => sum + quantity, 0)
  db.prepare(`
    INSERT INTO orders (id, number, tote, placed_at, service, ship_name, ship_line1, ship_postal_code, ship_city,
      ship_country_code, units, created_at, updated_at)
    VALUES (?, ?, ?, ?, 'STANDARD', 'Marta Kowalczyk', 'Main street 1', '12345', 'Warszawa', 'PL', ?, 0, 0)`).run(
    id,
    `#B${index}`,
    toteOf(index),
    index,
    units,
  )
  const addLine = db.prepare(
    'INSERT INTO order_line (id, order_id, position, sku_id, quantity) VALUES (?, ?, ?, ?, ?)',
  )
  for (const [at, { id: itemId = '', quantity = 1 }] of items.entries())
    addLine.run(`${id.slice(0, 9)}${index}L${at}`, id, at + 1, skus.get(itemId), quantity)
}

/** Shaped as the published ones are: one to a dozen units, twelve cartons. */
function generatedOrders(): PackRequest[] {
  let state = 20_261_122
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const items = Array.from({ length: 500 }, (_, index) => ({
    id: `S${index}`,
    w: 60 + random(190),
    h: 10 + random(90),
    d: 50 + random(140),
    weight: (50 + random(900)) / 1000,
  }))
  const bins = Array.from({ length: 12 }, (_, index) => {
    const [w, h, d] = [160 + index * 40, 100 + index * 27, 110 + index * 27]
    return { id: `C${index + 1}`, w, h, d, maxWeight: 30, cost: 30 + index * 18 }
  })
  return Array.from({ length: 500 }, () => {
    const first = random(items.length)
    const chosen = Array.from({ length: 1 + random(8) }, (_, at) => ({
      ...(items[(first + at * 37) % items.length] ?? { id: '', w: 1, h: 1, d: 1, weight: 0 }),
      quantity: random(4) === 0 ? 2 : 1,
    }))
    return { objective: 'minCost' as const, items: chosen, bins }
  })
}

/**
 * A small shop in the words of the trade: goods, cartons, orders and people, and the rows they make in a database. Ids
 * are made of the codes (`sku-MUG`, `order-1001`), so that a test reads what it looks up.
 */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { checkDigitOf } from '../../src-shared/gs1/check-digit.ts'
import type { OrderId, SkuId } from '../../src-shared/model/ids.ts'
import type { OperatorRole } from '../../src-shared/model/operator.ts'
import type { OrderStatus, ShortPolicy } from '../../src-shared/model/order.ts'

type Size = readonly [widthMm: number, heightMm: number, depthMm: number]

export type ShopSku = {
  readonly code: string
  readonly title: string
  /** Null: nobody has measured it. */
  readonly size: Size | null
  readonly weightG: number | null
  readonly caseOf: number
  readonly stock: readonly number[]
  readonly isFragile: boolean
  readonly isUpright: boolean
  readonly hasSerials: boolean
}

export type ShopCarton = {
  readonly code: string
  readonly inner: Size
  readonly tareG: number
  readonly maxLoadG: number | null
  readonly costCents: number
  readonly stock: number | null
}

export type ShopOrder = {
  readonly number: string
  readonly tote: string | null
  readonly lines: Readonly<Record<string, number>>
  readonly status: OrderStatus
  readonly holdReason: string | null
  readonly shortPolicy: ShortPolicy
  readonly priority: number
  readonly note: string | null
}

export type ShopOperator = {
  readonly name: string
  readonly role: OperatorRole
  readonly badge: string
}

export type Shop = {
  readonly skus: readonly ShopSku[]
  readonly cartons: readonly ShopCarton[]
  readonly orders: readonly ShopOrder[]
  readonly operators: readonly ShopOperator[]
}

export function skuOf(code: string, more: Partial<ShopSku> = {}): ShopSku {
  return {
    code,
    title: code.charAt(0) + code.slice(1).toLowerCase(),
    size: [100, 100, 100],
    weightG: 400,
    caseOf: 6,
    stock: [50],
    isFragile: false,
    isUpright: false,
    hasSerials: false,
    ...more,
  }
}

/** Costs rise with the volume unless said otherwise. */
export function cartonOf(code: string, inner: Size, more: Partial<ShopCarton> = {}): ShopCarton {
  const costCents = Math.ceil((inner[0] * inner[1] * inner[2]) / 100_000)
  return { code, inner, tareG: 100, maxLoadG: null, costCents, stock: 100, ...more }
}

/** `lines`: units by SKU code. */
export function orderOf(
  number: string,
  lines: Readonly<Record<string, number>>,
  more: Partial<ShopOrder> = {},
): ShopOrder {
  return {
    number,
    tote: `TOTE-${number}`,
    lines,
    status: 'new',
    holdReason: null,
    shortPolicy: 'shipRest',
    priority: 0,
    note: null,
    ...more,
  }
}

export const packer: ShopOperator = { name: 'Ana', role: 'packer', badge: 'PKUANA0001' }
export const supervisor: ShopOperator = { name: 'Sam', role: 'supervisor', badge: 'PKUSAM0001' }

export const skuIdOf = (code: string): SkuId => `sku-${code}` as SkuId
export const orderIdOf = (number: string): OrderId => `order-${number}` as OrderId

/** The barcode of one unit: a GTIN for use inside a company, made of the SKU's place in the shop. */
export function gtinOf(shop: Shop, code: string): string {
  const index = shop.skus.findIndex((sku) => sku.code === code)
  const body = `0299100${String(index + 1).padStart(6, '0')}`
  return body + checkDigitOf(body)
}

/** The barcode on the case of a SKU. */
export const caseCodeOf = (code: string): string => `CASE-${code}`

const shopOpenedAt = 1_700_000_000_000

export function fillShop(db: Database, shop: Shop): void {
  db.transaction(() => {
    addSkus(db, shop)
    addStock(db, shop)
    for (const carton of shop.cartons) addCarton(db, carton)
    for (const [index, order] of shop.orders.entries()) addOrder(db, order, index)
    for (const operator of shop.operators) addOperator(db, operator)
  }).immediate()
}

function addSkus(db: Database, shop: Shop): void {
  const addSku = db.prepare(`
    INSERT INTO sku (id, code, title, width_mm, height_mm, depth_mm, weight_g, is_fragile, is_upright, has_serials,
      created_at, updated_at)
    VALUES (@id, @code, @title, @w, @h, @d, @weightG, @fragile, @upright, @serials, @at, @at)`)
  const addBarcode = db.prepare('INSERT INTO sku_barcode (code, sku_id, quantity) VALUES (?, ?, ?)')
  for (const sku of shop.skus) {
    const [w, h, d] = sku.size ?? [null, null, null]
    const { code, title, weightG } = sku
    const id = skuIdOf(code)
    const [fragile, upright, serials] = [sku.isFragile, sku.isUpright, sku.hasSerials].map(Number)
    const at = shopOpenedAt
    addSku.run({ id, code, title, w, h, d, weightG, fragile, upright, serials, at })
    addBarcode.run(gtinOf(shop, code), id, 1)
    addBarcode.run(caseCodeOf(code), id, sku.caseOf)
  }
}

function addStock(db: Database, shop: Shop): void {
  db.prepare(
    `INSERT INTO warehouse (id, code, name, created_at, updated_at) VALUES ('wh', 'WH', 'Warehouse', 0, 0)`,
  ).run()
  const addBin = db.prepare(`
    INSERT INTO bin (id, warehouse_id, code, kind, created_at, updated_at) VALUES (@id, 'wh', @id, @kind, 0, 0)`)
  const addLedger = db.prepare(`
    INSERT INTO stock_ledger (sku_id, bin_id, delta, reason, ref, idem_key, at)
    VALUES (@sku, @bin, @n, 'import', 'import', @sku || '/' || @bin, 0)`)
  const addRow = db.prepare('INSERT INTO stock (sku_id, bin_id, on_hand) VALUES (@sku, @bin, @n)')
  addBin.run({ id: 'DAMAGED', kind: 'damage' })
  for (const { code, stock } of shop.skus)
    for (const [index, n] of stock.entries()) {
      const bin = `${code}-${index + 1}`
      addBin.run({ id: bin, kind: 'storage' })
      if (n > 0) addLedger.run({ sku: skuIdOf(code), bin, n })
      addRow.run({ sku: skuIdOf(code), bin, n })
    }
}

function addCarton(db: Database, carton: ShopCarton): void {
  const { code, tareG, maxLoadG, costCents, stock } = carton
  const [w, h, d] = carton.inner
  db.prepare(`
    INSERT INTO carton_type (id, code, name, inner_width_mm, inner_height_mm, inner_depth_mm, outer_width_mm,
      outer_height_mm, outer_depth_mm, tare_g, max_load_g, cost_cents, stock, mark_letter, mark_colour, mark_shape,
      created_at, updated_at)
    VALUES ('carton-' || @code, @code, 'Box ' || @code, @w, @h, @d, @w + 6, @h + 6, @d + 6, @tareG, @maxLoadG,
      @costCents, @stock, 'A', 'blue', 'circle', 0, 0)`).run({
    ...{ code, tareG, maxLoadG, costCents, stock },
    ...{ w, h, d },
  })
}

function addOrder(db: Database, order: ShopOrder, index: number): void {
  const { lines, ...row } = order
  const id = orderIdOf(order.number)
  const units = Object.values(lines).reduce((sum, quantity) => sum + quantity, 0)
  db.prepare(`
    INSERT INTO orders (id, number, tote, placed_at, priority, service, note, status, hold_reason, short_policy,
      ship_name, ship_line1, ship_postal_code, ship_city, ship_country_code, units, created_at, updated_at)
    VALUES (@id, @number, @tote, @placedAt, @priority, 'STANDARD', @note, @status, @holdReason, @shortPolicy,
      'Mia Muster', 'Musterweg 1', '10115', 'Berlin', 'DE', @units, 0, 0)`).run({
    ...row,
    id,
    units,
    placedAt: shopOpenedAt + index * 60_000,
  })
  const addLine = db.prepare(
    'INSERT INTO order_line (id, order_id, position, sku_id, quantity) VALUES (?, ?, ?, ?, ?)',
  )
  for (const [at, [code, quantity]] of Object.entries(lines).entries())
    addLine.run(`${id}-line-${at + 1}`, id, at + 1, skuIdOf(code), quantity)
}

function addOperator(db: Database, { name, role, badge }: ShopOperator): void {
  db.prepare(
    'INSERT INTO operator (id, name, role, badge_hash, created_at) VALUES (?, ?, ?, ?, 0)',
  ).run(`operator-${name}`, name, role, createHash('sha256').update(badge).digest('hex'))
}

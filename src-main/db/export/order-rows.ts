/** Orders with their lines, as import reads them: nested for JSON, one row a line for CSV. */
import type { Database } from 'better-sqlite3'
import type { ExportedKind, ExportRecord, ExportValue } from './exported-kind.ts'

const columns = [
  'number',
  'platform_id',
  'tote',
  'placed_at',
  'priority',
  'service',
  'note',
  'status',
  'hold_reason',
  'short_policy',
] as const
const addressColumns = [
  'name',
  'company',
  'line1',
  'line2',
  'postal_code',
  'city',
  'region',
  'country',
  'phone',
] as const

type OrderRow = { readonly [column: string]: ExportValue }

/** One row a line, the lines of an order one after the other. */
const statement = `
  SELECT o.id, number, platform_id, tote, placed_at, priority, service, note, o.status, hold_reason, short_policy,
    ship_name AS name, ship_company AS company, ship_line1 AS line1, ship_line2 AS line2,
    ship_postal_code AS postal_code, ship_city AS city, ship_region AS region, ship_country_code AS country,
    ship_phone AS phone, k.code AS sku, l.quantity
  FROM orders o JOIN order_line l ON l.order_id = o.id JOIN sku k ON k.id = l.sku_id
  ORDER BY o.placed_at, o.id, l.position`

export const exportedOrders: ExportedKind = {
  columns: [...columns, ...addressColumns.map((name) => `ship_to_${name}`), 'sku', 'quantity'],
  *rows(db: Database) {
    for (const row of db.prepare<[], OrderRow>(statement).iterate())
      yield {
        ...head(row),
        ...Object.fromEntries(addressColumns.map((name) => [`ship_to_${name}`, row[name] ?? null])),
        sku: row['sku'] ?? null,
        quantity: row['quantity'] ?? null,
      }
  },
}

export const nestedOrders: ExportedKind = {
  columns: [...columns, 'ship_to', 'lines'],
  *rows(db: Database) {
    let id: ExportValue = null
    let order: ExportRecord = {}
    let lines: { sku: ExportValue; quantity: ExportValue }[] = []
    for (const row of db.prepare<[], OrderRow>(statement).iterate()) {
      if (row['id'] !== id) {
        if (id !== null) yield order
        id = row['id'] ?? null
        lines = []
        const shipTo = Object.fromEntries(addressColumns.map((name) => [name, row[name] ?? null]))
        order = { ...head(row), ship_to: shipTo, lines }
      }
      lines.push({ sku: row['sku'] ?? null, quantity: row['quantity'] ?? null })
    }
    if (id !== null) yield order
  },
}

function head(row: OrderRow): ExportRecord {
  const entries = columns.map((name) => [name, row[name] ?? null] as const)
  return {
    ...Object.fromEntries(entries),
    placed_at: new Date(Number(row['placed_at'])).toISOString(),
  }
}

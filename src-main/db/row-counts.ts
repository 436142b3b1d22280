/** How much is in a database, for people: rows of the main tables. */
import type { Database } from 'better-sqlite3'

const counted = [
  { name: 'SKUs', sql: 'SELECT count(*) FROM sku' },
  { name: 'cartons', sql: 'SELECT count(*) FROM carton_type' },
  { name: 'orders', sql: 'SELECT count(*) FROM orders' },
  { name: 'parcels', sql: 'SELECT count(*) FROM parcel' },
] as const

export function rowCounts(db: Database): { readonly name: string; readonly rows: number }[] {
  return counted.map(({ name, sql }) => ({
    name,
    rows: db.prepare<[], number>(sql).pluck().get() ?? 0,
  }))
}

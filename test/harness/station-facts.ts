/** What stands in a station's database, read beside it while it works. Grams, counts; no writing. */
import { join } from 'node:path'
import Database from 'better-sqlite3'

export type OrderedLine = {
  readonly sku: string
  readonly title: string
  readonly barcode: string
  readonly quantity: number
  readonly weightG: number
}

export type StationFacts = {
  all<T>(sql: string, ...values: (string | number)[]): T[]
  one<T>(sql: string, ...values: (string | number)[]): T
  /** The lines of an order, in order, each with the barcode printed on the goods. */
  linesOf(orderNumber: string): OrderedLine[]
  /** The code on the goods as a scanner sends it: an EAN-13, without the zero that fills it up to 14 digits. */
  barcodeOf(name: string): string
  weightOf(name: string): number
  cartonTareG(code: string): number
  close(): void
}

export function readFacts(dataDir: string): StationFacts {
  const db = new Database(join(dataDir, 'packwright.db'), { readonly: true })
  const all = <T>(sql: string, ...values: (string | number)[]) =>
    db.prepare(sql).all(...values) as T[]
  const one = <T>(sql: string, ...values: (string | number)[]) => {
    const [row] = all<T>(sql, ...values)
    if (row === undefined) throw new Error(`No row for ${sql} with ${values.join(', ')}`)
    return row
  }
  /** By the name on the screen: the title, with the variant where the title does not say it. */
  const goods = (name: string) =>
    one<{ barcode: string; weightG: number }>(
      `SELECT ltrim(b.code, '0') AS barcode, k.weight_g AS weightG
       FROM sku k JOIN sku_barcode b ON b.sku_id = k.id AND b.quantity = 1
       WHERE ? IN (k.title, k.title || ', ' || k.variant)`,
      name,
    )
  return {
    all,
    one,
    linesOf: (orderNumber) =>
      all<OrderedLine>(
        `SELECT k.code AS sku, k.title, ltrim(b.code, '0') AS barcode, l.quantity, k.weight_g AS weightG
         FROM orders o JOIN order_line l ON l.order_id = o.id JOIN sku k ON k.id = l.sku_id
         JOIN sku_barcode b ON b.sku_id = k.id AND b.quantity = 1
         WHERE o.number = ? GROUP BY l.id ORDER BY l.position`,
        orderNumber,
      ),
    barcodeOf: (name) => goods(name).barcode,
    weightOf: (name) => goods(name).weightG,
    cartonTareG: (code) =>
      one<{ tare: number }>('SELECT tare_g AS tare FROM carton_type WHERE code = ?', code).tare,
    close: () => db.close(),
  }
}

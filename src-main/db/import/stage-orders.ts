/**
 * Stages orders with their lines. In CSV the rows of an order repeat its number; its other columns stand in its first
 * row, and are the same or empty in the others, which need not follow at once.
 */
import type { Database } from 'better-sqlite3'
import { bitsOf } from './field.ts'
import { shown } from './findings.ts'
import { lineFields, orderFields } from './order-fields.ts'
import type { Row } from './row-reader.ts'
import type { StagedKind, Stager, StagerParts } from './stager.ts'

const tables = `
  CREATE TABLE orders (
    id TEXT NOT NULL, line INTEGER NOT NULL, given INTEGER NOT NULL,
    number TEXT PRIMARY KEY NOT NULL COLLATE NOCASE, platform_id TEXT, tote TEXT, placed_at INTEGER,
    priority INTEGER NOT NULL, service TEXT NOT NULL, note TEXT, status TEXT NOT NULL, hold_reason TEXT,
    short_policy TEXT NOT NULL, ship_name TEXT NOT NULL, ship_company TEXT, ship_line1 TEXT NOT NULL,
    ship_line2 TEXT, ship_postal_code TEXT NOT NULL, ship_city TEXT NOT NULL, ship_region TEXT,
    ship_country_code TEXT NOT NULL, ship_phone TEXT
  ) STRICT;
  CREATE TABLE order_line (
    id TEXT NOT NULL, order_id TEXT NOT NULL, position INTEGER NOT NULL, line INTEGER NOT NULL,
    sku TEXT NOT NULL, quantity INTEGER NOT NULL,
    PRIMARY KEY (order_id, position)
  ) STRICT, WITHOUT ROWID;`

export const orderBits = bitsOf(orderFields)

const maxLines = 10_000
/** Columns before the line's own. */
const headLength = orderFields.length - lineFields.length
const needed = ['ship_to_name', 'ship_to_line1', 'ship_to_city', 'ship_to_country'].map((name) =>
  orderFields.findIndex((entry) => entry.name === name),
)

/** The order whose rows are being read. */
type Open = {
  readonly id: string
  readonly number: string
  readonly head: Row | null
  lines: number
}

export const stagedOrders: StagedKind = {
  fields: orderFields,
  lineFields,
  createStager(parts) {
    parts.stage.exec(tables)
    return new OrderStager(parts)
  },
}

function statements(stage: Database) {
  return {
    insert: stage.prepare(
      'INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    find: stage.prepare<[string], { id: string; number: string; line: number; lines: number }>(`
      SELECT id, number, line, (SELECT count(*) FROM order_line WHERE order_id = o.id) AS lines
      FROM orders o WHERE number = ?`),
    headOf: stage.prepare<[string]>('SELECT * FROM orders WHERE id = ?').raw(),
    addLine: stage.prepare('INSERT INTO order_line VALUES (?, ?, ?, ?, ?, ?)'),
  }
}

class OrderStager implements Stager {
  #parts: StagerParts
  #sql: ReturnType<typeof statements>
  #open: Open | null = null

  constructor(parts: StagerParts) {
    this.#parts = parts
    this.#sql = statements(parts.stage)
  }

  add(row: Row, lines: readonly Row[] | null): void {
    if (lines === null) this.#addRow(row)
    else this.#addWhole(row, lines)
  }

  /** A JSON order: everything at once. */
  #addWhole(row: Row, lines: readonly Row[]): void {
    if (lines.length === 0) {
      this.#parts.bad.add(row.line, 'lines', 'the order has none')
      return
    }
    const order = this.#insert(row)
    if (order === null) {
      const first = this.#sql.find.get(String(row.values[0]))
      if (first) this.#refuse(row, 0, `${shown(row.values[0])} is on line ${first.line} already`)
      return
    }
    for (const line of lines) this.#addLine(order, line, 0)
  }

  /** A CSV row: the next line of an order. */
  #addRow(row: Row): void {
    const number = String(row.values[0])
    if (this.#open?.number.toLowerCase() !== number.toLowerCase()) {
      const found = this.#sql.find.get(number)
      this.#open = found ? { ...found, head: null } : null
    }
    if (this.#open === null) this.#open = this.#insert(row)
    else if (!this.#isSameOrder(this.#open, row)) return
    if (this.#open !== null) this.#addLine(this.#open, row, headLength)
  }

  #insert(row: Row): Open | null {
    let isWhole = true
    for (const index of needed) {
      if (row.values[index] !== null) continue
      isWhole = false
      this.#refuse(row, index, 'is empty')
    }
    if (!isWhole) return null
    const id = this.#parts.ids.next()
    const head = row.values.slice(0, headLength)
    const { changes } = this.#sql.insert.run(id, row.line, row.given, ...head)
    return changes === 0 ? null : { id, number: String(row.values[0]), head: row, lines: 0 }
  }

  /** Whether a later row of an order says nothing else about it than the first. */
  #isSameOrder(open: Open, row: Row): boolean {
    const kept = open.head?.values ?? (this.#sql.headOf.get(open.id) as Row['values']).slice(3)
    for (let index = 1; index < headLength; index++) {
      const value = row.values[index] ?? null
      const isSilent = value === null || value === orderFields[index]?.whenEmpty
      if (isSilent || value === kept[index]) continue
      this.#refuse(
        row,
        index,
        `${shown(value)} differs from what the first row of ${open.number} says`,
      )
      return false
    }
    return true
  }

  /** `at`: where the columns of the line begin among those of `row`. */
  #addLine(order: Open, row: Row, at: number): void {
    const sku = row.values[at] ?? null
    const quantity = row.values[at + 1] ?? null
    const refuse = (index: number, reason: string) =>
      this.#parts.bad.add(
        row.line,
        row.columnNames[at + index] ?? lineFields[index]?.name ?? null,
        reason,
      )
    if (sku === null) refuse(0, 'is empty')
    if (quantity === null) refuse(1, 'is empty')
    if (sku === null || quantity === null) return
    order.lines += 1
    if (order.lines > maxLines) {
      if (order.lines === maxLines + 1) refuse(0, `${order.number} has more than ${maxLines} lines`)
      return
    }
    this.#sql.addLine.run(this.#parts.ids.next(), order.id, order.lines, row.line, sku, quantity)
  }

  #refuse(row: Row, index: number, reason: string): void {
    this.#parts.bad.add(
      row.line,
      row.columnNames[index] ?? orderFields[index]?.name ?? null,
      reason,
    )
  }
}

import type { Database } from 'better-sqlite3'

export type ExportValue = string | number | null
/** One row, or one order with its lines. */
export type ExportRecord = { readonly [column: string]: ExportValue | ExportGroup | ExportGroup[] }
type ExportGroup = { readonly [column: string]: ExportValue }

export type ExportedKind = {
  /** In the order of a CSV's columns. */
  readonly columns: readonly string[]
  /** Records one after the other, from one statement and so from one moment. */
  rows(db: Database): Generator<ExportRecord>
}

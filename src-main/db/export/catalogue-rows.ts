/** Cartons, bins and stock as the columns that import reads: their statements give the columns' names. */
import type { Database } from 'better-sqlite3'
import type { ExportedKind, ExportRecord } from './exported-kind.ts'

function plain(columns: readonly string[], sql: string): ExportedKind {
  return {
    columns,
    *rows(db: Database) {
      yield* db.prepare<[], ExportRecord>(sql).iterate()
    },
  }
}

export const exportedCartons = plain(
  [
    'carton',
    'name',
    'inner_width_mm',
    'inner_height_mm',
    'inner_depth_mm',
    'outer_width_mm',
    'outer_height_mm',
    'outer_depth_mm',
    'tare_g',
    'max_weight_g',
    'cost_cents',
    'quantity',
    'shelf',
    'mark_letter',
    'mark_colour',
    'mark_shape',
  ],
  `SELECT code AS carton, name, inner_width_mm, inner_height_mm, inner_depth_mm, outer_width_mm, outer_height_mm,
     outer_depth_mm, tare_g, max_load_g AS max_weight_g, cost_cents, stock AS quantity, shelf, mark_letter,
     mark_colour, mark_shape
   FROM carton_type ORDER BY code`,
)

export const exportedBins = plain(
  ['warehouse', 'bin', 'zone', 'row', 'face', 'sequence', 'kind', 'status'],
  `SELECT w.code AS warehouse, b.code AS bin, zone, rack_row AS "row", face, seq AS sequence, kind, status
   FROM bin b JOIN warehouse w ON w.id = b.warehouse_id ORDER BY w.code, seq, b.code`,
)

export const exportedStock = plain(
  ['warehouse', 'bin', 'sku', 'quantity'],
  `SELECT w.code AS warehouse, b.code AS bin, k.code AS sku, on_hand AS quantity
   FROM stock t JOIN bin b ON b.id = t.bin_id JOIN warehouse w ON w.id = b.warehouse_id
     JOIN sku k ON k.id = t.sku_id
   ORDER BY w.code, b.seq, b.code, k.code`,
)

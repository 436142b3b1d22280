/** SKUs as the columns that import reads. A GTIN is written with 13 digits when it has no more. */
import type { Database } from 'better-sqlite3'
import { normalizeGtin } from '../../../src-shared/gs1/gtin.ts'
import { packCode } from '../import/barcode-list.ts'
import type { ExportedKind } from './exported-kind.ts'

type SkuRow = {
  readonly sku: string
  readonly title: string
  readonly variant: string | null
  /** JSON: [code, quantity] of every barcode. */
  readonly codes: string
}

export const exportedSkus: ExportedKind = {
  columns: [
    'sku',
    'title',
    'variant',
    'gtin',
    'barcodes',
    'width_mm',
    'height_mm',
    'depth_mm',
    'weight_g',
    'picture',
    'fragile',
    'hazmat',
    'upright',
    'serials',
    'status',
  ],
  *rows(db: Database) {
    const rows = db.prepare<[], SkuRow>(`
      SELECT code AS sku, title, variant,
        (SELECT json_group_array(json_array(b.code, b.quantity) ORDER BY b.code)
          FROM sku_barcode b WHERE b.sku_id = k.id) AS codes,
        width_mm, height_mm, depth_mm, weight_g, picture, is_fragile AS fragile, is_hazmat AS hazmat,
        is_upright AS upright, has_serials AS serials, status
      FROM sku k ORDER BY code`)
    for (const { sku, title, variant, codes, ...rest } of rows.iterate()) {
      const list = JSON.parse(codes) as [string, number][]
      const own = list.findIndex(([code, quantity]) => quantity === 1 && isGtin14(code))
      const gtin = list[own]?.[0].replace(/^0/, '') ?? null
      const others = list.filter((_, index) => index !== own)
      const barcodes = others.map(([code, quantity]) => packCode(code, quantity)).join(' ')
      yield { sku, title, variant, gtin, barcodes: barcodes === '' ? null : barcodes, ...rest }
    }
  },
}

function isGtin14(code: string): boolean {
  return code.length === 14 && normalizeGtin(code) === code
}

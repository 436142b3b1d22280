/** Stages SKUs and their barcodes. One code, one SKU: a barcode on two of them stops the import. */
import type { Database } from 'better-sqlite3'
import { normalizeGtin } from '../../../src-shared/gs1/gtin.ts'
import { unpackCode } from './barcode-list.ts'
import { skuFields } from './catalogue-fields.ts'
import { bitsOf } from './field.ts'
import { type FindingList, shown } from './findings.ts'
import type { Row } from './row-reader.ts'
import type { StagedKind, StagerParts } from './stager.ts'

const tables = `
  CREATE TABLE sku (
    id TEXT NOT NULL, line INTEGER NOT NULL, given INTEGER NOT NULL,
    code TEXT PRIMARY KEY NOT NULL, title TEXT, variant TEXT,
    width_mm INTEGER, height_mm INTEGER, depth_mm INTEGER, weight_g INTEGER, picture TEXT,
    is_fragile INTEGER NOT NULL, is_hazmat INTEGER NOT NULL, is_upright INTEGER NOT NULL,
    has_serials INTEGER NOT NULL, status TEXT NOT NULL,
    -- Which barcodes of the SKU this row replaces: 0 none, 1 those of a single unit, 2 all.
    replaces INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE barcode (
    code TEXT PRIMARY KEY NOT NULL, sku TEXT NOT NULL, quantity INTEGER NOT NULL, line INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;`

/** g/cm³. Steel has 8; a pillow in its bag about 0.02. */
const densest = 8
const lightest = 0.01

export const skuBits = bitsOf(skuFields)

export const stagedSkus: StagedKind = {
  fields: skuFields,
  lineFields: null,
  createStager(parts) {
    parts.stage.exec(tables)
    const writer = skuWriter(parts.stage)
    return { add: (row) => addSku(row, parts, writer) }
  },
}

function skuWriter(stage: Database) {
  const insert = stage.prepare(`
    INSERT INTO sku (id, line, given, code, title, variant, width_mm, height_mm, depth_mm, weight_g, picture,
      is_fragile, is_hazmat, is_upright, has_serials, status, replaces)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`)
  const lineOf = stage.prepare<[string], { line: number }>('SELECT line FROM sku WHERE code = ?')
  const insertBarcode = stage.prepare(
    'INSERT INTO barcode (code, sku, quantity, line) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const ownerOf = stage.prepare<[string], { sku: string; line: number }>(
    'SELECT sku, line FROM barcode WHERE code = ?',
  )
  return { insert, lineOf, insertBarcode, ownerOf }
}

function addSku(row: Row, parts: StagerParts, writer: ReturnType<typeof skuWriter>): void {
  const [code, title, variant, gtin, barcode, , ...rest] = row.values
  const [width, height, depth, weight, ...marks] = rest
  if (title === null && (row.given & (skuBits['title'] ?? 0)) !== 0) {
    parts.bad.add(row.line, row.columnNames[1] ?? 'title', 'is empty')
    return
  }
  const codes = readBarcodes(row, parts.bad, parts.warnings)
  if (codes === null) return
  warnOfDensity(row, [width, height, depth, weight], parts.warnings)
  const isList = (row.given & (skuBits['barcodes'] ?? 0)) !== 0
  const replaces = isList ? 2 : gtin !== null || barcode !== null ? 1 : 0
  const values = [code, title, variant, width, height, depth, weight, ...marks, replaces]
  const { changes } = writer.insert.run(parts.ids.next(), row.line, row.given, ...values)
  if (changes === 0) {
    const first = writer.lineOf.get(String(code))
    parts.bad.add(
      row.line,
      row.columnNames[0] ?? 'sku',
      `${shown(code)} is on line ${first?.line} already`,
    )
    return
  }
  for (const [text, quantity] of codes) {
    if (writer.insertBarcode.run(text, code, quantity, row.line).changes > 0) continue
    const owner = writer.ownerOf.get(text)
    const column = row.columnNames[3] ?? row.columnNames[4] ?? 'barcodes'
    parts.bad.add(
      row.line,
      column,
      `${shown(text)} belongs to ${owner?.sku} on line ${owner?.line} already`,
    )
  }
}

/** Every code of the row once, with its units; null when one of them is bad. */
function readBarcodes(
  row: Row,
  bad: FindingList,
  warnings: FindingList,
): Map<string, number> | null {
  const [, , , gtin, barcode, list] = row.values
  const codes = new Map<string, number>()
  if (gtin !== null && gtin !== undefined) codes.set(String(gtin), 1)
  if (barcode !== null && barcode !== undefined) {
    const text = String(barcode)
    if (/^\d+$/.test(text) && [8, 12, 13, 14].includes(text.length) && normalizeGtin(text) === null)
      warnings.add(
        row.line,
        row.columnNames[4] ?? null,
        `${shown(text)} has a wrong check digit for a GTIN; it is kept as a code of yours`,
      )
    codes.set(barcodeKey(text), 1)
  }
  for (const entry of String(list ?? '').split(/\s+/)) {
    if (entry === '') continue
    const [, written = '', units] = /^(.+?)(?:\*(\d{1,9}))?$/.exec(entry) ?? []
    const text = unpackCode(written)
    const quantity = units === undefined ? 1 : Number(units)
    if (text.length > 120 || quantity < 1 || /^PK[CU]/i.test(text)) {
      bad.add(row.line, row.columnNames[5] ?? null, `${shown(entry)} is no code, or no code*units`)
      return null
    }
    codes.set(barcodeKey(text), quantity)
  }
  return codes
}

/** One spelling a code: a GTIN as 14 digits, any other in capitals. */
function barcodeKey(text: string): string {
  return normalizeGtin(text) ?? text.toUpperCase()
}

function warnOfDensity(row: Row, sizes: readonly unknown[], warnings: FindingList): void {
  const [width, height, depth, weight] = sizes.map((size) => (typeof size === 'number' ? size : 0))
  const volumeCm3 = ((width ?? 0) * (height ?? 0) * (depth ?? 0)) / 1000
  if (volumeCm3 === 0 || !weight) return
  const density = weight / volumeCm3
  if (density > densest || density < lightest)
    warnings.add(
      row.line,
      row.columnNames[9] ?? null,
      `${weight} g at ${width} × ${height} × ${depth} mm is ${density.toPrecision(2)} g/cm³; check the size and weight`,
    )
}

/**
 * Writes what the station holds as CSV or JSON that import reads back without changing anything. CSV is UTF-8 without
 * a mark, CRLF, and guards texts that a spreadsheet would run as formulas (see formula-guard.ts). JSON is a list with
 * one record a line. Rows come from one statement and so from one moment.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Database } from 'better-sqlite3'
import { AppError, isAppError } from '../../../src-shared/base/app-error.ts'
import { guard } from '../import/formula-guard.ts'
import type { ImportKind } from '../import/import-kind.ts'
import { exportedBins, exportedCartons, exportedStock } from './catalogue-rows.ts'
import type { ExportedKind, ExportRecord } from './exported-kind.ts'
import { exportedOrders, nestedOrders } from './order-rows.ts'
import { exportedSkus } from './sku-rows.ts'

export type ExportFormat = 'csv' | 'json'
export type ExportReport = { readonly rows: number; readonly bytes: number }

const kinds: Record<ImportKind, Record<ExportFormat, ExportedKind>> = {
  skus: { csv: exportedSkus, json: exportedSkus },
  cartons: { csv: exportedCartons, json: exportedCartons },
  bins: { csv: exportedBins, json: exportedBins },
  stock: { csv: exportedStock, json: exportedStock },
  orders: { csv: exportedOrders, json: nestedOrders },
}

/** A record or the frame around them, as text. While it runs, `db` can do nothing else. */
export function* exportRows(
  db: Database,
  kind: ImportKind,
  format: ExportFormat,
): Generator<string> {
  const exported = kinds[kind][format]
  if (format === 'csv') {
    yield csvLine(exported.columns)
    for (const row of exported.rows(db)) yield csvRow(row, exported.columns)
    return
  }
  let start = '[\n'
  for (const row of exported.rows(db)) {
    yield start + JSON.stringify(row)
    start = ',\n'
  }
  yield start === '[\n' ? '[]\n' : '\n]\n'
}

/** `db` may be a read-only connection beside a working station. The file appears whole or not at all. */
export function exportToFile(
  db: Database,
  kind: ImportKind,
  format: ExportFormat,
  toPath: string,
): ExportReport {
  const target = resolve(toPath)
  const growing = `${target}.partial`
  try {
    if (existsSync(target) && !statSync(target).isFile())
      throw new AppError('export/failed', `${toPath} is not a file. Name the file to write.`, {})
    const texts = writeAll(growing, exportRows(db, kind, format))
    renameSync(growing, target)
    // One text is the frame: the header in CSV, the closing bracket in JSON.
    return { rows: texts - 1, bytes: statSync(target).size }
  } catch (error) {
    rmSync(growing, { force: true })
    throw notWritten(error, toPath)
  }
}

/** Writes in pieces of about 64 KB; gives back how many texts there were. */
function writeAll(path: string, texts: Generator<string>): number {
  const file = openSync(path, 'w')
  try {
    let count = 0
    let waiting = ''
    for (const text of texts) {
      count += 1
      waiting += text
      if (waiting.length < 65_536) continue
      writeWhole(file, waiting)
      waiting = ''
    }
    writeWhole(file, waiting)
    fsyncSync(file)
    return count
  } finally {
    closeSync(file)
  }
}

function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

function csvRow(row: ExportRecord, columns: readonly string[]): string {
  return csvLine(
    columns.map((name) => {
      const value = row[name]
      return typeof value === 'string' ? guard(value) : value === null ? '' : String(value)
    }),
  )
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function notWritten(error: unknown, path: string): AppError {
  if (isAppError(error)) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError(
      'data/disk-full',
      `There is no room for ${path}. Make room or choose another disk.`,
      { code },
      error,
    )
  if (code === 'ENOENT')
    return new AppError(
      'export/failed',
      `The folder ${dirname(resolve(path))} does not exist. Make it, or choose another one.`,
      { code },
      error,
    )
  return new AppError(
    'export/failed',
    `${path} could not be written (${code || 'no reason given'}).`,
    { code },
    error,
  )
}

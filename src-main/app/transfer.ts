/** Files in and out of a data folder, for the command line: imports are staged here and merged by whoever holds it. */
import { join, resolve } from 'node:path'
import { AppError } from '../../src-shared/base/app-error.ts'
import { type ExportFormat, exportRows, exportToFile } from '../db/export/export-rows.ts'
import { findingText } from '../db/import/findings.ts'
import { type ImportKind, importKinds, isImportKind } from '../db/import/import-kind.ts'
import { removeStage } from '../db/import/stage-file.ts'
import { stageImport } from '../db/import/stage-import.ts'
import { openReadOnly } from '../db/open.ts'
import { databasePath, hasDatabase } from './data-folder.ts'
import type { ImportOutcome, StationControl } from './station.ts'
import { systemClock } from './system/time.ts'
import { createUlids } from './system/ulid.ts'

export type ImportRequest = {
  readonly dataDir: string
  readonly kind: ImportKind
  readonly filePath: string
  readonly control: StationControl
  onProgress(rows: number, bytesRead: number, bytesTotal: number): void
}

export async function importFile(request: ImportRequest): Promise<ImportOutcome> {
  const { dataDir, kind, filePath, control, onProgress } = request
  const ids = createUlids(systemClock)
  const stagePath = resolve(join(dataDir, `import-${ids.next()}.stage`))
  try {
    await stageImport({ kind, filePath, stagePath, ids, onProgress })
    return await control.mergeImport(stagePath)
  } finally {
    removeStage(stagePath)
  }
}

export type ExportRequest = {
  readonly dataDir: string
  readonly kind: ImportKind
  readonly format: ExportFormat
  /** Null: every piece of text goes to `write`. */
  readonly toPath: string | null
  write(text: string): void
}

/** Reads beside a station that is at work. Returns how many rows there are, null when they went to `write`. */
export function exportFile(request: ExportRequest): number | null {
  const { dataDir, kind, format, toPath, write } = request
  if (!hasDatabase(dataDir))
    throw new AppError(
      'export/failed',
      `There are no data in ${dataDir} yet. Name another folder with --data.`,
    )
  const db = openReadOnly(databasePath(dataDir))
  try {
    if (toPath !== null) return exportToFile(db, kind, format, toPath).rows
    for (const text of exportRows(db, kind, format)) write(text)
    return null
  } finally {
    db.close()
  }
}

export function warningLines({ warnings }: ImportOutcome): string[] {
  if (warnings === undefined || warnings.count === 0) return []
  const rest = warnings.count - warnings.first.length
  return [...warnings.first.map(findingText), ...(rest > 0 ? [`… and ${rest} more`] : [])]
}

/** Throws `host/usage` with the kinds there are. */
export function importKindOf(text: string): ImportKind {
  if (isImportKind(text)) return text
  throw new AppError('host/usage', `"${text}" is none of ${importKinds.join(', ')}.`)
}

export function exportFormatOf(flag: string | undefined, path: string | null): ExportFormat {
  const text = flag ?? (path?.toLowerCase().endsWith('.json') ? 'json' : 'csv')
  if (text === 'csv' || text === 'json') return text
  throw new AppError('host/usage', `"${text}" is no format. Write csv or json.`)
}

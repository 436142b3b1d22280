/** A store in a folder of its own, and imports into it from text as if it were a file. Gone after `dispose`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { sentenceOf } from '../../../src-shared/base/app-error.ts'
import type { Ids } from '../../../src-main/core/port/ids.ts'
import type { ImportKind } from '../../../src-main/db/import/import-kind.ts'
import { type MergeReport, mergeStaged } from '../../../src-main/db/import/merge-staged.ts'
import { stageImport } from '../../../src-main/db/import/stage-import.ts'
import { openDatabase } from '../../../src-main/db/open.ts'

export const testNowMs = Date.UTC(2026, 10, 22, 8)

/** Ids that count up, so that rows are the same in every run. */
export function countingIds(): Ids {
  let count = 0
  return { next: () => `01TEST${String(++count).padStart(20, '0')}` }
}

export class ScratchStore {
  readonly folder = mkdtempSync(join(tmpdir(), 'packwright-store-'))
  readonly dbPath = join(this.folder, 'packwright.db')
  readonly db: Database = openDatabase(this.dbPath, { beforeMigration: () => undefined })
  readonly ids = countingIds()
  nowMs = testNowMs

  async importFile(kind: ImportKind, filePath: string): Promise<MergeReport> {
    const stagePath = join(this.folder, 'import.staged')
    await stageImport({ kind, filePath, stagePath, ids: this.ids, onProgress: () => undefined })
    this.nowMs += 1000
    return mergeStaged(this.db, stagePath, { runId: this.ids.next(), nowMs: this.nowMs })
  }

  async importText(kind: ImportKind, text: string | Uint8Array): Promise<MergeReport> {
    const path = join(this.folder, `${kind}.txt`)
    writeFileSync(path, text)
    return this.importFile(kind, path)
  }

  /** The sentence of a refused import; fails when it was not refused. */
  async refusal(kind: ImportKind, text: string | Uint8Array): Promise<string> {
    const before = this.dump()
    try {
      await this.importText(kind, text)
    } catch (error) {
      if (JSON.stringify(this.dump()) !== JSON.stringify(before))
        throw new Error('A refused import changed the data', { cause: error })
      return sentenceOf(error)
    }
    throw new Error(`The import of ${kind} was not refused`)
  }

  /** Every row of every table that an import may change, its own record apart. */
  dump(): Record<string, unknown[]> {
    const tables = [
      'sku',
      'sku_barcode',
      'carton_type',
      'warehouse',
      'bin',
      'stock_ledger',
      'stock',
      'orders',
      'order_line',
    ]
    return Object.fromEntries(
      tables.map((name) => [name, this.db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all()]),
    )
  }

  all(sql: string): unknown[] {
    return this.db.prepare(sql).raw().all()
  }

  dispose(): void {
    this.db.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

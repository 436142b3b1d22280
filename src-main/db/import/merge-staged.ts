/**
 * Second half of an import: merges a staged file into the station's data in one transaction, set by set, so that it
 * fits between two scans. Either all of it or nothing; a second merge of the same rows changes nothing.
 */
import type { Database } from 'better-sqlite3'
import { readable } from '../open.ts'
import { badRows, FindingList, type Findings } from './findings.ts'
import type { ImportKind } from './import-kind.ts'
import type { Merge } from './merge.ts'
import { mergeBins } from './merge-bins.ts'
import { mergeCartons } from './merge-cartons.ts'
import { mergeOrders } from './merge-orders.ts'
import { mergeSkus } from './merge-skus.ts'
import { mergeStock } from './merge-stock.ts'
import { readStageFacts } from './stage-file.ts'

export type MergeReport = {
  readonly kind: ImportKind
  readonly rows: number
  /** SKUs, carton types, bins, places or orders that are new or differ from before. */
  readonly changed: number
  /** Those of the staging and those of the merge. */
  readonly warnings: Findings
}

const merges: Record<ImportKind, Merge> = {
  skus: mergeSkus,
  cartons: mergeCartons,
  bins: mergeBins,
  stock: mergeStock,
  orders: mergeOrders,
}

/** Negative: in KiB, as SQLite has it. */
const mergeCacheKiB = -128 * 1024

/**
 * To be called outside of a transaction, on the station's connection. `runId` names the import in its record and in
 * the stock ledger. Throws `import/bad-row` when a reference is missing; the data are then as they were.
 */
export function mergeStaged(
  db: Database,
  stagePath: string,
  run: { readonly runId: string; readonly nowMs: number },
): MergeReport {
  const facts = readStageFacts(stagePath)
  const bad = new FindingList()
  const warnings = FindingList.from(facts.warnings)
  let isAttached = false
  const cacheSize = db.pragma('cache_size', { simple: true })
  try {
    // A large import touches most of the indexes; with the everyday cache it would read them from disk again and again.
    db.pragma(`cache_size = ${mergeCacheKiB}`)
    db.prepare('ATTACH DATABASE ? AS stage').run(stagePath)
    isAttached = true
    const changed = db
      .transaction(() => {
        const count = merges[facts.kind]({ db, ...run, bad, warnings })
        if (bad.count > 0) throw badRows(facts.fileName, bad.report())
        recordRun(db, { ...facts, id: run.runId, changed: count, at: run.nowMs })
        return count
      })
      .immediate()
    return { kind: facts.kind, rows: facts.rows, changed, warnings: warnings.report() }
  } catch (error) {
    throw readable(error, stagePath)
  } finally {
    if (isAttached) db.exec('DETACH DATABASE stage')
    db.pragma(`cache_size = ${cacheSize}`)
    db.pragma('shrink_memory')
  }
}

type ImportRun = {
  readonly id: string
  readonly kind: string
  readonly fileName: string
  readonly rows: number
  readonly changed: number
  readonly at: number
}

function recordRun(db: Database, { id, kind, fileName, rows, changed, at }: ImportRun): void {
  db.prepare(
    'INSERT INTO import_run (id, kind, file_name, rows, changed, at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, kind, fileName, rows, changed, at)
}

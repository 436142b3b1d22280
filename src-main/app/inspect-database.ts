/** Looks a data folder's database over, page by page, without changing anything; a station may be working on it. */
import { statSync } from 'node:fs'
import { schemaVersion } from '../db/migrate.ts'
import { openReadOnly, refuseDamaged } from '../db/open.ts'
import { rowCounts } from '../db/row-counts.ts'
import { databasePath } from './data-folder.ts'

export type DatabaseHealth = {
  readonly schemaVersion: number
  readonly bytes: number
  readonly counts: readonly { readonly name: string; readonly rows: number }[]
}

/** Throws `data/newer`, `data/damaged` or `data/not-ours`. */
export function inspectDatabase(dataDir: string): DatabaseHealth {
  const path = databasePath(dataDir)
  const db = openReadOnly(path)
  try {
    refuseDamaged(db, path)
    return { schemaVersion: schemaVersion(db), bytes: statSync(path).size, counts: rowCounts(db) }
  } finally {
    db.close()
  }
}

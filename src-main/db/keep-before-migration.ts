/** Keeps a copy of the data as they were before their schema changes, beside them, named after their version. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'

/** To be called outside of a transaction. A copy that is there already is of the same version and stays. */
export function keepBeforeMigration(db: Database, fromVersion: number): void {
  const path = join(dirname(db.name), `packwright-before-schema-${fromVersion}.db`)
  if (existsSync(path)) return
  const growing = `${path}.partial`
  rmSync(growing, { force: true })
  db.prepare('VACUUM INTO ?').run(growing)
  renameSync(growing, path)
}

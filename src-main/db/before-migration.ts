import type { Database } from 'better-sqlite3'

/** A copy of the data as they were, beside them, before their schema changes. */
export function keepCopy(db: Database, path: string, fromVersion: number): void {
  db.prepare('VACUUM INTO ?').run(`${path}.before-${fromVersion}`)
}

/** Nothing has been imported or packed yet. */
export function isEmptyDatabase(db: Database): boolean {
  return db.prepare('SELECT 1 FROM sku LIMIT 1').get() === undefined
}

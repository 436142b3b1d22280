/** Databases at one version of the schema, for tests of the next. */
import Sqlite, { type Database } from 'better-sqlite3'
import { migrate } from '../../src-main/db/migrate.ts'
import { migrations } from '../../src-main/db/migrations/index.ts'

/** A database in memory as version `to` left it, with references checked. */
export function databaseAt(to: number): Database {
  const db = new Sqlite(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, to)
  return db
}

/** The version before `version`; 0 before the first. */
export function versionBefore(version: number): number {
  return migrations.filter((step) => step.version < version).at(-1)?.version ?? 0
}

export function tablesOf(db: Database): string[] {
  return db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all()
}

/** Columns as `name TYPE`, with `!` where null is not allowed. */
export function columnsOf(db: Database, table: string): string[] {
  const rows = db.prepare<[string], { name: string; type: string; notnull: number }>(
    'SELECT name, type, "notnull" FROM pragma_table_info(?)',
  )
  return rows.all(table).map((row) => `${row.name} ${row.type}${row.notnull ? '!' : ''}`)
}

export type Filled = {
  readonly table: string
  readonly row: Record<string, string | number | null>
}

/** Inserts a row with these values by column. */
export function insert(db: Database, table: string, row: Filled['row']): void {
  const names = Object.keys(row)
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`
  db.prepare(sql).run(row)
}

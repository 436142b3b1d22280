/** What holds for every step of the schema, also for those still to come. */

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { newestVersion, schemaVersion } from '../../src-main/db/migrate.ts'
import { migrations } from '../../src-main/db/migrations/index.ts'
import { databaseAt, tablesOf, versionBefore } from './schema-steps.ts'

const folder = new URL('../../src-main/db/migrations/', import.meta.url)
const files = readdirSync(folder).filter((name) => /^\d{4}-/.test(name))

test('versions rise in tens and are those of the files', () => {
  const versions = migrations.map((step) => step.version)
  expect(versions).toEqual([...versions].sort((a, b) => a - b))
  expect(new Set(versions).size).toBe(versions.length)
  expect(versions.filter((version) => version % 10 !== 0)).toEqual([])
  const names = migrations.map((step) => `${String(step.version).padStart(4, '0')}-${step.name}.ts`)
  expect(names).toEqual(files.sort())
})

test('a migration knows nothing of the living code', () => {
  for (const file of files) {
    const text = readFileSync(new URL(file, folder), 'utf8')
    const imports = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1])
    expect([file, imports]).toEqual([file, ['./migration.ts']])
  }
})

describe.each(migrations.map((step) => [step.version, step.name] as const))(
  'migration %i, %s',
  (version) => {
    test('runs on the version before it and writes down its own', () => {
      const db = databaseAt(versionBefore(version))
      const before = tablesOf(db)
      migrations.find((step) => step.version === version)?.up(db)
      expect(tablesOf(db)).toEqual(expect.arrayContaining(before))
      db.close()
      const after = databaseAt(version)
      expect(schemaVersion(after)).toBe(version)
      expect(after.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(after.pragma('foreign_key_check')).toEqual([])
      after.close()
    })
  },
)

describe('the newest schema', () => {
  const db = databaseAt(newestVersion())
  const tables = db.prepare<[], { name: string; strict: number }>(
    "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND type = 'table'",
  )

  test('is STRICT in every table, so that a text never becomes a number', () => {
    const loose = tables.all().filter((row) => row.strict === 0)
    expect(loose).toEqual([])
  })

  test('has an index for every reference, so that nothing is searched to be deleted or joined', () => {
    const references = db.prepare<[], { table: string; column: string }>(`
      SELECT m.name AS "table", f."from" AS "column" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
      WHERE m.type = 'table' ORDER BY 1, 2`)
    const indexed = db
      .prepare<[string], string>(`
        SELECT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE i.seqno = 0`)
      .pluck()
    const bare = references
      .all()
      .filter(({ table, column }) => !indexed.all(table).includes(column))
    // Small tables, or parents of which none is ever deleted and whose children are never read through them.
    const known = [
      'count_request.bin_id',
      'parcel.carton_type_id',
      'parcel.session_id',
      'parcel.shipment_id',
      'parcel_item.order_line_id',
      'parcel_item.sku_id',
      'print_job.session_id',
      'stock_ledger.bin_id',
    ]
    expect(bare.map(({ table, column }) => `${table}.${column}`)).toEqual(known)
  })

  test('takes no text key without a value', () => {
    const nullable = tables.all().flatMap(({ name }) =>
      db
        .prepare<[string], string>(
          `SELECT name FROM pragma_table_info(?) WHERE pk > 0 AND "notnull" = 0 AND type = 'TEXT'`,
        )
        .pluck()
        .all(name)
        .map((column) => `${name}.${column}`),
    )
    expect(nullable).toEqual([])
  })
})

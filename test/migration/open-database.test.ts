/** Opening a file: what is made anew, what is brought up to date, and what is refused without a byte being changed. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate, newestVersion } from '../../src-main/db/migrate.ts'
import { migrations } from '../../src-main/db/migrations/index.ts'
import { applicationId, openDatabase } from '../../src-main/db/open.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-open-'))
  path = join(folder, 'packwright.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const options = { beforeMigration: () => undefined }
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

function written(change: (db: Database) => void): void {
  const db = new Sqlite(path)
  change(db)
  db.close()
}

test('a new file gets the newest schema and our mark, without a backup being asked for', () => {
  const asked: number[] = []
  const db = openDatabase(path, { beforeMigration: (_, version) => void asked.push(version) })
  expect(db.pragma('user_version', { simple: true })).toBe(newestVersion())
  expect(db.pragma('application_id', { simple: true })).toBe(applicationId)
  expect([
    db.pragma('journal_mode', { simple: true }),
    db.pragma('synchronous', { simple: true }),
    db.pragma('foreign_keys', { simple: true }),
  ]).toEqual(['wal', 2, 1])
  expect(asked).toEqual([])
  db.close()
})

test.each(migrations.slice(0, -1).map((step) => step.version))(
  'a file of version %i is brought up to date after the call for a backup',
  (version) => {
    written((db) => {
      db.pragma(`application_id = ${applicationId}`)
      migrate(db, version)
      db.exec(
        "INSERT INTO sku (id, code, title, created_at, updated_at) VALUES ('K', '007', 'Mug', 1, 1)",
      )
    })
    const asked: number[] = []
    const db = openDatabase(path, {
      beforeMigration: (open, from) =>
        void asked.push(from, open.prepare('SELECT count(*) FROM sku').pluck().get() as number),
    })
    expect(asked).toEqual([version, 1])
    expect(db.pragma('user_version', { simple: true })).toBe(newestVersion())
    expect(db.prepare('SELECT code FROM sku').pluck().all()).toEqual(['007'])
    db.close()
  },
)

test('a step that fails leaves the schema as it was', () => {
  written((db) => {
    db.pragma(`application_id = ${applicationId}`)
    migrate(db, 10)
    // In the way of the third step, after the second has run.
    db.exec('CREATE TABLE orders (id TEXT) STRICT')
  })
  expect(() => openDatabase(path, options)).toThrow(/already exists/)
  written((db) => {
    expect(db.pragma('user_version', { simple: true })).toBe(10)
    expect(
      db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'stock'").pluck().get(),
    ).toBe(0)
  })
})

describe('a file is refused and not touched', () => {
  test.each([
    [
      'data/newer',
      'that a newer version wrote',
      (db: Database) => db.pragma(`user_version = ${newestVersion() + 10}`),
    ],
    [
      'data/not-ours',
      'that is another program’s',
      (db: Database) => db.pragma('application_id = 99'),
    ],
  ] as const)('with %s, one %s', (code, _, change) => {
    openDatabase(path, options).close()
    written(change)
    const before = hashOf(path)
    expect(() => openDatabase(path, options)).toThrow(expect.objectContaining({ code }))
    expect(hashOf(path)).toBe(before)
    expect(readdirSync(folder)).toEqual(['packwright.db'])
  })

  test('with data/not-ours, one that is no database', () => {
    writeFileSync(path, 'Dear diary, today I packed a mug.\n'.repeat(50))
    const before = hashOf(path)
    expect(() => openDatabase(path, options)).toThrow(
      expect.objectContaining({ code: 'data/not-ours' }),
    )
    expect(hashOf(path)).toBe(before)
  })

  test('with data/damaged, one whose pages were changed', () => {
    openDatabase(path, options).close()
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 4096 * 4, 4096 * 6)
    writeFileSync(path, bytes)
    const before = hashOf(path)
    expect(() => openDatabase(path, options)).toThrow(
      expect.objectContaining({ code: 'data/damaged' }),
    )
    expect(hashOf(path)).toBe(before)
  })
})

test('an empty file is damage, never a beginning: a station does not lose all its orders in silence', () => {
  writeFileSync(path, '')
  expect(() => openDatabase(path, options)).toThrow(
    expect.objectContaining({ code: 'data/damaged' }),
  )
  expect(readFileSync(path).length).toBe(0)
})

test('what a start left half made is made anew', () => {
  writeFileSync(`${path}.making`, 'half a database')
  const db = openDatabase(path, options)
  expect(db.pragma('user_version', { simple: true })).toBe(newestVersion())
  db.close()
})

test('a disk that is full is named, and nothing of the write is kept', () => {
  const db = openDatabase(path, options)
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`)
  const fill = db.transaction(() => {
    for (let n = 0; n < 5000; n++)
      db.prepare('INSERT INTO setting VALUES (?, ?)').run(`k${n}`, 'x'.repeat(500))
  })
  expect(fill).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }))
  expect(db.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(0)
  db.close()
})

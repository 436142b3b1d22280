import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backupTo } from '../../../src-main/db/backup.ts'
import { migrate, newestVersion } from '../../../src-main/db/migrate.ts'
import { applicationId, openDatabase } from '../../../src-main/db/open.ts'
import { restoreInto } from '../../../src-main/db/restore.ts'
import { ScratchStore, testNowMs } from '../import/scratch-store.ts'

let store: ScratchStore
let backupPath: string
beforeEach(async () => {
  store = new ScratchStore()
  backupPath = join(store.folder, 'monday.backup')
  store.db.exec(
    "INSERT INTO sequence VALUES ('sscc', 17); INSERT INTO setting VALUES ('day', '\"monday\"')",
  )
  await backupTo(store.db, backupPath)
  store.db.exec('UPDATE sequence SET value = 42; UPDATE setting SET value = \'"tuesday"\'')
  store.db.close()
})
afterEach(() => store.dispose())

const restore = () => restoreInto({ dbPath: store.dbPath, backupPath, nowMs: testNowMs })
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

function read(path: string, sql: string): unknown {
  const db = openDatabase(path, { beforeMigration: () => undefined })
  try {
    return db.prepare(sql).pluck().get()
  } finally {
    db.close()
  }
}

test('a restore brings back the day of the backup and keeps the day before it', () => {
  const { keptAs } = restore()
  expect(keptAs).toBe(join(store.folder, 'packwright-before-restore-20261122T080000Z.db'))
  expect(read(store.dbPath, "SELECT value FROM setting WHERE key = 'day'")).toBe('"monday"')
  expect(read(keptAs ?? '', "SELECT value FROM setting WHERE key = 'day'")).toBe('"tuesday"')
  expect(readdirSync(store.folder).sort()).toEqual([
    'monday.backup',
    'packwright-before-restore-20261122T080000Z.db',
    'packwright.db',
  ])
})

test('after a restore the SSCC serial has jumped by 100,000 and the outbox waits for a word', () => {
  restore()
  expect(read(store.dbPath, "SELECT value FROM sequence WHERE name = 'sscc'")).toBe(100_017)
  expect(read(store.dbPath, "SELECT value FROM setting WHERE key = 'sync.awaitingWord'")).toBe(
    'true',
  )
})

test('the serial never falls behind what the replaced data had used', () => {
  change((db) => db.exec('UPDATE sequence SET value = 250000'))
  restore()
  expect(read(store.dbPath, "SELECT value FROM sequence WHERE name = 'sscc'")).toBe(250_000)
})

test('a serial that was never taken jumps too', () => {
  const db = new Sqlite(backupPath)
  db.exec('DELETE FROM sequence')
  db.close()
  restore()
  expect(read(store.dbPath, "SELECT value FROM sequence WHERE name = 'sscc'")).toBe(100_000)
})

test('a restore into an empty folder has nothing to keep', () => {
  const dbPath = join(store.folder, 'new.db')
  expect(restoreInto({ dbPath, backupPath, nowMs: testNowMs })).toEqual({ keptAs: null })
  expect(read(dbPath, "SELECT value FROM setting WHERE key = 'day'")).toBe('"monday"')
})

test('a read-only backup gives data that can be written, as open to others as those before', () => {
  chmodSync(store.dbPath, 0o640)
  chmodSync(backupPath, 0o444)
  restore()
  expect((statSync(store.dbPath).mode & 0o777).toString(8)).toBe('640')
})

test('two restores in one second keep both states of before', () => {
  const first = restore().keptAs
  const second = restore().keptAs
  expect(second).not.toBe(first)
  expect(read(second ?? '', "SELECT value FROM sequence WHERE name = 'sscc'")).toBe(100_017)
  expect(read(store.dbPath, "SELECT value FROM sequence WHERE name = 'sscc'")).toBe(100_017)
})

test('what still stood in the write-ahead log is kept, and never played into the restored data', () => {
  const db = openDatabase(store.dbPath, { beforeMigration: () => undefined })
  db.pragma('wal_autocheckpoint = 0')
  db.exec("INSERT INTO setting VALUES ('late', '1')")
  for (const end of ['', '-wal'])
    writeFileSync(`${store.dbPath}.torn${end}`, readFileSync(store.dbPath + end))
  db.close()
  const torn = `${store.dbPath}.torn`
  const { keptAs } = restoreInto({ dbPath: torn, backupPath, nowMs: testNowMs })
  expect(read(torn, "SELECT count(*) FROM setting WHERE key = 'late'")).toBe(0)
  expect(read(keptAs ?? '', "SELECT count(*) FROM setting WHERE key = 'late'")).toBe(1)
})

test('damaged data are replaced and kept as they lie', () => {
  const rubbish = Buffer.alloc(20_000, 0x5a)
  writeFileSync(store.dbPath, rubbish)
  const { keptAs } = restore()
  expect(readFileSync(keptAs ?? '')).toEqual(rubbish)
  expect(read(store.dbPath, "SELECT value FROM setting WHERE key = 'day'")).toBe('"monday"')
})

test('a backup of an older version comes back with today’s schema', () => {
  const old = join(store.folder, 'old.backup')
  const db = new Sqlite(old)
  db.pragma(`application_id = ${applicationId}`)
  migrate(db, 60)
  db.exec("INSERT INTO setting VALUES ('day', '\"long ago\"')")
  db.close()
  restoreInto({ dbPath: store.dbPath, backupPath: old, nowMs: testNowMs })
  expect(read(store.dbPath, 'PRAGMA user_version')).toBe(newestVersion())
  expect(read(store.dbPath, "SELECT value FROM setting WHERE key = 'day'")).toBe('"long ago"')
})

test.each([
  ['missing', (path: string) => change((db) => db.exec('SELECT 1'), path), 'restore/failed', true],
  [
    'another program’s',
    (path: string) => writeFileSync(path, 'x'.repeat(5000)),
    'data/not-ours',
    false,
  ],
  [
    'damaged',
    (path: string) => writeFileSync(path, readFileSync(path).fill(0xa5, 5000, 30_000)),
    'data/damaged',
    false,
  ],
  [
    'a newer version’s',
    (path: string) => change((db) => db.pragma('user_version = 99990'), path),
    'data/newer',
    false,
  ],
] as const)('a backup that is %s leaves the data untouched', (_, spoil, code, isMissing) => {
  if (!isMissing) spoil(backupPath)
  const path = isMissing ? join(store.folder, 'none.backup') : backupPath
  const before = hashOf(store.dbPath)
  const files = readdirSync(store.folder).sort()
  expect(() => restoreInto({ dbPath: store.dbPath, backupPath: path, nowMs: testNowMs })).toThrow(
    expect.objectContaining({ code }),
  )
  expect(hashOf(store.dbPath)).toBe(before)
  expect(readdirSync(store.folder).sort()).toEqual(files)
})

test('the database itself is no backup of itself', () => {
  expect(() => restoreInto({ dbPath: store.dbPath, backupPath: store.dbPath, nowMs: 1 })).toThrow(
    /is the database itself/,
  )
  expect(existsSync(store.dbPath)).toBe(true)
})

function change(work: (db: Database) => void, path = store.dbPath): void {
  const db = new Sqlite(path)
  try {
    work(db)
  } finally {
    db.close()
  }
}

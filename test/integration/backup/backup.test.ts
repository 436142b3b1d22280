import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backupTo, checkBackup } from '../../../src-main/db/backup.ts'
import { seedDemo } from '../../../src-main/db/demo/seed-demo.ts'
import { newestVersion } from '../../../src-main/db/migrate.ts'
import { openReadOnly } from '../../../src-main/db/open.ts'
import { ScratchStore, testNowMs } from '../import/scratch-store.ts'

let store: ScratchStore
let target: string
beforeEach(() => {
  store = new ScratchStore()
  target = join(store.folder, 'copy.backup')
})
afterEach(() => store.dispose())

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

function count(path: string, sql: string): unknown {
  const db = openReadOnly(path)
  try {
    return db.prepare(sql).pluck().get()
  } finally {
    db.close()
  }
}

describe('a backup', () => {
  test('holds everything, stands alone and leaves nothing beside it', async () => {
    seedDemo(store.db, { nowMs: testNowMs, ids: store.ids })
    const { bytes } = await backupTo(store.db, target)
    expect(checkBackup(target)).toEqual({ schema: newestVersion(), bytes })
    expect(count(target, 'SELECT count(*) FROM orders')).toBe(40)
    expect(readdirSync(store.folder).filter((name) => name.startsWith('copy'))).toEqual([
      'copy.backup',
    ])
  })

  test('is of one moment while the bench writes on', async () => {
    store.db.exec('CREATE TABLE pair (a INTEGER, b BLOB)')
    const add = store.db.prepare('INSERT INTO pair VALUES (?, zeroblob(2000))')
    const addTwo = store.db.transaction((n: number) => {
      add.run(n)
      add.run(n)
    })
    for (let n = 0; n < 2000; n++) addTwo(n)
    const done = backupTo(store.db, target)
    let isDone = false
    void done.then(() => {
      isDone = true
    })
    let written = 2000
    while (!isDone) {
      addTwo(written++)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await done
    expect(written).toBeGreaterThan(2000)
    expect(
      count(target, 'SELECT count(*) FROM (SELECT a FROM pair GROUP BY a HAVING count(*) <> 2)'),
    ).toBe(0)
    expect(Number(count(target, 'SELECT count(*) FROM pair'))).toBeGreaterThanOrEqual(4000)
  })

  test('takes the place of an older one', async () => {
    await backupTo(store.db, target)
    store.db.exec("INSERT INTO setting VALUES ('x', '1')")
    await backupTo(store.db, target)
    expect(count(target, 'SELECT count(*) FROM setting')).toBe(1)
  })

  test('never goes over the data themselves, into a folder, or where none is', async () => {
    mkdirSync(join(store.folder, 'folder'))
    await expect(backupTo(store.db, store.dbPath)).rejects.toThrow(/the station's own database/)
    await expect(backupTo(store.db, join(store.folder, 'folder'))).rejects.toThrow(/is not a file/)
    await expect(backupTo(store.db, join(store.folder, 'none', 'x'))).rejects.toThrow(
      /does not exist/,
    )
  })

  const tmpfs = mountsTmpfs()
  // Skipped for a user without the right to mount a disk of a known size.
  test.skipIf(!tmpfs)('says when the disk is full, and keeps the older one', async () => {
    const disk = join(store.folder, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=768k', 'tmpfs', disk])
    try {
      const path = join(disk, 'copy.backup')
      await backupTo(store.db, path)
      const before = hashOf(path)
      store.db.exec("INSERT INTO setting VALUES ('large', hex(zeroblob(2000000)))")
      await expect(backupTo(store.db, path)).rejects.toMatchObject({ code: 'data/disk-full' })
      expect(hashOf(path)).toBe(before)
      expect(readdirSync(disk)).toEqual(['copy.backup'])
    } finally {
      execFileSync('umount', [disk])
    }
  })
})

describe('a file that is no backup to be used is refused and left as it was', () => {
  async function refusalOf(change: (path: string) => void): Promise<unknown> {
    seedDemo(store.db, { nowMs: testNowMs, ids: store.ids })
    await backupTo(store.db, target)
    change(target)
    const before = hashOf(target)
    try {
      checkBackup(target)
    } catch (error) {
      expect(hashOf(target)).toBe(before)
      return (error as { code: string }).code
    }
    return 'not refused'
  }

  test('when it is not there or is a folder', () => {
    expect(() => checkBackup(target)).toThrow(/There is no backup at/)
    expect(() => checkBackup(store.folder)).toThrow(/is not a file/)
  })

  test('when it is another program’s', async () => {
    expect(await refusalOf((path) => writeFileSync(path, 'no database at all'.repeat(100)))).toBe(
      'data/not-ours',
    )
    expect(await refusalOf2((db) => db.pragma('application_id = 7'))).toBe('data/not-ours')
  })

  test('when a newer version wrote it', async () => {
    expect(await refusalOf2((db) => db.pragma(`user_version = ${newestVersion() + 10}`))).toBe(
      'data/newer',
    )
  })

  test('when it was cut off', async () => {
    expect(await refusalOf((path) => truncateSync(path, Math.floor(statSync(path).size / 2)))).toBe(
      'data/damaged',
    )
  })

  test('when bytes in it were changed', async () => {
    const code = await refusalOf((path) => {
      const bytes = readFileSync(path)
      bytes.fill(0xa5, 4096 * 3, 4096 * 5)
      writeFileSync(path, bytes)
    })
    expect(code).toBe('data/damaged')
  })

  test('and a good one is read from a place where nothing may be written', async () => {
    await backupTo(store.db, target)
    const folder = join(store.folder, 'read-only')
    mkdirSync(folder)
    copyFileSync(target, join(folder, 'b.backup'))
    chmodSync(folder, 0o555)
    expect(checkBackup(join(folder, 'b.backup')).schema).toBe(newestVersion())
    expect(readdirSync(folder)).toEqual(['b.backup'])
  })

  async function refusalOf2(change: (db: InstanceType<typeof Sqlite>) => void): Promise<unknown> {
    const other = new ScratchStore()
    try {
      const path = join(other.folder, 'b.backup')
      await backupTo(other.db, path)
      const db = new Sqlite(path)
      change(db)
      db.close()
      const before = hashOf(path)
      let code: unknown = 'not refused'
      try {
        checkBackup(path)
      } catch (error) {
        code = (error as { code: string }).code
      }
      expect(hashOf(path)).toBe(before)
      return code
    } finally {
      other.dispose()
    }
  }
})

/** Whether this user may mount: root outside of most containers. */
function mountsTmpfs(): boolean {
  const probe = new ScratchStore()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe.folder], {
      stdio: 'ignore',
    })
    execFileSync('umount', [probe.folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    probe.dispose()
  }
}

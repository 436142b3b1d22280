/**
 * Puts a backup in the place of the data, on a closed store. The backup's copy is made ready under another name; what
 * was there is kept beside it; the last step is one rename. A power cut leaves either the old data or the new.
 *
 * Labels may have been printed after the backup was made. So the SSCC serial jumps ahead by 100,000, and the outbox
 * waits for a person's word before it tells the clouds anything twice.
 */
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { AppError, isAppError } from '../../src-shared/base/app-error.ts'
import { checkBackup, removeDatabase, settle, syncFile, syncFolder } from './backup.ts'
import { openDatabase, readable } from './open.ts'

/** How far the SSCC serial jumps, so that no number is used twice. */
export const ssccJump = 100_000

export type RestoreOptions = {
  /** The station's database, closed. */
  readonly dbPath: string
  readonly backupPath: string
  readonly nowMs: number
}

/** `keptAs`: where the data of before are now; null when there were none. Throws, with the data untouched. */
export function restoreInto({ dbPath, backupPath, nowMs }: RestoreOptions): {
  keptAs: string | null
} {
  const target = resolve(dbPath)
  if (resolve(backupPath) === target)
    throw new AppError(
      'restore/failed',
      `${backupPath} is the database itself. Name the backup to restore.`,
      {},
    )
  checkBackup(backupPath)
  const fresh = `${target}.restoring`
  try {
    removeDatabase(fresh)
    copy(backupPath, fresh)
    // The backup may be read-only; the data are as open to others as they were, at first to nobody.
    chmodSync(fresh, existsSync(target) ? statSync(target).mode & 0o777 : 0o600)
    makeReady(fresh, ssccOf(target))
    syncFile(fresh)
    const keptAs = existsSync(target) ? keep(target, nowMs) : null
    renameSync(fresh, target)
    syncFolder(dirname(target))
    return { keptAs }
  } catch (error) {
    removeDatabase(fresh)
    removeDatabase(growingCopyOf(target))
    throw notRestored(error, backupPath)
  }
}

/** Brings the copy to today's schema and marks what a restore has to mark. */
function makeReady(path: string, usedSerial: number): void {
  const db = openDatabase(path, { beforeMigration: () => undefined })
  try {
    db.transaction(() => {
      // Never behind what the data being replaced have used already.
      db.prepare(`
        INSERT INTO sequence (name, value) VALUES ('sscc', max(@jump, @usedSerial))
        ON CONFLICT (name) DO UPDATE SET value = max(value + @jump, @usedSerial)`).run({
        jump: ssccJump,
        usedSerial,
      })
      db.prepare(`
        INSERT INTO setting (key, value) VALUES ('sync.awaitingWord', 'true')
        ON CONFLICT (key) DO UPDATE SET value = excluded.value`).run()
    }).immediate()
  } finally {
    db.close()
  }
  settle(path)
}

/** The last SSCC serial of the data being replaced; 0 when they cannot be read, which may be why they are replaced. */
function ssccOf(path: string): number {
  if (!existsSync(path)) return 0
  let db: Database | null = null
  try {
    db = new Sqlite(path, { fileMustExist: true })
    return (
      db.prepare<[], number>("SELECT value FROM sequence WHERE name = 'sscc'").pluck().get() ?? 0
    )
  } catch {
    return 0
  } finally {
    db?.close()
  }
}

/** Keeps the data of before under a name with the time in it, and leaves nothing that SQLite could take for theirs. */
function keep(target: string, nowMs: number): string {
  const keptAs = freeName(dirname(target), nowMs)
  foldLog(target)
  copy(target, growingCopyOf(target))
  // Still there when the log could not be folded in: then it belongs to what is kept.
  for (const end of ['-wal', '-shm']) if (existsSync(target + end)) copy(target + end, keptAs + end)
  renameSync(growingCopyOf(target), keptAs)
  syncFolder(dirname(target))
  // A log left beside the new file would be played into it.
  for (const end of ['-wal', '-shm', '-journal']) rmSync(target + end, { force: true })
  return keptAs
}

/** One name, so that what a power cut leaves of it is gone with the next restore. */
function growingCopyOf(target: string): string {
  return `${target}.keeping`
}

function freeName(folder: string, nowMs: number): string {
  const time = new Date(nowMs).toISOString().replaceAll(/[-:]/g, '').replace(/\.\d+/, '')
  for (let n = 1; ; n++) {
    const name = `packwright-before-restore-${time}${n === 1 ? '' : `-${n}`}.db`
    if (!existsSync(join(folder, name))) return join(folder, name)
  }
}

/** Moves what stands in the write-ahead log into the file. A damaged one keeps its log, under the kept name too. */
function foldLog(path: string): void {
  try {
    const db = new Sqlite(path, { fileMustExist: true })
    try {
      db.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      db.close()
    }
  } catch {
    // Damaged or not a database: it is kept as it lies.
  }
}

/** Not a link: until the rename two names would lead to one file, and SQLite must never see that. */
function copy(from: string, to: string): void {
  rmSync(to, { force: true })
  copyFileSync(from, to, constants.COPYFILE_FICLONE)
  chmodSync(to, statSync(to).mode | 0o200)
  syncFile(to)
}

function notRestored(error: unknown, backupPath: string): unknown {
  const known = readable(error, backupPath)
  if (isAppError(known)) return known
  const code = known instanceof Error && 'code' in known ? String(known.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError(
      'data/disk-full',
      'There is no room for the restored data beside the old. Make room, then do it again; the data are untouched.',
      { code },
      error,
    )
  return new AppError(
    'restore/failed',
    `${backupPath} could not be put in place (${code || 'no reason given'}). The data are untouched.`,
    { code },
    error,
  )
}

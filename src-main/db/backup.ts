/**
 * Copies of the data. A backup is one whole file, consistent while the bench works on, and is never seen half written:
 * it grows under another name, reaches the disk, and is renamed then.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { AppError, isAppError } from '../../src-shared/base/app-error.ts'
import { schemaVersion } from './migrate.ts'
import { applicationId, openReadOnly, readable, refuseDamaged } from './open.ts'

/** Pages a step: about 1 MB, a few milliseconds, so that a scan never waits for a backup. */
const pagesAStep = 256
const flushEveryMs = 50

/** Writes a copy of `db` to `toPath`, over what is there. Resolves when it is safe on the disk. */
export async function backupTo(db: Database, toPath: string): Promise<{ bytes: number }> {
  const target = resolve(toPath)
  refuseTarget(db, target)
  const growing = `${target}.partial`
  try {
    removeDatabase(growing)
    await withFlushing(growing, () => db.backup(growing, { progress: () => pagesAStep }))
    settle(growing)
    await flush(growing)
    renameSync(growing, target)
    syncFolder(dirname(target))
    return { bytes: statSync(target).size }
  } catch (error) {
    removeDatabase(growing)
    throw notWritten(error, target)
  }
}

/**
 * Brings what `work` writes to the disk all the while, off this thread: the sync at its end, which SQLite does on this
 * thread, then finds little left to do.
 */
async function withFlushing(path: string, work: () => Promise<unknown>): Promise<void> {
  // It holds addresses: for its owner only.
  const file = await open(path, 'w', 0o600)
  let isDone = false
  const flushing = (async () => {
    while (!isDone) {
      await file.datasync()
      await new Promise((resolve) => setTimeout(resolve, flushEveryMs))
    }
  })()
  try {
    await work()
  } finally {
    isDone = true
    await flushing.finally(() => file.close())
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

export type BackupFacts = { readonly schema: number; readonly bytes: number }

/** Proves that a file is a whole backup of this program or an older one. Changes nothing, not even beside the file. */
export function checkBackup(path: string): BackupFacts {
  if (!existsSync(path))
    throw new AppError('restore/failed', `There is no backup at ${path}. Nothing was changed.`, {})
  if (!statSync(path).isFile())
    throw new AppError('restore/failed', `${path} is not a file. Nothing was changed.`, {})
  try {
    const backup = openReadOnly(path)
    try {
      refuseDamaged(backup, path)
      return { schema: schemaVersion(backup), bytes: statSync(path).size }
    } finally {
      backup.close()
    }
  } catch (error) {
    throw notABackup(error, path)
  }
}

/** Makes a copy stand alone: no write-ahead log belongs to it, so it opens from read-only places too. */
export function settle(path: string): void {
  const copy = new Sqlite(path)
  try {
    if (copy.pragma('application_id', { simple: true }) !== applicationId)
      throw new AppError('backup/failed', 'The copy has not become a Packwright database.', {})
    // The caller brings the whole file to the disk afterwards.
    copy.pragma('synchronous = OFF')
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}

export function removeDatabase(path: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(path + end, { force: true })
}

export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes a rename last. Windows has no such thing and needs none. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

function refuseTarget(db: Database, target: string): void {
  if (!existsSync(dirname(target)))
    throw new AppError(
      'backup/failed',
      `The folder ${dirname(target)} does not exist. Make it, or choose another one.`,
      {},
    )
  if (!existsSync(target)) return
  if (!statSync(target).isFile())
    throw new AppError(
      'backup/failed',
      `${target} is not a file. Name the file that the backup is to become.`,
      {},
    )
  if (existsSync(db.name) && realpathSync(target) === realpathSync(db.name))
    throw new AppError(
      'backup/failed',
      `${target} is the station's own database. Choose another file for the backup.`,
      {},
    )
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function notWritten(error: unknown, target: string): AppError {
  if (isAppError(error)) return error
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code.startsWith('SQLITE_FULL'))
    return new AppError(
      'data/disk-full',
      `There is no room for a backup at ${target}. Make room or choose another disk; the data are untouched.`,
      { code },
      error,
    )
  if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS' ||
    /^SQLITE_(CANTOPEN|READONLY)/.test(code)
  )
    return new AppError(
      'data/unwritable',
      `${target} may not be written to. Choose another place for the backup; the data are untouched.`,
      { code },
      error,
    )
  return new AppError(
    'backup/failed',
    `The backup to ${target} could not be written (${code || 'no reason given'}). The data are untouched.`,
    { code },
    error,
  )
}

/** The same codes as for the data themselves, in words that fit a backup. */
function notABackup(error: unknown, path: string): unknown {
  const known = readable(error, path)
  if (!isAppError(known)) return known
  const words: Partial<Record<AppError['code'], string>> = {
    'data/not-ours': `${path} is not a Packwright backup. Nothing was changed.`,
    'data/damaged': `The backup ${path} is damaged and was not used. Take another one; nothing was changed.`,
    'data/newer': `The backup ${path} was written by a newer Packwright. Restore it with that version; nothing was changed.`,
    'data/unwritable': `The backup ${path} cannot be read. Nothing was changed.`,
  }
  return new AppError(known.code, words[known.code] ?? known.message, known.facts, known)
}

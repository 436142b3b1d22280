/**
 * Opens the station's one database. WAL with synchronous=FULL: what was committed survives the power being pulled
 * (about 4 ms a commit). Refuses, in a sentence and without touching the file, what is newer, damaged or not ours.
 */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import Sqlite, { type Database } from 'better-sqlite3'
import { AppError, isAppError } from '../../src-shared/base/app-error.ts'
import { migrate, newestVersion, refuseNewer, schemaVersion } from './migrate.ts'

/** `PWK1`, in the file's header: told apart from other programs' SQLite files. */
export const applicationId = 0x50574b31

/** Up to this size the whole file is checked at every start; larger ones are checked beside the work. */
const checkedAtOpenBytes = 48 * 1024 * 1024

export type OpenOptions = {
  /** Called before the schema of an existing file is changed: the place for a backup. */
  readonly beforeMigration: (db: Database, fromVersion: number) => void
}

export function openDatabase(path: string, options: OpenOptions): Database {
  try {
    const isInMemory = path === ':memory:'
    if (!isInMemory && !existsSync(path)) createDatabase(path)
    const db = new Sqlite(path)
    try {
      if (!isInMemory) inspect(db, path)
      setPragmas(db)
      const from = schemaVersion(db)
      if (from < newestVersion()) options.beforeMigration(db, from)
      migrate(db)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    throw readable(error, path)
  }
}

/** Made whole under another name first: an empty or half file in its place is damage, never a beginning. */
function createDatabase(path: string): void {
  const growing = `${path}.making`
  rmSync(growing, { force: true })
  const db = new Sqlite(growing)
  try {
    db.pragma(`application_id = ${applicationId}`)
    migrate(db)
  } finally {
    db.close()
  }
  renameSync(growing, path)
}

/** Opens a file for looking only: it is never changed, not even its journal. */
export function openReadOnly(path: string): Database {
  try {
    const db = new Sqlite(path, { readonly: true, fileMustExist: true })
    inspect(db, path)
    return db
  } catch (error) {
    throw readable(error, path)
  }
}

function inspect(db: Database, path: string): void {
  if (statSync(path).size === 0) throw damaged(path, 'the file is empty')
  const id = db.pragma('application_id', { simple: true })
  if (id !== applicationId)
    throw new AppError(
      'data/not-ours',
      `${path} is not a Packwright database. Choose another data folder; nothing was changed.`,
      {},
    )
  refuseNewer(db, path)
  if (statSync(path).size <= checkedAtOpenBytes) refuseDamaged(db, path)
}

/** Reads every page. Throws `data/damaged`. */
export function refuseDamaged(db: Database, path: string): void {
  const found = db.pragma('quick_check(1)', { simple: true })
  if (found !== 'ok') throw damaged(path, String(found))
}

function damaged(path: string, what: string, cause?: unknown): AppError {
  return new AppError(
    'data/damaged',
    `The database ${path} is damaged. Put a backup in its place with "packwright restore FILE"; nothing was changed.`,
    { what },
    cause,
  )
}

function setPragmas(db: Database): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('cache_size = -16000')
  db.pragma('temp_store = MEMORY')
}

const sentences: Record<string, (path: string) => [AppError['code'], string]> = {
  SQLITE_CORRUPT: (path) => [
    'data/damaged',
    `The database ${path} is damaged. Put a backup in its place with "packwright restore FILE"; nothing was changed.`,
  ],
  SQLITE_NOTADB: (path) => [
    'data/not-ours',
    `${path} is not a Packwright database, or its head is damaged. Choose another data folder, or put a backup in its place with "packwright restore FILE"; nothing was changed.`,
  ],
  SQLITE_FULL: (path) => [
    'data/disk-full',
    `The disk that holds ${path} is full. Make room, then do it again; nothing was lost.`,
  ],
  SQLITE_READONLY: (path) => [
    'data/unwritable',
    `${path} may not be written to. Give this user the right to write there, then start again.`,
  ],
  SQLITE_CANTOPEN: (path) => [
    'data/unwritable',
    `${path} cannot be opened. See that the folder exists and that this user may write there.`,
  ],
  SQLITE_BUSY: (path) => [
    'data/in-use',
    `Another program holds ${path}. Close it, then try again.`,
  ],
  SQLITE_IOERR: (path) => [
    'data/unwritable',
    `The disk that holds ${path} does not read or write as it should. Nothing more is written until the next start.`,
  ],
}

/** What SQLite says, as an AppError with a sentence. Anything else comes back as it was. */
export function readable(error: unknown, path: string): unknown {
  if (isAppError(error) || !(error instanceof Sqlite.SqliteError)) return error
  const key = Object.keys(sentences).find((prefix) => error.code.startsWith(prefix))
  const sentence = key === undefined ? undefined : sentences[key]?.(path)
  if (!sentence) return error
  return new AppError(sentence[0], sentence[1], { sqlite: error.code }, error)
}

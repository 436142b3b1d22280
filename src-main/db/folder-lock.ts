/**
 * The lock on a data folder: an exclusive SQLite transaction on lock.db, held while the process lives. The operating
 * system lets it go with the process, however that ends, so there is no stale lock to clear and no pid to guess from.
 */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type Disposable, disposable } from '../../src-shared/base/disposable.ts'
import { readable } from './open.ts'

/** Null when another process (or this one, elsewhere) holds it. Throws what keeps the file from being opened. */
export function lockFolder(dir: string): Disposable | null {
  const path = join(dir, 'lock.db')
  try {
    const db = new Sqlite(path, { timeout: 0 })
    try {
      db.exec('BEGIN EXCLUSIVE')
      return disposable(() => db.close())
    } catch (error) {
      db.close()
      if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
      throw error
    }
  } catch (error) {
    throw readable(error, path)
  }
}

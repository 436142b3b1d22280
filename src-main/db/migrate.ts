/**
 * Brings a database to the newest schema, all steps in one transaction: either all of it, or the file as it was.
 * `user_version` is the version of the last migration that ran.
 */
import type { Database } from 'better-sqlite3'
import { AppError } from '../../src-shared/base/app-error.ts'
import { migrations } from './migrations/index.ts'

export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

export function newestVersion(): number {
  return migrations.at(-1)?.version ?? 0
}

/** Throws `data/newer` when the file was written by a newer Packwright, and changes nothing then. */
export function refuseNewer(db: Database, path: string): void {
  const version = schemaVersion(db)
  if (version <= newestVersion()) return
  throw new AppError(
    'data/newer',
    `The data in ${path} was written by a newer Packwright (schema ${version}, this one knows ${newestVersion()}). Start the newer version; nothing was changed.`,
    { version, known: newestVersion() },
  )
}

/** `to`: for tests of one migration. Returns how many steps ran. */
export function migrate(db: Database, to = newestVersion()): number {
  const from = schemaVersion(db)
  const steps = migrations.filter((step) => step.version > from && step.version <= to)
  if (steps.length === 0) return 0
  db.transaction(() => {
    for (const step of steps) {
      step.up(db)
      db.pragma(`user_version = ${step.version}`)
    }
  }).immediate()
  db.pragma('optimize')
  return steps.length
}

/**
 * The same work on a data folder that a station does for the command line, for a folder that no station holds. It is
 * held while the work goes on, so that no station starts in the middle of it.
 */

import { AppError } from '../../src-shared/base/app-error.ts'
import { backupTo } from '../db/backup.ts'
import { mergeStaged } from '../db/import/merge-staged.ts'
import { keepBeforeMigration } from '../db/keep-before-migration.ts'
import { openDatabase } from '../db/open.ts'
import { restoreInto } from '../db/restore.ts'
import { databasePath, hasDatabase, holdDataFolder } from './data-folder.ts'
import type { StationControl } from './station.ts'
import { systemClock } from './system/time.ts'
import { createUlids } from './system/ulid.ts'

export type IdleFolder = StationControl & { release(): void }

export function holdIdleFolder(dataDir: string): IdleFolder {
  const folder = holdDataFolder(dataDir)
  const path = databasePath(dataDir)
  const open = () => openDatabase(path, { beforeMigration: keepBeforeMigration })
  return {
    async mergeImport(stagePath) {
      const db = open()
      try {
        const run = { runId: createUlids(systemClock).next(), nowMs: systemClock.now() }
        return mergeStaged(db, stagePath, run)
      } finally {
        db.close()
      }
    },
    async backup(toPath) {
      if (!hasDatabase(dataDir)) throw nothingThere(dataDir)
      const db = open()
      try {
        return await backupTo(db, toPath)
      } finally {
        db.close()
      }
    },
    restore: async (backupPath) =>
      restoreInto({ dbPath: path, backupPath, nowMs: systemClock.now() }),
    release: () => folder.release(),
  }
}

function nothingThere(dataDir: string): AppError {
  return new AppError(
    'backup/failed',
    `There are no data in ${dataDir} yet. Name another folder with --data.`,
  )
}

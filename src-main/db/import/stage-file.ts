/**
 * The file that an import is staged in: a small SQLite database of its own, thrown away after the merge. It is not
 * the station's data, so it is written without a journal: a torn one is never merged, because its last write is
 * `complete`.
 */
import { rmSync } from 'node:fs'
import Sqlite, { type Database } from 'better-sqlite3'
import { AppError } from '../../../src-shared/base/app-error.ts'
import { readable } from '../open.ts'
import type { Findings } from './findings.ts'
import { type ImportKind, isImportKind } from './import-kind.ts'

/** `PWKI`: a staged import, told apart from the station's data. */
const stageApplicationId = 0x50574b49
/** Rises when the tables below change, so that an old staged file is not merged by a newer program. */
const stageVersion = 1

export type StageFacts = {
  readonly kind: ImportKind
  readonly fileName: string
  readonly rows: number
  readonly warnings: Findings
}

export function createStage(path: string): Database {
  removeStage(path)
  const stage = openNew(path)
  stage.pragma(`application_id = ${stageApplicationId}`)
  stage.pragma(`user_version = ${stageVersion}`)
  stage.pragma('journal_mode = OFF')
  stage.pragma('synchronous = OFF')
  stage.pragma('cache_size = -32000')
  stage.pragma('trusted_schema = OFF')
  stage.exec('CREATE TABLE complete (facts TEXT NOT NULL) STRICT')
  return stage
}

function openNew(path: string): Database {
  try {
    return new Sqlite(path)
  } catch (error) {
    throw readable(error, path)
  }
}

export function completeStage(stage: Database, facts: StageFacts): void {
  stage.prepare('INSERT INTO complete (facts) VALUES (?)').run(JSON.stringify(facts))
}

export function removeStage(path: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(path + end, { force: true })
}

/** What a staged file holds. Throws `import/bad-file` when it is none, or was not written to its end. */
export function readStageFacts(path: string): StageFacts {
  let stage: Database | null = null
  try {
    stage = new Sqlite(path, { readonly: true, fileMustExist: true })
    const isOurs =
      stage.pragma('application_id', { simple: true }) === stageApplicationId &&
      stage.pragma('user_version', { simple: true }) === stageVersion
    const row = isOurs
      ? stage.prepare<[], { facts: string }>('SELECT facts FROM complete').get()
      : undefined
    const facts = row ? (JSON.parse(row.facts) as StageFacts) : null
    if (facts && isImportKind(facts.kind)) return facts
  } catch (error) {
    throw notStaged(path, error)
  } finally {
    stage?.close()
  }
  throw notStaged(path)
}

function notStaged(path: string, cause?: unknown): AppError {
  return new AppError(
    'import/bad-file',
    `${path} is no file that "packwright import" prepared to its end. Start the import again; nothing was changed.`,
    {},
    cause,
  )
}

import type { Database } from 'better-sqlite3'

/**
 * One step of the schema. Versions are multiples of ten, given at merge, so that a hotfix finds room between two.
 * A migration is never edited after a release and imports nothing of the living code.
 */
export type Migration = {
  readonly version: number
  readonly name: string
  up(db: Database): void
}

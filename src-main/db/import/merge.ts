import type { Database } from 'better-sqlite3'
import type { FindingList } from './findings.ts'

/** What a kind's merge works with: the station's database, with the staged one attached as `stage`. */
export type MergeParts = {
  readonly db: Database
  readonly nowMs: number
  /** The id of this import: what its stock movements refer to. */
  readonly runId: string
  readonly bad: FindingList
  readonly warnings: FindingList
}

/** Gives back how many rows changed. Notes rows that must not be merged in `bad`; then everything is rolled back. */
export type Merge = (parts: MergeParts) => number

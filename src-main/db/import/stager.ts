/** What a kind brings along to be staged: its columns, its tables in the staging file, and how a row gets in there. */
import type { Database } from 'better-sqlite3'
import type { Ids } from '../../core/port/ids.ts'
import type { Field } from './field.ts'
import type { FindingList } from './findings.ts'
import type { Row } from './row-reader.ts'

export type Stager = {
  /** `lines`: the lines of a JSON order, in the order of `lineFields`; null in CSV and for all other kinds. */
  add(row: Row, lines: readonly Row[] | null): void
}

export type StagerParts = {
  readonly stage: Database
  readonly ids: Ids
  readonly bad: FindingList
  readonly warnings: FindingList
}

export type StagedKind = {
  readonly fields: readonly Field[]
  /** The columns of a record within a record, where JSON has one. */
  readonly lineFields: readonly Field[] | null
  /** Lays out the staging file's tables. */
  createStager(parts: StagerParts): Stager
}

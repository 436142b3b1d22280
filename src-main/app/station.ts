/** What a host gets to carry: one running station. `createStation` makes it. */
import type { Dispatcher } from '../../src-shared/contract/dispatcher.ts'

/** `changed` counts what is new or differs from before. Warnings: the first ones in words, and how many there are. */
export type ImportOutcome = {
  readonly rows: number
  readonly changed: number
  readonly warnings?: {
    readonly count: number
    readonly first: readonly {
      readonly line: number | null
      readonly column: string | null
      readonly reason: string
    }[]
  }
}

/** Work on the data folder that the command line hands over while the station holds it. */
export type StationControl = {
  /** Merges a file staged by `packwright import`, between two scans. */
  mergeImport(stagePath: string): Promise<ImportOutcome>
  /** Writes a whole, consistent copy while the bench works. */
  backup(toPath: string): Promise<{ bytes: number }>
  /** Puts a checked backup in the place of the data; what was there is kept beside it, null when nothing was. */
  restore(fromPath: string): Promise<{ keptAs: string | null }>
}

export type Station = {
  readonly dispatcher: Dispatcher
  readonly control: StationControl
  /** Resolves once the bench takes scans. */
  readonly ready: Promise<void>
  /** Finishes the command in hand, stops devices and closes the database. */
  close(): Promise<void>
}

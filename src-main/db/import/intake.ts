/** What both formats share while a file comes in: its columns by name, the count of rows, and where good rows go. */
import { type Column, ColumnFinder, isForbiddenName } from './column.ts'
import type { Field } from './field.ts'
import { badRows, type FindingList, shown } from './findings.ts'
import type { ImportKind } from './import-kind.ts'
import { RowReader } from './row-reader.ts'
import type { Stager } from './stager.ts'
import { badFile } from './text-chunks.ts'

export type IntakeParts = {
  readonly kind: ImportKind
  readonly fileName: string
  readonly fields: readonly Field[]
  readonly lineFields: readonly Field[] | null
  readonly bad: FindingList
  readonly warnings: FindingList
  readonly stager: Stager
}

/** So many bad rows say enough; the rest of a file that is wrong from top to bottom is not read. */
const enoughBadRows = 10_000
const warnedColumns = 100

export class Intake {
  rows = 0
  readonly parts: IntakeParts
  readonly reader: RowReader
  #unknown = new Set<string>()

  constructor(parts: IntakeParts) {
    this.parts = parts
    this.reader = new RowReader(parts.fields, parts.bad)
  }

  /** To be called for every record, before it is read. */
  count(): void {
    const { bad, fileName } = this.parts
    if (bad.count >= enoughBadRows) throw badRows(fileName, bad.report())
    this.rows += 1
  }

  /** A finder of columns among `fields` that warns once of a name it does not know, and refuses dangerous ones. */
  finder(fields: readonly Field[], isCommaDecimal: boolean): (name: string) => Column | null {
    const finder = new ColumnFinder(fields, isCommaDecimal)
    return (name) => {
      if (isForbiddenName(name))
        throw badFile(
          this.parts.fileName,
          `has a column named ${shown(name)}, which is not allowed.`,
        )
      const column = finder.find(name)
      if (column === null) this.#warnOf(name)
      return column
    }
  }

  #warnOf(name: string): void {
    if (name.trim() === '' || this.#unknown.has(name) || this.#unknown.size >= warnedColumns) return
    this.#unknown.add(name)
    this.parts.warnings.add(
      null,
      null,
      `the column ${shown(name)} is not known here and was left out`,
    )
  }
}

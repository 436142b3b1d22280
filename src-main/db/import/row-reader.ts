/**
 * Turns the cells of one record into the values of its kind's fields, or notes what is wrong with them. Every wrong
 * cell of a row is named, not the first alone.
 */
import { type Result, refused } from '../../../src-shared/base/result.ts'
import type { Cell, SqlValue } from './cell.ts'
import type { Column } from './column.ts'
import type { Field } from './field.ts'
import { type FindingList, shown } from './findings.ts'

export type Row = {
  readonly line: number
  /** By the index of the field. */
  readonly values: SqlValue[]
  /** One bit a field that the file speaks of, even if its cell is empty. */
  readonly given: number
  /** The column's name in the file, by the index of the field. */
  readonly columnNames: readonly (string | undefined)[]
}

/** What is left of a cell when it is in the wrong shape altogether. */
export type RawCell = Cell | null | object

export class RowReader {
  #fields: readonly Field[]
  #bad: FindingList

  constructor(fields: readonly Field[], bad: FindingList) {
    this.#fields = fields
    this.#bad = bad
  }

  /** `columns[i]` is that of `cells[i]`, null when it means nothing here. Null when the row is bad. */
  read(line: number, columns: readonly (Column | null)[], cells: readonly RawCell[]): Row | null {
    const values: SqlValue[] = this.#fields.map((entry) => entry.whenEmpty)
    const columnNames: string[] = []
    let given = 0
    let filled = 0
    let isGood = true
    for (const [index, column] of columns.entries()) {
      if (column === null) continue
      const { fieldIndex, name } = column
      columnNames[fieldIndex] = name
      if ((given & (1 << fieldIndex)) !== 0) {
        isGood = this.#refuse(line, name, 'is there twice in this record')
        continue
      }
      given |= 1 << fieldIndex
      const cell = cells[index] ?? null
      if (isEmpty(cell)) continue
      filled |= 1 << fieldIndex
      const read = this.#readCell(column, cell)
      if (read.ok) values[fieldIndex] = read.value
      else
        isGood = this.#refuse(
          line,
          name,
          `${shown(isObject(cell) ? 'a list or object' : cell)} ${read.error}`,
        )
    }
    for (const [index, entry] of this.#fields.entries()) {
      if (entry.isRequired && (filled & (1 << index)) === 0)
        isGood = this.#refuse(line, columnNames[index] ?? entry.name, 'is empty')
    }
    return isGood ? { line, values, given, columnNames } : null
  }

  #readCell(column: Column, cell: RawCell): Result<SqlValue, string> {
    const entry = this.#fields[column.fieldIndex]
    if (!entry || isObject(cell)) return refused('is not a single value')
    return entry.read(cell as Cell, column.writing)
  }

  #refuse(line: number, column: string, reason: string): false {
    this.#bad.add(line, column, reason)
    return false
  }
}

function isObject(cell: RawCell): cell is object {
  return typeof cell === 'object' && cell !== null
}

function isEmpty(cell: RawCell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '')
}

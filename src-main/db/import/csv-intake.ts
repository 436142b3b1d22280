/** Takes in a CSV file: the first record names the columns, every other one is a row. */
import type { Column } from './column.ts'
import { csvRecords, delimiterOf } from './csv-records.ts'
import { shown } from './findings.ts'
import { unguard } from './formula-guard.ts'
import type { Intake } from './intake.ts'
import { badFile } from './text-chunks.ts'

export async function csvIntake(
  intake: Intake,
  chunks: AsyncIterable<string>,
  first: string,
): Promise<void> {
  const { fileName, bad, stager } = intake.parts
  const delimiter = delimiterOf(first)
  let columns: (Column | null)[] | null = null
  for await (const { line, cells } of csvRecords(chunks, delimiter, fileName)) {
    // Spreadsheets may write their separator into a line before the header.
    if (columns === null && cells[0] === 'sep=') continue
    if (columns === null) {
      columns = readHeader(intake, cells, delimiter !== ',')
      continue
    }
    intake.count()
    const width = columns.length
    const isTornOff = cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '')
    if (isTornOff) {
      bad.add(line, null, `the row has ${cells.length} cells, the header ${width}`)
      continue
    }
    const row = intake.reader.read(line, columns, cells.map(unguard))
    if (row) stager.add(row, null)
  }
}

function readHeader(
  intake: Intake,
  names: readonly string[],
  isCommaDecimal: boolean,
): (Column | null)[] {
  const { fields, fileName, kind } = intake.parts
  const find = intake.finder(fields, isCommaDecimal)
  const nameOf = new Map<number, string>()
  const columns = names.map((name) => {
    const column = find(name)
    if (column === null) return null
    const other = nameOf.get(column.fieldIndex)
    if (other !== undefined)
      throw badFile(
        fileName,
        `says the same in two columns, ${shown(other)} and ${shown(name)}. Remove one of them.`,
      )
    nameOf.set(column.fieldIndex, name)
    return column
  })
  const missing = fields.filter((entry, index) => entry.isRequired && !nameOf.has(index))
  if (missing.length === 0) return columns
  const list = missing.map((entry) => entry.name).join(', ')
  throw badFile(fileName, `has no column ${list}. Its first line must name the columns of ${kind}.`)
}

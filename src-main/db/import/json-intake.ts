/** Takes in a JSON file: a list of records, or one record a line. Names inside an inner record count as `outer_inner`. */
import { type Column, isForbiddenName } from './column.ts'
import { shown } from './findings.ts'
import type { Intake } from './intake.ts'
import { jsonRecords } from './json-records.ts'
import { lineListNames } from './order-fields.ts'
import { type RawCell, type Row, RowReader } from './row-reader.ts'

type Find = (name: string) => Column | null

/** A record as names and cells side by side, with the list of its lines apart. */
type Flat = {
  readonly names: string[]
  readonly cells: RawCell[]
  lines: readonly unknown[] | null
  forbidden: string | null
}

/** More names than any record of ours has; it is not read on. */
const mostNames = 200

export async function jsonIntake(intake: Intake, chunks: AsyncIterable<string>): Promise<void> {
  const { fields, lineFields, fileName, bad, stager } = intake.parts
  const find = remembering(intake.finder(fields, false))
  const readLine = lineFields === null ? null : lineReader(intake)
  for await (const { line, value } of jsonRecords(chunks, fileName)) {
    intake.count()
    const flat = flatten(value, readLine !== null)
    if (flat.forbidden !== null) {
      bad.add(line, null, `the name ${shown(flat.forbidden)} is not allowed`)
      continue
    }
    const row = intake.reader.read(line, flat.names.map(find), flat.cells)
    const lines =
      readLine === null ? null : (flat.lines ?? []).map((entry) => readLine(line, entry))
    const isWhole = lines === null || lines.every((entry) => entry !== null)
    if (row && isWhole) stager.add(row, lines)
  }
}

function lineReader(intake: Intake): (line: number, entry: unknown) => Row | null {
  const { lineFields, bad } = intake.parts
  const reader = new RowReader(lineFields ?? [], bad)
  const find = remembering(intake.finder(lineFields ?? [], false))
  return (line, entry) => {
    if (!isRecord(entry)) {
      bad.add(line, 'lines', `${shown(entry)} is no order line`)
      return null
    }
    const flat = flatten(entry, false)
    if (flat.forbidden === null) return reader.read(line, flat.names.map(find), flat.cells)
    bad.add(line, 'lines', `the name ${shown(flat.forbidden)} is not allowed`)
    return null
  }
}

function flatten(record: Readonly<Record<string, unknown>>, hasLines: boolean): Flat {
  const flat: Flat = { names: [], cells: [], lines: null, forbidden: null }
  for (const [name, value] of Object.entries(record)) {
    if (hasLines && lineListNames.has(name) && Array.isArray(value)) flat.lines = value
    else if (isRecord(value))
      for (const [inner, cell] of Object.entries(value)) keep(flat, `${name}_${inner}`, inner, cell)
    keep(flat, name, name, isRecord(value) || flat.lines === value ? undefined : value)
  }
  return flat
}

function keep(flat: Flat, name: string, ownName: string, value: unknown): void {
  if (isForbiddenName(ownName) || flat.names.length >= mostNames) flat.forbidden ??= ownName
  if (value === undefined) return
  flat.names.push(name)
  flat.cells.push(value as RawCell)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Finds a name once; records repeat theirs. */
function remembering(find: Find): Find {
  const known = new Map<string, Column | null>()
  return (name) => {
    let column = known.get(name)
    if (column === undefined) {
      column = find(name)
      if (known.size < 1000) known.set(name, column)
    }
    return column
  }
}

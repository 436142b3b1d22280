/** Stages bins. A bin's code is one of its warehouse's, whatever its capitals. */
import { binFields } from './catalogue-fields.ts'
import { bitsOf } from './field.ts'
import { shown } from './findings.ts'
import type { StagedKind } from './stager.ts'

const tables = `
  CREATE TABLE bin (
    id TEXT NOT NULL, line INTEGER NOT NULL, given INTEGER NOT NULL,
    -- Empty: the one warehouse that there is.
    warehouse TEXT NOT NULL COLLATE NOCASE, code TEXT NOT NULL COLLATE NOCASE,
    zone TEXT, rack_row TEXT, face TEXT, seq INTEGER NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
    PRIMARY KEY (warehouse, code)
  ) STRICT;`

export const binBits = bitsOf(binFields)

export const stagedBins: StagedKind = {
  fields: binFields,
  lineFields: null,
  createStager({ stage, ids, bad }) {
    stage.exec(tables)
    const insert = stage.prepare(
      'INSERT INTO bin VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    const lineOf = stage.prepare<[string, string], { line: number }>(
      'SELECT line FROM bin WHERE warehouse = ? AND code = ?',
    )
    return {
      add({ line, values, given, columnNames }) {
        const [warehouse, bin, ...rest] = values
        const home = String(warehouse ?? '')
        if (insert.run(ids.next(), line, given, home, bin, ...rest).changes > 0) return
        const first = lineOf.get(home, String(bin))
        bad.add(line, columnNames[1] ?? 'bin', `${shown(bin)} is on line ${first?.line} already`)
      },
    }
  },
}

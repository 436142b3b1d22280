/** Stages carton types. */
import { cartonFields } from './catalogue-fields.ts'
import { bitsOf } from './field.ts'
import { shown } from './findings.ts'
import type { StagedKind } from './stager.ts'

const tables = `
  CREATE TABLE carton (
    id TEXT NOT NULL, line INTEGER NOT NULL, given INTEGER NOT NULL,
    code TEXT PRIMARY KEY NOT NULL, name TEXT,
    inner_width_mm INTEGER, inner_height_mm INTEGER, inner_depth_mm INTEGER,
    outer_width_mm INTEGER, outer_height_mm INTEGER, outer_depth_mm INTEGER,
    tare_g INTEGER NOT NULL, max_load_g INTEGER, cost_cents INTEGER NOT NULL, stock INTEGER, shelf TEXT,
    mark_letter TEXT, mark_colour TEXT, mark_shape TEXT
  ) STRICT;`

export const cartonBits = bitsOf(cartonFields)

export const stagedCartons: StagedKind = {
  fields: cartonFields,
  lineFields: null,
  createStager({ stage, ids, bad }) {
    stage.exec(tables)
    const insert = stage.prepare(
      'INSERT INTO carton VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    const lineOf = stage.prepare<[string], { line: number }>(
      'SELECT line FROM carton WHERE code = ?',
    )
    return {
      add({ line, values, given, columnNames }) {
        if (insert.run(ids.next(), line, given, ...values).changes > 0) return
        const first = lineOf.get(String(values[0]))
        bad.add(
          line,
          columnNames[0] ?? 'carton',
          `${shown(values[0])} is on line ${first?.line} already`,
        )
      },
    }
  },
}

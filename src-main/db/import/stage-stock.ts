/** Stages counts: how many of a SKU lie in a bin. Two counts of one place contradict each other. */
import { stockFields } from './catalogue-fields.ts'
import { shown } from './findings.ts'
import type { StagedKind } from './stager.ts'

const tables = `
  CREATE TABLE stock (
    line INTEGER NOT NULL,
    warehouse TEXT NOT NULL COLLATE NOCASE, bin TEXT NOT NULL COLLATE NOCASE, sku TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (sku, warehouse, bin)
  ) STRICT, WITHOUT ROWID;`

export const stagedStock: StagedKind = {
  fields: stockFields,
  lineFields: null,
  createStager({ stage, bad }) {
    stage.exec(tables)
    const insert = stage.prepare('INSERT INTO stock VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
    const lineOf = stage.prepare<[string, string, string], { line: number }>(
      'SELECT line FROM stock WHERE warehouse = ? AND bin = ? AND sku = ?',
    )
    return {
      add({ line, values, columnNames }) {
        const [warehouse, bin, sku, quantity] = values
        const home = String(warehouse ?? '')
        if (insert.run(line, home, bin, sku, quantity).changes > 0) return
        const first = lineOf.get(home, String(bin), String(sku))
        bad.add(
          line,
          columnNames[2] ?? 'sku',
          `${shown(sku)} in ${shown(bin)} is counted on line ${first?.line} already`,
        )
      },
    }
  },
}

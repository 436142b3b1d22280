import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type ExportFormat,
  exportRows,
  exportToFile,
} from '../../../src-main/db/export/export-rows.ts'
import { importKinds } from '../../../src-main/db/import/import-kind.ts'
import { seedDemo } from '../../../src-main/db/demo/seed-demo.ts'
import { openReadOnly } from '../../../src-main/db/open.ts'
import { ScratchStore, testNowMs } from '../import/scratch-store.ts'

let store: ScratchStore
beforeEach(() => {
  store = new ScratchStore()
})
afterEach(() => store.dispose())

const formats: readonly ExportFormat[] = ['csv', 'json']

async function exportAndImport(
  from: ScratchStore,
  into: ScratchStore,
  format: ExportFormat,
): Promise<number> {
  let changed = 0
  for (const kind of importKinds) {
    const path = join(from.folder, `${kind}.${format}`)
    const { rows } = exportToFile(from.db, kind, format, path)
    if (rows > 0) changed += (await into.importFile(kind, path)).changed
  }
  return changed
}

/** What is in a store, without the ids and times that are its own. */
function contents(of: ScratchStore): string {
  return importKinds.map((kind) => [...exportRows(of.db, kind, 'json')].join('')).join('\n')
}

describe.each(formats)('an export as %s', (format) => {
  test('is imported again without changing anything', async () => {
    seedDemo(store.db, { nowMs: testNowMs, ids: store.ids })
    const before = store.dump()
    expect(await exportAndImport(store, store, format)).toBe(0)
    expect(store.dump()).toEqual(before)
  })

  test('makes the same warehouse somewhere else', async () => {
    seedDemo(store.db, { nowMs: testNowMs, ids: store.ids })
    const other = new ScratchStore()
    try {
      await exportAndImport(store, other, format)
      expect(contents(other)).toBe(contents(store))
    } finally {
      other.dispose()
    }
  })

  test('keeps every text to the letter, whatever a shop writes', async () => {
    const piece = fc.constantFrom(
      '"',
      "'",
      ',',
      ';',
      '\n',
      '\r\n',
      '\t',
      '=',
      '+',
      '-',
      '@',
      '0',
      '007',
      ' ',
      'é',
      'Ж',
      'ل',
      '漢',
      '💶',
      '\\',
      '{',
      '}',
      '[',
      'null',
      '<b>',
      '%',
      '＝',
    )
    const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''))
    const visible = text.filter((value) => value.trim() !== '')
    const codes = fc.uniqueArray(
      text.map((value) => value.replaceAll(/[\r\n\t]/g, '').trim()).filter((value) => value !== ''),
      { minLength: 2, maxLength: 2 },
    )
    await fc.assert(
      fc.asyncProperty(
        codes,
        visible,
        visible,
        visible,
        async ([first = '', second = ''], title, note, name) => {
          const run = new ScratchStore()
          try {
            fillWith(run, { first, second, title, note, name })
            const before = run.dump()
            expect(await exportAndImport(run, run, format)).toBe(0)
            expect(run.dump()).toEqual(before)
          } finally {
            run.dispose()
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  test('of an empty store is an empty list', () => {
    const expected = format === 'json' ? '[]\n' : 'warehouse,bin,sku,quantity\r\n'
    expect([...exportRows(store.db, 'stock', format)].join('')).toBe(expected)
  })
})

type Texts = { first: string; second: string; title: string; note: string; name: string }

/** Written past the import, so that the export must cope with what it did not check. */
function fillWith({ db }: ScratchStore, { first, second, title, note, name }: Texts): void {
  const addSku = db.prepare(
    'INSERT INTO sku (id, code, title, variant, picture, created_at, updated_at) VALUES (?, ?, ?, ?, ?, 1, 1)',
  )
  addSku.run('K1', first, title, note, null)
  addSku.run('K2', second, name, null, title)
  const addBarcode = db.prepare('INSERT INTO sku_barcode (code, sku_id, quantity) VALUES (?, ?, ?)')
  addBarcode.run('04006381333931', 'K1', 1)
  addBarcode.run('00000096385074', 'K1', 1)
  addBarcode.run('14006381333938', 'K1', 12)
  addBarcode.run(`X ${first.toUpperCase()}*3%20`, 'K2', 6)
  addBarcode.run('1234', 'K2', 1)
  db.exec(
    "INSERT INTO warehouse VALUES ('W1', 'MAIN', 'Main', 1, 1, 1), ('W2', 'EAST', 'East', 1, 1, 1)",
  )
  const addBin = db.prepare(
    'INSERT INTO bin (id, warehouse_id, code, zone, seq, created_at, updated_at) VALUES (?, ?, ?, ?, ?, 1, 1)',
  )
  addBin.run('B1', 'W1', first, title, -3)
  addBin.run('B2', 'W2', first, null, 5)
  db.exec("INSERT INTO stock VALUES ('K1', 'B1', 7), ('K1', 'B2', 0), ('K2', 'B2', 1)")
  db.prepare(`
    INSERT INTO carton_type (id, code, name, inner_width_mm, inner_height_mm, inner_depth_mm, outer_width_mm,
      outer_height_mm, outer_depth_mm, max_load_g, stock, shelf, mark_letter, mark_colour, mark_shape, created_at, updated_at)
    VALUES ('C1', ?, ?, 1, 2, 3, 20, 30, 40, NULL, NULL, ?, 'Q', 'teal', 'star', 1, 1)`).run(
    second,
    name,
    note,
  )
  db.prepare(`
    INSERT INTO orders (id, number, platform_id, tote, placed_at, service, note, short_policy, ship_name, ship_company, ship_line1,
      ship_postal_code, ship_city, ship_country_code, ship_phone, units, created_at, updated_at)
    VALUES ('O1', ?, ?, ?, 1234567890123, 'S', ?, 'hold', ?, ?, ?, '', ?, 'DE', '+49 30 1', 3, 1, 1)`).run(
    first,
    second,
    second,
    note,
    name,
    title,
    title,
    name,
  )
  db.exec("INSERT INTO order_line VALUES ('L1', 'O1', 1, 'K2', 1), ('L2', 'O1', 2, 'K1', 2)")
}

test('a CSV cell never begins like a formula, and is quoted where it must be', () => {
  store.db.exec(
    `INSERT INTO sku (id, code, title, variant, created_at, updated_at) VALUES ('1', '007', '=cmd|''/C calc''!A0', 'say "hi", twice', 1, 1)`,
  )
  const [, row] = [...exportRows(store.db, 'skus', 'csv')]
  expect(row).toBe(`007,'=cmd|'/C calc'!A0,"say ""hi"", twice",,,,,,,,0,0,0,0,active\r\n`)
})

test('a GTIN is written with the 13 digits that are printed', () => {
  store.db.exec(`
    INSERT INTO sku (id, code, title, created_at, updated_at) VALUES ('1', 'MUG', 'Mug', 1, 1);
    INSERT INTO sku_barcode VALUES ('04006381333931', '1', 1), ('14006381333938', '1', 12);`)
  const [, row] = [...exportRows(store.db, 'skus', 'csv')]
  expect(row).toBe('MUG,Mug,,4006381333931,14006381333938*12,,,,,,0,0,0,0,active\r\n')
})

test('an export runs beside a station that holds the data', async () => {
  await store.importText('skus', 'sku,title\nA,A\n')
  const reader = openReadOnly(store.dbPath)
  try {
    expect(exportToFile(reader, 'skus', 'csv', join(store.folder, 'out.csv')).rows).toBe(1)
  } finally {
    reader.close()
  }
})

test('an export that cannot be written says so and leaves nothing half done', () => {
  const folder = join(store.folder, 'folder')
  mkdirSync(folder)
  expect(() => exportToFile(store.db, 'skus', 'csv', folder)).toThrow(/is not a file/)
  expect(() => exportToFile(store.db, 'skus', 'csv', join(folder, 'none', 'x.csv'))).toThrow(
    /does not exist/,
  )
  expect(readdirSync(folder)).toEqual([])
})

test('an export takes the place of an older one at once', async () => {
  const path = join(store.folder, 'skus.csv')
  exportToFile(store.db, 'skus', 'csv', path)
  await store.importText('skus', 'sku,title\nA,A\n')
  exportToFile(store.db, 'skus', 'csv', path)
  expect(readFileSync(path, 'utf8').split('\r\n')).toHaveLength(3)
  expect(existsSync(`${path}.partial`)).toBe(false)
})

import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { columnsOf, databaseAt, insert, tablesOf } from './schema-steps.ts'

const mug = { id: 'K1', code: 'MUG', title: 'Mug', created_at: 1, updated_at: 1 }
const carton = {
  id: 'C1',
  code: 'C01',
  name: 'Box',
  inner_width_mm: 1,
  inner_height_mm: 2,
  inner_depth_mm: 3,
  outer_width_mm: 7,
  outer_height_mm: 8,
  outer_depth_mm: 9,
  mark_letter: '1',
  mark_colour: 'blue',
  mark_shape: 'star',
  created_at: 1,
  updated_at: 1,
}

let db: Database
beforeEach(() => {
  db = databaseAt(10)
})
afterEach(() => void db.close())

test('the catalogue has SKUs, their barcodes and carton types', () => {
  expect(tablesOf(db)).toEqual(['carton_type', 'sku', 'sku_barcode'])
  expect(columnsOf(db, 'sku_barcode')).toEqual(['code TEXT!', 'sku_id TEXT!', 'quantity INTEGER!'])
})

test('a SKU with neither size nor weight is taken, and begins at revision 1', () => {
  insert(db, 'sku', mug)
  expect(
    db.prepare('SELECT width_mm, weight_g, is_fragile, status, rev FROM sku').raw().all(),
  ).toEqual([[null, null, 0, 'active', 1]])
})

test('a code is one SKU’s, and keeps its leading zeros', () => {
  insert(db, 'sku', { ...mug, code: '007' })
  expect(db.prepare('SELECT code, typeof(code) FROM sku').raw().all()).toEqual([['007', 'text']])
  expect(() => insert(db, 'sku', { ...mug, id: 'K2', code: '007' })).toThrow(
    /UNIQUE constraint failed: sku.code/,
  )
})

test.each([
  ['width_mm', 0],
  ['height_mm', -1],
  ['weight_g', -1],
  ['is_fragile', 2],
  ['status', 'gone'],
  ['width_mm', 'wide'],
  ['weight_g', 1.5],
  ['title', null],
])('a SKU whose %s is %j is refused', (column, value) => {
  expect(() => insert(db, 'sku', { ...mug, [column]: value })).toThrow(
    /constraint failed|cannot store/,
  )
})

test('a barcode belongs to one SKU that there is, for at least one unit', () => {
  insert(db, 'sku', mug)
  insert(db, 'sku_barcode', { code: '04006381333931', sku_id: 'K1' })
  expect(() => insert(db, 'sku_barcode', { code: '04006381333931', sku_id: 'K1' })).toThrow(
    /UNIQUE/,
  )
  expect(() => insert(db, 'sku_barcode', { code: 'X', sku_id: 'none' })).toThrow(/FOREIGN KEY/)
  expect(() => insert(db, 'sku_barcode', { code: 'X', sku_id: 'K1', quantity: 0 })).toThrow(/CHECK/)
})

test('a carton may be uncounted and unlimited, but never without a size', () => {
  insert(db, 'carton_type', carton)
  expect(db.prepare('SELECT stock, max_load_g, tare_g FROM carton_type').raw().all()).toEqual([
    [null, null, 0],
  ])
  expect(() =>
    insert(db, 'carton_type', { ...carton, id: 'C2', code: 'C02', inner_width_mm: 0 }),
  ).toThrow(/CHECK/)
  expect(() => insert(db, 'carton_type', { ...carton, id: 'C2', code: 'C02', stock: -1 })).toThrow(
    /CHECK/,
  )
  expect(() => insert(db, 'carton_type', { ...carton, id: 'C2' })).toThrow(/UNIQUE/)
})

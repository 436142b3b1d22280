import { expect, test } from 'vitest'
import { cartonFields, skuFields } from '../../../../src-main/db/import/catalogue-fields.ts'
import { ColumnFinder } from '../../../../src-main/db/import/column.ts'
import type { Field } from '../../../../src-main/db/import/field.ts'
import { orderFields } from '../../../../src-main/db/import/order-fields.ts'

function find(fields: readonly Field[], name: string): [string, number] | null {
  const column = new ColumnFinder(fields, false).find(name)
  return column && [fields[column.fieldIndex]?.name ?? '', column.writing.factor]
}

test.each([
  ['sku', 'sku', 1],
  [' SKU Code ', 'sku', 1],
  ['EAN-13', 'gtin', 1],
  ['width_mm', 'width_mm', 1],
  ['Width (cm)', 'width_mm', 10],
  ['LENGTH_IN', 'depth_mm', 25.4],
  ['Weight', 'weight_g', 1],
  ['weight kg', 'weight_g', 1000],
  ['weight_lb', 'weight_g', 453.59237],
  ['Höhe cm', 'height_mm', 10],
])('a SKU’s column %s is %s', (name, field, factor) => {
  expect(find(skuFields, name)).toEqual([field, factor])
})

test('an order’s address is found under its usual names', () => {
  const names = [
    'ship_to_city',
    'Shipping City',
    'city',
    'address_line1',
    'Ship-To ZIP',
    'zip code',
    'country code',
  ]
  expect(names.map((name) => find(orderFields, name)?.[0])).toEqual([
    'ship_to_city',
    'ship_to_city',
    'ship_to_city',
    'ship_to_line1',
    'ship_to_postal_code',
    'ship_to_postal_code',
    'ship_to_country',
  ])
})

test('every column is found under the name that exports give it', () => {
  for (const fields of [skuFields, cartonFields, orderFields])
    for (const { name } of fields) expect(find(fields, name)).toEqual([name, 1])
})

test('a carton’s cost is read in cents or in the main unit', () => {
  expect(find(cartonFields, 'cost_cents')).toEqual(['cost_cents', 1])
  expect(find(cartonFields, 'cost')).toEqual(['cost_cents', 100])
  expect(find(cartonFields, 'Cost EUR')).toEqual(['cost_cents', 100])
})

test('a name that means nothing here is not guessed at', () => {
  expect(find(skuFields, 'colour_of_the_lorry')).toBeNull()
  expect(find(skuFields, '')).toBeNull()
})

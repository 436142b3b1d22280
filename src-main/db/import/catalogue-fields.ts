/** The columns of skus, cartons, bins and stock. Items are rounded up and spaces down, so that what fits, fits. */
import { type CellReader, code, count, flag, gtin, text, whole, word } from './cell.ts'
import { type Field, field } from './field.ts'

const longestMm = 100_000
const heaviestG = 100_000_000
const dearestCents = 100_000_000
const most = 1_000_000_000

const itemMm = whole(1, longestMm, 'up')
const innerMm = whole(1, longestMm, 'down')
const grams = whole(0, heaviestG, 'up')
const loadG = whole(1, heaviestG, 'down')
const cents = whole(0, dearestCents, 'nearest')

export const skuCodeLength = 80
export const binCodeLength = 60

const warehouse = field('warehouse', code(60), {
  also: ['warehouse code', 'warehouse id', 'wh', 'lager'],
})

export const skuFields: readonly Field[] = [
  field('sku', code(skuCodeLength), {
    also: [
      'sku code',
      'code',
      'item number',
      'item no',
      'article number',
      'merchant sku id',
      'artikelnummer',
    ],
    isRequired: true,
  }),
  field('title', text(500), {
    also: ['name', 'product title', 'product name', 'item name', 'bezeichnung'],
  }),
  field('variant', text(300), { also: ['variant title', 'option', 'options'] }),
  field('gtin', gtin, { also: ['ean', 'upc', 'ean 13', 'gtin 13', 'gtin 14', 'gtin 12'] }),
  field('barcode', code(120), {}),
  // All other codes of the SKU, as `code` or `code*units`, separated by blanks.
  field('barcodes', text(20_000), { also: ['other barcodes'] }),
  field('width_mm', itemMm, {
    also: ['w', 'item width', 'product width', 'breite'],
    measure: 'length',
  }),
  field('height_mm', itemMm, {
    also: ['h', 'item height', 'product height', 'höhe', 'hoehe'],
    measure: 'length',
  }),
  field('depth_mm', itemMm, {
    also: [
      'd',
      'length',
      'item depth',
      'item length',
      'product length',
      'tiefe',
      'länge',
      'laenge',
    ],
    measure: 'length',
  }),
  field('weight_g', grams, {
    also: ['item weight', 'product weight', 'gewicht'],
    measure: 'weight',
  }),
  field('picture', text(2000), { also: ['image', 'image url', 'photo', 'picture url'] }),
  field('fragile', flag, { also: ['is fragile', 'zerbrechlich'], whenEmpty: 0 }),
  field('hazmat', flag, {
    also: ['is hazmat', 'dangerous good', 'hazardous good', 'gefahrgut'],
    whenEmpty: 0,
  }),
  field('upright', flag, { also: ['is upright', 'this way up'], whenEmpty: 0 }),
  field('serials', flag, {
    also: ['has serials', 'serial tracked', 'serial numbers'],
    whenEmpty: 0,
  }),
  field('status', word('active', 'deleted'), { whenEmpty: 'active' }),
]

export const cartonFields: readonly Field[] = [
  field('carton', code(40), {
    also: ['carton code', 'code', 'carton type', 'box', 'box code', 'karton'],
    isRequired: true,
  }),
  field('name', text(200), { also: ['title', 'carton name', 'description'] }),
  field('inner_width_mm', innerMm, { also: ['width', 'inside width', 'w'], measure: 'length' }),
  field('inner_height_mm', innerMm, { also: ['height', 'inside height', 'h'], measure: 'length' }),
  field('inner_depth_mm', innerMm, {
    also: ['depth', 'inside depth', 'inner length', 'length', 'd'],
    measure: 'length',
  }),
  field('outer_width_mm', itemMm, { also: ['outside width'], measure: 'length' }),
  field('outer_height_mm', itemMm, { also: ['outside height'], measure: 'length' }),
  field('outer_depth_mm', itemMm, { also: ['outside depth', 'outer length'], measure: 'length' }),
  field('tare_g', grams, {
    also: ['tare weight', 'empty weight', 'weight'],
    measure: 'weight',
    whenEmpty: 0,
  }),
  field('max_weight_g', loadG, {
    also: ['max load', 'max contents', 'load limit'],
    measure: 'weight',
  }),
  field('cost_cents', cents, { also: ['price'], measure: 'money', whenEmpty: 0 }),
  field('quantity', count(0, most), { also: ['qty', 'stock', 'on hand', 'bestand'] }),
  field('shelf', text(60), { also: ['place', 'location'] }),
  field('mark_letter', text(3), { also: ['letter'] }),
  field(
    'mark_colour',
    word('blue', 'orange', 'green', 'purple', 'yellow', 'red', 'teal', 'brown'),
    {
      also: ['mark color', 'colour', 'color'],
    },
  ),
  field('mark_shape', word('circle', 'square', 'triangle', 'diamond', 'hexagon', 'star'), {
    also: ['shape'],
  }),
]

const binCode: CellReader = code(binCodeLength)

export const binFields: readonly Field[] = [
  warehouse,
  field('bin', binCode, {
    also: ['bin code', 'code', 'bin location', 'location', 'lagerplatz'],
    isRequired: true,
  }),
  field('zone', text(60), { also: ['bin zone'] }),
  field('row', text(60), { also: ['rack row'] }),
  field('face', text(60), { also: ['bin face'] }),
  field('sequence', count(-most, most), {
    also: ['seq', 'sort order', 'sequence number', 'walking order'],
    whenEmpty: 0,
  }),
  field('kind', word('storage', 'damage'), { also: ['bin kind', 'type'], whenEmpty: 'storage' }),
  field('status', word('active', 'inactive'), { whenEmpty: 'active' }),
]

export const stockFields: readonly Field[] = [
  warehouse,
  field('bin', binCode, {
    also: ['bin code', 'bin location', 'location', 'lagerplatz'],
    isRequired: true,
  }),
  field('sku', code(skuCodeLength), {
    also: ['sku code', 'item number', 'article number', 'artikelnummer'],
    isRequired: true,
  }),
  field('quantity', count(0, most), {
    also: ['qty', 'on hand', 'stock', 'amount', 'menge', 'bestand'],
    isRequired: true,
  }),
]

/** The columns of orders. In CSV a row is a line, with the order's columns repeated; in JSON lines are a list of their own. */

import { skuCodeLength } from './catalogue-fields.ts'
import { code, count, country, moment, text, word } from './cell.ts'
import { type Field, field } from './field.ts'

const prefixes = [
  'ship to',
  'ship',
  'shipping',
  'shipping address',
  'address',
  'delivery',
  'recipient',
  '',
]

/** `ship_to_city`, `shipping city`, `city` … */
function shipTo(...names: string[]): string[] {
  return prefixes.flatMap((prefix) => names.map((name) => `${prefix} ${name}`))
}

export const orderStatuses = [
  'new',
  'batched',
  'picking',
  'picked',
  'packing',
  'packed',
  'shipped',
  'held',
  'cancelled',
] as const

export const maxLineQuantity = 100_000

/** A row of CSV, or an entry of a JSON order's `lines`. */
export const lineFields: readonly Field[] = [
  field('sku', code(skuCodeLength), { also: ['line sku', 'sku code', 'item sku', 'lineitem sku'] }),
  field('quantity', count(1, maxLineQuantity), {
    also: ['qty', 'line quantity', 'item quantity', 'lineitem quantity'],
  }),
]

export const orderFields: readonly Field[] = [
  field('number', code(60), {
    also: ['order number', 'order', 'order no', 'order name', 'bestellnummer'],
    isRequired: true,
  }),
  field('platform_id', code(120), { also: ['platform order id', 'external id', 'order id'] }),
  field('tote', code(60), { also: ['tote code', 'container'] }),
  field('placed_at', moment, { also: ['created at', 'order date', 'date', 'order time'] }),
  field('priority', count(-1000, 1000), { whenEmpty: 0 }),
  field('service', code(60), {
    also: ['shipping service', 'shipping method'],
    whenEmpty: 'STANDARD',
  }),
  field('note', text(4000), { also: ['notes', 'order note', 'comment', 'packing note'] }),
  field('status', word(...orderStatuses), { also: ['order status'], whenEmpty: 'new' }),
  field('hold_reason', text(500), {}),
  field('short_policy', word('shipRest', 'hold'), { whenEmpty: 'shipRest' }),
  field('ship_to_name', text(200), { also: shipTo('name', 'full name') }),
  field('ship_to_company', text(200), { also: shipTo('company', 'company name') }),
  field('ship_to_line1', text(300), {
    also: shipTo('line1', 'line 1', 'address1', 'street', 'address line 1'),
  }),
  field('ship_to_line2', text(300), { also: shipTo('line2', 'address2', 'address line 2') }),
  field('ship_to_postal_code', text(40), {
    also: shipTo('postal code', 'postcode', 'zip', 'zip code', 'plz'),
    whenEmpty: '',
  }),
  field('ship_to_city', text(200), { also: shipTo('city', 'town') }),
  field('ship_to_region', text(100), { also: shipTo('region', 'state', 'province') }),
  field('ship_to_country', country, { also: shipTo('country', 'country code') }),
  field('ship_to_phone', text(60), { also: shipTo('phone', 'phone number') }),
  ...lineFields,
]

/** Names under which a JSON order keeps its lines. */
export const lineListNames: ReadonlySet<string> = new Set([
  'lines',
  'items',
  'order_lines',
  'orderLines',
  'line_items',
  'lineItems',
])

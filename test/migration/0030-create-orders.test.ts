import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../src-main/db/migrate.ts'
import { databaseAt, insert } from './schema-steps.ts'

const order = {
  id: 'O1',
  number: '#1',
  placed_at: 1,
  service: 'STANDARD',
  ship_name: 'Ελένη',
  ship_line1: 'Ερμού 15',
  ship_postal_code: '',
  ship_city: 'Αθήνα',
  ship_country_code: 'GR',
  units: 1,
  created_at: 1,
  updated_at: 1,
}
const line = { id: 'L1', order_id: 'O1', position: 1, sku_id: 'K1', quantity: 1 }

let db: Database
beforeEach(() => {
  db = databaseAt(20)
  insert(db, 'sku', { id: 'K1', code: 'MUG', title: 'Mug', created_at: 1, updated_at: 1 })
  migrate(db, 30)
  insert(db, 'orders', order)
})
afterEach(() => void db.close())

test('an order begins as new, ships the rest when short, and keeps its address to the letter', () => {
  expect(
    db.prepare('SELECT status, short_policy, priority, ship_name FROM orders').raw().all(),
  ).toEqual([['new', 'shipRest', 0, 'Ελένη']])
})

test('an order’s number is one order’s, whatever its capitals', () => {
  insert(db, 'orders', { ...order, id: 'O2', number: 'web-7' })
  expect(() => insert(db, 'orders', { ...order, id: 'O3', number: 'WEB-7' })).toThrow(/UNIQUE/)
})

test.each([
  ['status', 'lost'],
  ['short_policy', 'guess'],
  ['units', 0],
  ['ship_city', null],
  ['placed_at', 'today'],
])('an order whose %s is %j is refused', (column, value) => {
  expect(() => insert(db, 'orders', { ...order, id: 'O2', number: '#2', [column]: value })).toThrow(
    /constraint failed|cannot store/,
  )
})

test('a line has a place of its own, a SKU that there is and at least one unit', () => {
  insert(db, 'order_line', line)
  expect(() => insert(db, 'order_line', { ...line, id: 'L2' })).toThrow(/UNIQUE/)
  expect(() =>
    insert(db, 'order_line', { ...line, id: 'L2', position: 2, sku_id: 'none' }),
  ).toThrow(/FOREIGN KEY/)
  expect(() => insert(db, 'order_line', { ...line, id: 'L2', position: 2, quantity: 0 })).toThrow(
    /CHECK/,
  )
  expect(() => db.exec('DELETE FROM orders')).toThrow(/FOREIGN KEY/)
})

test('the queue at the bench is read from its index, without sorting', () => {
  const plan = db
    .prepare<[], { detail: string }>(
      "EXPLAIN QUERY PLAN SELECT id FROM orders WHERE status = 'new' ORDER BY priority DESC, placed_at, id LIMIT 20",
    )
    .all()
  expect(plan.map((row) => row.detail)).toEqual([
    expect.stringContaining('USING COVERING INDEX orders_queue (status=?)'),
  ])
})

import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../src-main/db/migrate.ts'
import { databaseAt, insert } from './schema-steps.ts'

const bin = { id: 'B1', warehouse_id: 'W1', code: 'A-01', created_at: 1, updated_at: 1 }
const movement = {
  sku_id: 'K1',
  bin_id: 'B1',
  delta: 5,
  reason: 'import',
  ref: 'R',
  idem_key: 'one',
  at: 1,
}

let db: Database
beforeEach(() => {
  db = databaseAt(10)
  insert(db, 'sku', { id: 'K1', code: 'MUG', title: 'Mug', created_at: 1, updated_at: 1 })
  migrate(db, 20)
  insert(db, 'warehouse', { id: 'W1', code: 'MAIN', name: 'Main', created_at: 1, updated_at: 1 })
  insert(db, 'bin', bin)
})
afterEach(() => void db.close())

test('the goods of the version before are still there', () => {
  expect(db.prepare('SELECT code FROM sku').pluck().all()).toEqual(['MUG'])
})

test('a bin’s code is one of its warehouse’s, whatever its capitals', () => {
  expect(() => insert(db, 'bin', { ...bin, id: 'B2', code: 'a-01' })).toThrow(/UNIQUE/)
  insert(db, 'warehouse', { id: 'W2', code: 'EAST', name: 'East', created_at: 1, updated_at: 1 })
  insert(db, 'bin', { ...bin, id: 'B2', warehouse_id: 'W2' })
  expect(() => insert(db, 'bin', { ...bin, id: 'B3', code: 'B', warehouse_id: 'none' })).toThrow(
    /FOREIGN KEY/,
  )
  expect(() => insert(db, 'bin', { ...bin, id: 'B3', code: 'B', kind: 'cupboard' })).toThrow(
    /CHECK/,
  )
})

test('the same movement is never booked twice, and one of nothing not at all', () => {
  insert(db, 'stock_ledger', movement)
  expect(() => insert(db, 'stock_ledger', movement)).toThrow(
    /UNIQUE constraint failed: stock_ledger.idem_key/,
  )
  expect(() => insert(db, 'stock_ledger', { ...movement, idem_key: 'two', delta: 0 })).toThrow(
    /CHECK/,
  )
  expect(() =>
    insert(db, 'stock_ledger', { ...movement, idem_key: 'two', sku_id: 'none' }),
  ).toThrow(/FOREIGN KEY/)
})

test('a number of the ledger is never given again', () => {
  insert(db, 'stock_ledger', movement)
  db.exec('DELETE FROM stock_ledger')
  insert(db, 'stock_ledger', movement)
  expect(db.prepare('SELECT id FROM stock_ledger').pluck().all()).toEqual([2])
})

test('stock never falls below zero', () => {
  insert(db, 'stock', { sku_id: 'K1', bin_id: 'B1', on_hand: 0 })
  expect(() => db.exec('UPDATE stock SET on_hand = on_hand - 1')).toThrow(/CHECK/)
})

import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../src-main/db/migrate.ts'
import { databaseAt, insert } from './schema-steps.ts'

const entry = {
  topic: 'parcel',
  entity_id: 'P1',
  payload: '{}',
  idem_key: 'one',
  state: 'held',
  next_at: 1,
  created_at: 1,
}

let db: Database
beforeEach(() => {
  db = databaseAt(50)
  migrate(db, 60)
})
afterEach(() => void db.close())

test('a fact is put into the outbox once', () => {
  insert(db, 'outbox', entry)
  expect(() => insert(db, 'outbox', entry)).toThrow(/UNIQUE constraint failed: outbox.idem_key/)
  expect(() => insert(db, 'outbox', { ...entry, idem_key: 'two', state: 'maybe' })).toThrow(/CHECK/)
})

test('what is ready is found by its index, in the order of its time', () => {
  const plan = db
    .prepare<[], { detail: string }>(
      "EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE state = 'ready' AND next_at <= 5 ORDER BY next_at, id",
    )
    .all()
  expect(plan.map((row) => row.detail)).toEqual([
    expect.stringContaining('INDEX outbox_ready (next_at<?)'),
  ])
})

test('a setting has one value', () => {
  insert(db, 'setting', { key: 'a', value: '1' })
  expect(() => insert(db, 'setting', { key: 'a', value: '2' })).toThrow(/UNIQUE/)
  expect(() => insert(db, 'setting', { key: 'b', value: null })).toThrow(/NOT NULL/)
})

test('an import is written down with what it changed', () => {
  insert(db, 'import_run', {
    id: 'R',
    kind: 'skus',
    file_name: 'skus.csv',
    rows: 5,
    changed: 2,
    at: 1,
  })
  expect(db.prepare('SELECT kind, rows, changed FROM import_run').raw().all()).toEqual([
    ['skus', 5, 2],
  ])
})

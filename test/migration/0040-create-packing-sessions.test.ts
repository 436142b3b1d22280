import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../src-main/db/migrate.ts'
import { databaseAt, insert } from './schema-steps.ts'

const order = {
  placed_at: 1,
  service: 'S',
  ship_name: 'N',
  ship_line1: 'L',
  ship_postal_code: '',
  ship_city: 'C',
  ship_country_code: 'DE',
  units: 1,
  created_at: 1,
  updated_at: 1,
}
const session = {
  id: 'S1',
  order_id: 'O1',
  station: 'bench-1',
  state: 'packing',
  opened_at: 1,
  last_event_at: 1,
  lease_until: 2,
}
const event = {
  session_id: 'S1',
  session_seq: 1,
  kind: 'opened',
  body: '{}',
  at: 1,
  mono_ms: 1,
  station: 'bench-1',
}

let db: Database
beforeEach(() => {
  db = databaseAt(30)
  insert(db, 'orders', { ...order, id: 'O1', number: '#1' })
  insert(db, 'orders', { ...order, id: 'O2', number: '#2' })
  migrate(db, 40)
  insert(db, 'packing_session', session)
})
afterEach(() => void db.close())

test('a station shows one session at a time, and keeps others aside', () => {
  expect(() => insert(db, 'packing_session', { ...session, id: 'S2', order_id: 'O2' })).toThrow(
    /UNIQUE/,
  )
  insert(db, 'packing_session', { ...session, id: 'S2', order_id: 'O2', is_active: 0 })
  insert(db, 'packing_session', {
    ...session,
    id: 'S3',
    order_id: 'O2',
    station: 'bench-2',
    closed_at: 9,
  })
})

test('an order has one open session, on whatever station', () => {
  expect(() => insert(db, 'packing_session', { ...session, id: 'S2', station: 'bench-2' })).toThrow(
    /UNIQUE/,
  )
  db.exec('UPDATE packing_session SET closed_at = 5, is_active = 0')
  insert(db, 'packing_session', { ...session, id: 'S2', station: 'bench-2' })
})

test('an event has its place in its session, and those outside of one have none', () => {
  insert(db, 'event', event)
  expect(() => insert(db, 'event', event)).toThrow(/UNIQUE/)
  insert(db, 'event', { ...event, session_id: null, session_seq: null })
  insert(db, 'event', { ...event, session_id: null, session_seq: null })
  expect(db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(3)
})

test('a badge is one person’s, and roles are those that there are', () => {
  const person = { id: 'P1', name: 'Ana', role: 'packer', badge_hash: 'h', created_at: 1 }
  insert(db, 'operator', person)
  expect(() => insert(db, 'operator', { ...person, id: 'P2' })).toThrow(/UNIQUE/)
  expect(() =>
    insert(db, 'operator', { ...person, id: 'P2', badge_hash: 'i', role: 'king' }),
  ).toThrow(/CHECK/)
})

import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../src-main/db/migrate.ts'
import { databaseAt, insert } from './schema-steps.ts'

const parcel = {
  id: 'P1',
  shipment_id: 'H1',
  order_id: 'O1',
  session_id: 'S1',
  number: 1,
  weight_g: 900,
  tare_g: 100,
  sscc: '095212340000000017',
  status: 'closed',
  created_at: 1,
}
const job = {
  id: 'J1',
  position: 1,
  parcel_id: 'P1',
  kind: 'shippingLabel',
  status: 'requested',
  document: '{}',
  printer: 'zebra',
  requested_at: 1,
}

let db: Database
beforeEach(() => {
  db = databaseAt(40)
  insert(db, 'orders', {
    id: 'O1',
    number: '#1',
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
  })
  insert(db, 'packing_session', {
    id: 'S1',
    order_id: 'O1',
    station: 'b',
    state: 'packing',
    opened_at: 1,
    last_event_at: 1,
    lease_until: 2,
  })
  migrate(db, 50)
  insert(db, 'shipment', {
    id: 'H1',
    order_id: 'O1',
    status: 'in_packing',
    service: 'S',
    created_at: 1,
    updated_at: 1,
  })
  insert(db, 'parcel', parcel)
})
afterEach(() => void db.close())

test('an SSCC is never used twice, not even after its parcel is void', () => {
  db.exec("UPDATE parcel SET status = 'void'")
  expect(() => insert(db, 'parcel', { ...parcel, id: 'P2', number: 2 })).toThrow(
    /UNIQUE constraint failed: parcel.sscc/,
  )
})

test('a parcel belongs to a shipment and a session that there are', () => {
  const other = { ...parcel, id: 'P2', sscc: 'x' }
  expect(() => insert(db, 'parcel', { ...other, shipment_id: 'none' })).toThrow(/FOREIGN KEY/)
  expect(() => insert(db, 'parcel', { ...other, session_id: 'none' })).toThrow(/FOREIGN KEY/)
  expect(() => insert(db, 'parcel', { ...other, weight_g: -1 })).toThrow(/CHECK/)
  expect(() => insert(db, 'parcel', { ...other, status: 'lost' })).toThrow(/CHECK/)
})

test('print jobs go out in one order, and no two have the same place', () => {
  insert(db, 'print_job', job)
  expect(() => insert(db, 'print_job', { ...job, id: 'J2' })).toThrow(/UNIQUE/)
  expect(() => insert(db, 'print_job', { ...job, id: 'J2', position: 2, kind: 'poster' })).toThrow(
    /CHECK/,
  )
  expect(() => insert(db, 'print_job', { ...job, id: 'J2', position: 2, copy: 0 })).toThrow(/CHECK/)
})

test('label bytes come back as they went in', () => {
  const bytes = Buffer.from([0, 255, 94, 88, 65])
  db.prepare(
    "INSERT INTO print_job (id, position, kind, status, document, bytes, printer, requested_at) VALUES ('J9', 9, 'holdLabel', 'stored', '{}', ?, 'z', 1)",
  ).run(bytes)
  expect(db.prepare("SELECT bytes FROM print_job WHERE id = 'J9'").pluck().get()).toEqual(bytes)
})

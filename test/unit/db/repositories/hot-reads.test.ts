/** The reads that every scan waits for go by an index: no table that grows is read from end to end. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PrintJobId, SessionId, SkuId } from '../../../../src-shared/model/ids.ts'
import type { Store } from '../../../../src-main/core/port/store.ts'
import { openDatabase } from '../../../../src-main/db/open.ts'
import { sqliteStore } from '../../../../src-main/db/sqlite-store.ts'
import { orderIdOf } from '../../../harness/session-builder.ts'

const bigTables = [
  ...['sku', 'sku_barcode', 'orders', 'order_line', 'stock_ledger', 'stock', 'packing_session'],
  ...['event', 'shipment', 'parcel', 'parcel_item', 'print_job', 'outbox', 'count_request'],
]

let dir: string
let db: Database
let store: Store
const asked: string[] = []

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'packwright-test-'))
  const path = join(dir, 'packwright.db')
  openDatabase(path, { beforeMigration() {} }).close()
  // SQLite tells every statement that it runs, with its values in it.
  db = new Sqlite(path, { verbose: (sql) => asked.push(String(sql)) })
  store = sqliteStore(db, () => 'id')
})

afterAll(() => {
  db.close()
  rmSync(dir, { recursive: true })
})

/** The steps of the plans of what was asked that read a whole big table. */
function wholeTables(read: () => unknown): readonly string[] {
  asked.length = 0
  read()
  const statements = [...asked]
  expect(statements.length).toBeGreaterThan(0)
  return statements.flatMap((sql) =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => row.detail)
      .filter((detail) => bigTables.some((table) => isWhole(detail, table))),
  )
}

/** `SCAN x` reads all of it; with a partial index only what the index has, such as the parcels that wait. */
function isWhole(detail: string, table: string): boolean {
  const alias = { orders: 'o', order_line: 'l', packing_session: 's', parcel: 'p', stock: 's' }
  const names = [table, ...(table in alias ? [alias[table as keyof typeof alias]] : [])]
  const partial =
    /USING (COVERING )?INDEX (print_job_open|parcel_unconfirmed|packing_session_open|outbox_ready)/
  return names.some((name) => new RegExp(`^SCAN ${name}\\b`).test(detail)) && !partial.test(detail)
}

const sku = 'sku-MUG' as SkuId
const order = orderIdOf('1001')
const reads: Record<string, () => unknown> = {
  'an order by its number or tote': () => store.read.ordersByCode('1001'),
  'an order by its id': () => store.read.orderById(order),
  'a SKU by a barcode or its code': () => store.read.skusByCode('09521234000013'),
  'the queue of orders': () => store.read.orderQueue(6),
  'the open orders that want a SKU': () => store.read.openOrdersOf(sku, 'bench-1', 3),
  'why an order is on hold': () => store.read.holdReason(order),
  'the stock of a SKU': () => store.read.stockOf(sku),
  'the session at the bench': () => store.read.activeSession('bench-1'),
  'the open session of an order': () => store.read.openSessionOf(order),
  'the events of a session': () => store.read.eventsOf('session' as SessionId),
  'a parcel by its label': () => store.read.parcelBySscc('095212340000000013'),
  'the parcels without a confirmed label': () => store.read.unconfirmedParcels(4),
  'the next print job': () => store.read.nextPrintJob('printer-1'),
  'the jobs that were being sent': () => store.ledger.sentToUnknown(1),
  'one print job': () => store.read.printJob('job' as PrintJobId),
  'how much waits to be sent': () => store.read.outboxWaiting(),
  'a badge': () => store.read.operatorByBadge('PKUANA0001'),
}

describe('a hot read', () => {
  test.each(Object.entries(reads))('of %s reads no big table from end to end', (_, read) => {
    expect(wholeTables(read)).toEqual([])
  })

  test('is told apart from one that does', () => {
    expect(wholeTables(() => db.prepare('SELECT * FROM event').all())).toEqual(['SCAN event'])
    expect(wholeTables(() => db.prepare('SELECT * FROM orders o WHERE note = 1').all())).toEqual([
      'SCAN o',
    ])
  })
})

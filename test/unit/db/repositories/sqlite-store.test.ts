import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Commit, Store, StoredEvent } from '../../../../src-main/core/port/store.ts'
import type { Write } from '../../../../src-main/core/port/writes.ts'
import { openDatabase } from '../../../../src-main/db/open.ts'
import { sqliteStore } from '../../../../src-main/db/sqlite-store.ts'
import type { LabelDocument } from '../../../../src-shared/model/label.ts'
import type {
  BinId,
  CartonTypeId,
  OrderLineId,
  ParcelId,
  PrintJobId,
  SessionId,
  ShipmentId,
} from '../../../../src-shared/model/ids.ts'
import {
  cartonOf,
  caseCodeOf,
  fillShop,
  gtinOf,
  orderIdOf,
  orderOf,
  packer,
  type Shop,
  skuIdOf,
  skuOf,
  supervisor,
} from '../../../harness/session-builder.ts'

const shop: Shop = {
  skus: [skuOf('MUG', { stock: [5, 9, 0] }), skuOf('BOOK')],
  cartons: [
    cartonOf('S', [200, 100, 200], { stock: 1 }),
    cartonOf('M', [200, 200, 200], { stock: null }),
  ],
  orders: [
    orderOf('1001', { MUG: 2 }, { priority: 1 }),
    orderOf('1002', { MUG: 1, BOOK: 1 }, { priority: 5 }),
    orderOf('1003', { BOOK: 1 }),
    orderOf('1004', { MUG: 1 }, { status: 'shipped', tote: 'TOTE-1001' }),
    orderOf('1005', { MUG: 3 }, { status: 'held', holdReason: 'Fraud check' }),
  ],
  operators: [packer, supervisor],
}

let dir: string
let db: Database
let store: Store

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'packwright-test-'))
  db = openDatabase(join(dir, 'packwright.db'), { beforeMigration() {} })
  fillShop(db, shop)
  store = makeStore()
})

afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true })
})

let ids = 0
function makeStore(): Store {
  return sqliteStore(db, () => `id-${++ids}`)
}

const session = 'session-1' as SessionId
const parcelId = 'parcel-1' as ParcelId
const label = { kind: 'shipping' } as unknown as LabelDocument

function commit(
  writes: readonly Write[],
  events: readonly StoredEvent[] = [],
  more: Partial<Commit> = {},
) {
  const base = { at: 1_000, station: 'bench-1', actor: null, printer: 'printer-1' }
  store.commit({ ...base, ...more, writes, events })
}

const open: Write = { kind: 'openSession', sessionId: session, orderId: orderIdOf('1001') }
const touch: Write = {
  ...{ kind: 'touchSession', sessionId: session, state: 'packing' },
  ...{ isActive: true, isClosed: false, leaseUntil: 2_000 },
}
const close: Write = {
  ...{ kind: 'closeParcel', parcelId, shipmentId: 'ship-1' as ShipmentId, number: 1 },
  ...{ orderId: orderIdOf('1001'), sessionId: session, service: 'STANDARD', weightG: 900 },
  ...{ cartonTypeId: 'carton-S' as CartonTypeId, tareG: 100, sscc: '095212340000000013' },
  ssccSerial: 1,
  items: [
    {
      ...{ lineId: 'order-1001-line-1' as OrderLineId, skuId: skuIdOf('MUG') },
      ...{ quantity: 2, serials: ['A', 'B'] },
    },
  ],
}
const print = (jobId: string, parcel: ParcelId | null = null): Write => ({
  ...{ kind: 'requestPrint', jobId: jobId as PrintJobId, parcelId: parcel, document: label },
  ...{ sessionId: session, printKind: 'shippingLabel' },
})
const move = (delta: number, ref: string): Write => ({
  ...{ kind: 'moveStock', skuId: skuIdOf('MUG'), binId: 'MUG-1' as BinId, delta, ref },
  ...{ reason: 'shipped', idemKey: `${ref}/MUG` },
})
const onHand = () => store.read.stockOf(skuIdOf('MUG')).find((row) => row.binId === 'MUG-1')?.onHand

describe('what is looked up', () => {
  test('an order is found by its number and by its tote, the open one first', () => {
    expect(store.read.ordersByCode('1001').map((order) => order.number)).toEqual(['1001'])
    expect(store.read.ordersByCode('tote-1001').map((order) => order.number)).toEqual([
      '1001',
      '1004',
    ])
    expect(store.read.ordersByCode('nothing')).toEqual([])
  })

  test('an order has its lines in their order', () => {
    expect(store.read.orderById(orderIdOf('1002'))?.lines.map((line) => line.skuId)).toEqual([
      'sku-MUG',
      'sku-BOOK',
    ])
  })

  test('a SKU is found by its code, its GTIN and its case', () => {
    const found = (code: string) => store.read.skusByCode(code).map((f) => [f.sku.code, f.quantity])
    expect([found('mug'), found(gtinOf(shop, 'MUG')), found(caseCodeOf('MUG'))]).toEqual([
      [['MUG', 1]],
      [['MUG', 1]],
      [['MUG', 6]],
    ])
  })

  test('the queue has the urgent order first, and counts what waits and what is held', () => {
    const { waiting, held, next } = store.read.orderQueue(2)
    expect([waiting, held, next.map((row) => row.number)]).toEqual([3, 1, ['1002', '1001']])
  })

  test('open orders of a SKU leave out what is held or shipped', () => {
    const numbers = store.read.openOrdersOf(skuIdOf('MUG'), 'bench-1', 9).map((o) => o.number)
    expect(numbers).toEqual(['1002', '1001'])
  })

  test('an interrupted order of the bench comes first, one on hold not at all', () => {
    commit([open, touch, { ...touch, isActive: false }])
    const first = () => store.read.openOrdersOf(skuIdOf('MUG'), 'bench-1', 1)[0]?.number
    expect(first()).toBe('1001')
    commit([{ ...touch, state: 'onHold', isActive: false }])
    expect(first()).toBe('1002')
  })

  test('stock comes from storage bins with something in them, the fullest first', () => {
    expect(store.read.stockOf(skuIdOf('MUG'))).toEqual([
      { binId: 'MUG-2', onHand: 9 },
      { binId: 'MUG-1', onHand: 5 },
    ])
    expect(store.read.damageBin()).toBe('DAMAGED')
  })

  test('a carton type without stock is off the list, but its code is still known', () => {
    commit([{ kind: 'useCarton', cartonTypeId: 'carton-S' as CartonTypeId, delta: -1 }])
    expect(store.read.cartonTypes().map((carton) => carton.code)).toEqual(['M'])
    expect(store.read.cartonByCode('s')?.stock).toBe(0)
  })

  test('a badge is known in any case of letters, and a revoked one is not', () => {
    expect(store.read.operatorByBadge('pkuana0001')?.name).toBe('Ana')
    db.prepare(`UPDATE operator SET revoked_at = 1 WHERE name = 'Ana'`).run()
    expect(store.read.operatorByBadge('PKUANA0001')).toBeNull()
  })
})

describe('a commit', () => {
  test('is whole or not at all: one write that fails takes all others with it', () => {
    commit([open, touch])
    expect(() => commit([move(-2, 'a'), close, print('job', parcelId), move(-9, 'b')])).toThrow()
    expect([onHand(), store.read.parcelBySscc('095212340000000013')]).toEqual([5, null])
    expect([store.read.ssccSerial(), store.read.nextPrintJob('printer-1')]).toEqual([0, null])
  })

  test('never takes stock below zero, and never books the same thing twice', () => {
    expect(() => commit([move(-6, 'a')])).toThrow()
    commit([move(-2, 'a')])
    expect(() => commit([move(-2, 'a')])).toThrow()
    expect(onHand()).toBe(3)
  })

  test('is still there when the file is opened again', () => {
    const body = { kind: 'sessionOpened', order: { ü: '日本' } }
    commit([open, touch], [event(1, body)])
    store.close()
    db = openDatabase(join(dir, 'packwright.db'), { beforeMigration() {} })
    store = makeStore()
    expect(store.read.eventsOf(session)).toEqual([{ seq: 1, at: 1_000, body }])
    expect(store.read.activeSession('bench-1')).toMatchObject({
      sessionId: session,
      leaseUntil: 2_000,
    })
  })

  test('gives each place among a session’s events once', () => {
    commit([open, touch], [event(1, {})])
    expect(() => commit([], [event(1, {})])).toThrow()
  })
})

function event(sessionSeq: number, body: unknown): StoredEvent {
  return {
    ...{
      sessionId: session,
      sessionSeq,
      kind: 'x',
      body,
      at: 1_000,
      monoMs: 1.5,
      station: 'bench-1',
    },
    ...{ operatorId: null, deviceId: 'scanner-1', raw: 'MUG' },
  }
}

describe('a session', () => {
  test('is the only active one of its bench: another takes its place', () => {
    commit([open, touch])
    const other = 'session-2' as SessionId
    commit([
      { kind: 'openSession', sessionId: other, orderId: orderIdOf('1002') },
      { ...touch, sessionId: other },
    ])
    expect(store.read.activeSession('bench-1')?.sessionId).toBe(other)
    expect(store.read.openSessionOf(orderIdOf('1001'))?.sessionId).toBe(session)
  })

  test('that is closed is open no more, and its order may be opened anew', () => {
    commit([open, { ...touch, isActive: false, isClosed: true }])
    expect(store.read.openSessionOf(orderIdOf('1001'))).toBeNull()
    commit([{ ...open, sessionId: 'session-2' as SessionId }])
  })
})

describe('a parcel', () => {
  beforeEach(() => commit([open, touch, close, move(-2, parcelId), print('job', parcelId)]))

  test('takes its serial from the sequence, which never goes back', () => {
    expect(store.read.ssccSerial()).toBe(1)
    commit([
      { kind: 'voidParcel', parcelId },
      { kind: 'reverse', ref: parcelId },
    ])
    expect(store.read.ssccSerial()).toBe(1)
    const again = { ...close, parcelId: 'parcel-2' as ParcelId, sscc: '095212340000000020' }
    commit([{ ...again, ssccSerial: 2 }])
    expect(store.read.ssccSerial()).toBe(2)
  })

  test('may not have the SSCC of another one', () => {
    expect(() => commit([{ ...close, parcelId: 'parcel-2' as ParcelId }])).toThrow()
  })

  test('is unconfirmed until its label is scanned, and then its unknown print was one', () => {
    expect(store.read.unconfirmedParcels(9)).toMatchObject([
      { orderNumber: '1001', printState: 'requested' },
    ])
    store.ledger.storeBytes('job' as PrintJobId, Uint8Array.of(1), 'sha')
    store.ledger.markSent('job' as PrintJobId, 7, 1)
    store.ledger.markEnded('job' as PrintJobId, 'unknown', 'noAnswer', 1)
    commit([{ kind: 'confirmParcel', parcelId }])
    expect(store.read.unconfirmedParcels(9)).toEqual([])
    expect(store.read.printJob('job' as PrintJobId)?.status).toBe('printed')
  })

  test('that is taken back gives its stock back once, and its jobs are called off', () => {
    const back: Write[] = [
      { kind: 'reverse', ref: parcelId },
      { kind: 'voidParcel', parcelId },
    ]
    commit(back)
    expect(onHand()).toBe(5)
    expect(store.read.nextPrintJob('printer-1')).toBeNull()
    expect(() => commit(back)).toThrow()
    expect(onHand()).toBe(5)
  })
})

describe('the print ledger', () => {
  beforeEach(() => commit([open, touch, close, print('one', parcelId), print('two')]))
  const one = 'one' as PrintJobId

  test('gives the jobs of a printer in their order, each until it is sent', () => {
    expect(store.read.nextPrintJob('printer-1')?.jobId).toBe('one')
    expect(store.read.nextPrintJob('printer-2')).toBeNull()
    store.ledger.storeBytes(one, Uint8Array.of(1, 2), 'sha')
    expect(store.read.nextPrintJob('printer-1')).toMatchObject({ jobId: 'one', status: 'stored' })
    store.ledger.markSent(one, 7, 1)
    expect(store.read.nextPrintJob('printer-1')?.jobId).toBe('two')
  })

  test('keeps the first bytes, whatever is drawn later', () => {
    store.ledger.storeBytes(one, Uint8Array.of(1, 2), 'sha')
    store.ledger.storeBytes(one, Uint8Array.of(9), 'other')
    expect([...(store.read.printJob(one)?.bytes ?? [])]).toEqual([1, 2])
  })

  test('sends nothing that was called off', () => {
    store.ledger.storeBytes(one, Uint8Array.of(1), 'sha')
    store.ledger.cancel(one, 1)
    store.ledger.markSent(one, 7, 1)
    expect(store.read.printJob(one)?.status).toBe('cancelled')
  })

  test('makes what was being sent unknown at the next start, once', () => {
    store.ledger.storeBytes(one, Uint8Array.of(1), 'sha')
    store.ledger.markSent(one, 7, 1)
    expect([store.ledger.sentToUnknown(2), store.ledger.sentToUnknown(3)]).toEqual([['one'], []])
    expect(store.read.printJob(one)?.status).toBe('unknown')
  })

  test('copies the bytes of the first label for another copy', () => {
    store.ledger.storeBytes(one, Uint8Array.of(4, 2), 'sha')
    commit([
      {
        ...{ kind: 'requestReprint', jobId: 'copy' as PrintJobId, parcelId, sessionId: session },
        ...{ copy: 2, reason: 'R1' },
      },
    ])
    const copy = store.read.printJob('copy' as PrintJobId)
    expect(copy).toMatchObject({ status: 'stored', copy: 2, kind: 'shippingLabel' })
    expect([...(copy?.bytes ?? [])]).toEqual([4, 2])
  })
})

describe('the outbox', () => {
  const row = (idemKey: string, isHeld: boolean): Write => ({
    ...{
      kind: 'queueOutbox',
      topic: 'parcel.packed',
      entityId: parcelId,
      payload: {},
      idemKey,
      isHeld,
    },
  })

  test('counts only what may be sent', () => {
    commit([row('a', true)])
    expect(store.read.outboxWaiting()).toBe(0)
    commit([{ kind: 'releaseOutbox', entityId: parcelId }])
    expect(store.read.outboxWaiting()).toBe(1)
  })

  test('keeps back for good what was taken back', () => {
    commit([row('a', true), { kind: 'voidOutbox', entityId: parcelId }])
    commit([{ kind: 'releaseOutbox', entityId: parcelId }])
    expect(store.read.outboxWaiting()).toBe(0)
  })
})

describe('a full disk', () => {
  test('is told in a word, nothing is written, and with room again all goes on', () => {
    const pages = db.pragma('page_count', { simple: true }) as number
    db.pragma(`max_page_count = ${pages}`)
    const big = event(1, { text: 'x'.repeat(200_000) })
    expect(() => commit([open, touch], [big])).toThrow(
      expect.objectContaining({ code: 'data/disk-full' }),
    )
    expect([store.read.eventsOf(session), store.read.activeSession('bench-1')]).toEqual([[], null])
    db.pragma('max_page_count = 1073741823')
    commit([open, touch], [big])
    expect(store.read.eventsOf(session)).toHaveLength(1)
  })
})

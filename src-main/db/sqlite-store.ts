/**
 * The Store port over one SQLite file. `commit` applies events and writes in one IMMEDIATE transaction; every error of
 * SQLite comes out as an AppError with a sentence, and then nothing of the change was written.
 */
import type { Database } from 'better-sqlite3'
import type { Commit, Store } from '../core/port/store.ts'
import type { Write } from '../core/port/writes.ts'
import { readable } from './open.ts'
import { cartonRepository } from './repositories/carton-repository.ts'
import { orderRepository } from './repositories/order-repository.ts'
import { outboxRepository } from './repositories/outbox-repository.ts'
import { printRepository } from './repositories/print-repository.ts'
import { sessionRepository } from './repositories/session-repository.ts'
import { shipmentRepository } from './repositories/shipment-repository.ts'
import { skuRepository } from './repositories/sku-repository.ts'
import { stockRepository } from './repositories/stock-repository.ts'

type WriteOf<K extends Write['kind']> = Extract<Write, { kind: K }>

export function sqliteStore(db: Database, newId: () => string): Store {
  const skus = skuRepository(db)
  const orders = orderRepository(db)
  const cartons = cartonRepository(db)
  const stock = stockRepository(db, newId)
  const sessions = sessionRepository(db)
  const shipments = shipmentRepository(db)
  const prints = printRepository(db)
  const outbox = outboxRepository(db)

  /** One line a kind of write; the compiler sees to it that none is missing. */
  const appliers: { [K in Write['kind']]: (write: WriteOf<K>, change: Commit) => unknown } = {
    openSession: (w, c) => sessions.open(w.sessionId, w.orderId, c.station, c.actor, c.at),
    touchSession: (w, c) => sessions.touch(w, c.station, c.actor, c.at),
    setOrderStatus: (w, c) => shipments.setOrderStatus(w.orderId, w.status, w.holdReason, c.at),
    moveStock: (w, c) => stock.move(w, c.actor, c.at),
    requestCount: (w, c) => stock.requestCount(w, c.at),
    reverse: (w, c) => stock.reverse(w.ref, c.actor, c.at),
    useCarton: (w, c) => cartons.use(w.cartonTypeId, w.delta, c.at),
    closeParcel: (w, c) => shipments.closeParcel(w, c.at),
    confirmParcel(w, c) {
      shipments.confirmParcel(w.parcelId, c.at)
      prints.confirmOfParcel(w.parcelId, c.at)
    },
    voidParcel(w, c) {
      shipments.voidParcel(w.parcelId)
      prints.cancelOfParcel(w.parcelId, c.at)
    },
    destroyLabel: (w, c) => shipments.destroyLabel(w.sscc, c.at),
    completeShipment: (w, c) => shipments.completeShipment(w.shipmentId, c.at),
    requestPrint: (w, c) => prints.request(w, c.printer, c.at),
    requestReprint: (w, c) => prints.requestCopy(w, c.at),
    queueOutbox: (w, c) => outbox.queue(w, c.at),
    releaseOutbox: (w) => outbox.release(w.entityId),
    voidOutbox: (w) => outbox.makeVoid(w.entityId),
  }

  const commit = db.transaction((change: Commit) => {
    // Sessions have to exist before their events are counted, and stock before its fold: the order is the caller's.
    for (const write of change.writes) {
      const apply = appliers[write.kind] as (write: Write, change: Commit) => unknown
      apply(write, change)
    }
    for (const event of change.events) sessions.appendEvent(event)
  })

  function safely<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw readable(error, db.name)
    }
  }

  return {
    read: {
      ...skus,
      ...orders,
      ...cartons,
      ...stock,
      ...sessions,
      ...shipments,
      ...prints,
      lastOperator: (station) => sessions.setting(`operator.${station}`) as string | null,
      outboxWaiting: outbox.waiting,
    },
    commit: (change) => safely(() => commit.immediate(change)),
    ledger: {
      storeBytes: (id, bytes, sha256) => void safely(() => prints.storeBytes(id, bytes, sha256)),
      markSent: (id, odometer, at) => void safely(() => prints.markSent(id, odometer, at)),
      markEnded: (id, status, trouble, at) =>
        void safely(() => prints.markEnded(id, status, trouble, at)),
      cancel: (id, at) => void safely(() => prints.cancel(id, at)),
      sentToUnknown: (at) =>
        safely(() => {
          const ids = prints.sentJobs()
          for (const id of ids) prints.markEnded(id, 'unknown', 'powerCut', at)
          return ids
        }),
    },
    saveSetting: (key, value) => safely(() => sessions.saveSetting(key, value)),
    close: () => db.close(),
  }
}

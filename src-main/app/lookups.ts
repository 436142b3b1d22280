/** What decisions and the reading of scans may ask of the store, in the words of the core. */
import { buildSscc } from '../../src-shared/gs1/sscc.ts'
import type { SessionId, SkuId } from '../../src-shared/model/ids.ts'
import type { Order } from '../../src-shared/model/order.ts'
import type { Sku } from '../../src-shared/model/sku.ts'
import type { Lookups, OrderRef } from '../core/packing-session/bench.ts'
import type { LoggedEvent, SessionEvent, StopReason } from '../core/packing-session/events.ts'
import { foldSession } from '../core/packing-session/evolve.ts'
import type { SessionOrder, SessionSku } from '../core/packing-session/session-order.ts'
import type { Settings } from '../core/packing-session/settings.ts'
import type { SessionState } from '../core/packing-session/state.ts'
import type { Store } from '../core/port/store.ts'
import type { OrderMeaning } from '../core/scan/meaning.ts'
import type { ScanLookups } from '../core/scan/read-scan.ts'

/** SSCCs of this station begin with this digit; others are left to a site's other systems. */
const extensionDigit = 0
/** Enough to tell "one other order" from "several". */
const fewOrders = 3

export function lookupsOf(store: Store, station: string, settings: Settings): Lookups {
  const { read } = store
  const refOf = (order: Order): OrderRef => orderRef(order, read.holdReason(order.id))
  return {
    cartons: read.cartonTypes,
    order(orderId) {
      const order = read.orderById(orderId)
      return order && snapshotOf(order, (id) => read.skuById(id))
    },
    openSession: read.openSessionOf,
    session: (sessionId) => loadSession(store, sessionId),
    changeOf(snapshot) {
      const order = read.orderById(snapshot.id)
      return order ? changeBetween(snapshot, order) : 'cancelled'
    },
    orderFor(skuId) {
      const [order] = read.openOrdersOf(skuId, station, 1)
      return order ? refOf(order) : null
    },
    otherOrderOf(skuId, notOrderId) {
      const others = read.openOrdersOf(skuId, station, fewOrders).filter((o) => o.id !== notOrderId)
      const [only, second] = others
      return only && !second ? refOf(only) : null
    },
    nextSscc() {
      const serial = read.ssccSerial() + 1
      const companyPrefix = settings.gs1CompanyPrefix
      return { serial, sscc: buildSscc({ extensionDigit, companyPrefix, serial }) }
    },
    printStatus: (jobId) => read.printJob(jobId)?.status ?? null,
  }
}

function changeBetween(snapshot: SessionOrder, order: Order): StopReason | null {
  if (order.status === 'cancelled') return 'cancelled'
  const asked = JSON.stringify(snapshot.lines.map((line) => [line.lineId, line.quantity]))
  if (asked !== JSON.stringify(order.lines.map((line) => [line.id, line.quantity])))
    return 'itemsChanged'
  const fields = Object.keys(order.shipTo) as (keyof Order['shipTo'])[]
  const isMoved = fields.some((field) => order.shipTo[field] !== snapshot.shipTo[field])
  return isMoved ? 'addressChanged' : null
}

export function loadSession(store: Store, sessionId: SessionId): SessionState {
  const events = store.read.eventsOf(sessionId).map(
    (row): LoggedEvent => ({
      seq: row.seq,
      at: row.at,
      event: row.body as SessionEvent,
    }),
  )
  return foldSession(sessionId, events)
}

export function scanLookupsOf(store: Store): ScanLookups {
  const { read } = store
  return {
    operatorByBadge: read.operatorByBadge,
    ordersByCode: (code) =>
      openFirst(read.ordersByCode(code)).map((order) => meaningOf(store, order)),
    cartonByCode: read.cartonByCode,
    parcelBySscc: read.parcelBySscc,
    itemsByCode: (code) =>
      read.skusByCode(code).map(({ sku, quantity }) => ({
        skuId: sku.id,
        code: sku.code,
        title: titleOf(sku),
        picture: sku.picture,
        quantity,
      })),
  }
}

/** A tote that is used again means its open orders; ended ones are only named when there is no open one. */
function openFirst(orders: readonly Order[]): readonly Order[] {
  const open = orders.filter((order) => !['shipped', 'cancelled', 'packed'].includes(order.status))
  return open.length > 0 ? open : orders.slice(-1)
}

function meaningOf(store: Store, order: Order): OrderMeaning {
  return { kind: 'order', ...orderRef(order, store.read.holdReason(order.id)) }
}

function orderRef(order: Order, holdReason: string | null): OrderRef {
  return {
    orderId: order.id,
    number: order.number,
    tote: order.tote,
    status: order.status,
    holdReason,
  }
}

export function titleOf(sku: Sku): string {
  return [sku.title, sku.variant].filter(Boolean).join(', ')
}

function snapshotOf(order: Order, skuById: (id: SkuId) => Sku | null): SessionOrder {
  return {
    id: order.id,
    number: order.number,
    tote: order.tote,
    service: order.service,
    priority: order.priority,
    placedAt: order.placedAt,
    note: order.note,
    shortPolicy: order.shortPolicy,
    shipTo: order.shipTo,
    lines: order.lines.flatMap((line) => {
      const sku = skuById(line.skuId)
      return sku ? [{ lineId: line.id, quantity: line.quantity, sku: sessionSku(sku) }] : []
    }),
  }
}

function sessionSku(sku: Sku): SessionSku {
  const { barcodes: _, ...rest } = sku
  return rest
}

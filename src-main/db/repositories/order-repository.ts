import type { Database } from 'better-sqlite3'
import type { OrderId, OrderLineId, SkuId } from '../../../src-shared/model/ids.ts'
import type { Order, OrderLine, OrderStatus, ShortPolicy } from '../../../src-shared/model/order.ts'
import type { QueueRow } from '../../core/port/store.ts'

type OrderRow = {
  id: string
  number: string
  platform_id: string | null
  tote: string | null
  placed_at: number
  priority: number
  service: string
  note: string | null
  status: string
  short_policy: string
  ship_name: string
  ship_company: string | null
  ship_line1: string
  ship_line2: string | null
  ship_postal_code: string
  ship_city: string
  ship_region: string | null
  ship_country_code: string
  ship_phone: string | null
}

const columns = `id, number, platform_id, tote, placed_at, priority, service, note, status, short_policy, ship_name,
  ship_company, ship_line1, ship_line2, ship_postal_code, ship_city, ship_region, ship_country_code, ship_phone`

const openStatuses = `('new', 'batched', 'picking', 'picked')`
/** A list longer than this means the code is no tote any more, and the packer is asked. */
const maxOrdersOfCode = 10

/** Customer orders: found by what is scanned, and queued by urgency. */
export function orderRepository(db: Database) {
  const byId = db.prepare<{ id: string }, OrderRow>(`SELECT ${columns} FROM orders WHERE id = @id`)
  const byNumber = db.prepare<{ code: string }, OrderRow>(
    `SELECT ${columns} FROM orders WHERE number = @code`,
  )
  const byTote = db.prepare<{ code: string; limit: number }, OrderRow>(
    `SELECT ${columns} FROM orders WHERE tote = @code
     ORDER BY status IN ('shipped', 'cancelled', 'packed'), placed_at, id LIMIT @limit`,
  )
  const lines = db.prepare<{ id: string }, { id: string; sku_id: string; quantity: number }>(
    'SELECT id, sku_id, quantity FROM order_line WHERE order_id = @id ORDER BY position',
  )
  const queue = db.prepare<{ limit: number; status: string }, QueueDbRow>(
    `SELECT number, tote, units, service, priority, placed_at FROM orders
     WHERE status = @status ORDER BY priority DESC, placed_at, id LIMIT @limit`,
  )
  const counts = db.prepare<[], { status: string; n: number }>(
    `SELECT status, count(*) AS n FROM orders WHERE status IN ('new', 'picked', 'held') GROUP BY status`,
  )
  const interrupted = db.prepare<{ skuId: string; station: string }, { order_id: string }>(
    `SELECT s.order_id FROM packing_session s
     WHERE s.closed_at IS NULL AND s.station = @station AND s.state NOT IN ('onHold', 'stopped')
       AND EXISTS (SELECT 1 FROM order_line l WHERE l.sku_id = @skuId AND l.order_id = s.order_id)
     ORDER BY s.last_event_at DESC LIMIT 1`,
  )
  const wanting = db.prepare<{ skuId: string; limit: number }, { id: string }>(
    `SELECT o.id FROM order_line l JOIN orders o ON o.id = l.order_id
     WHERE l.sku_id = @skuId AND o.status IN ${openStatuses}
     ORDER BY o.units > 1, o.priority DESC, o.placed_at, o.id LIMIT @limit`,
  )
  /** Rows that this connection, the only one that writes, has changed so far. */
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck()
  let kept: { readonly at: number; readonly limit: number; readonly queue: OrderQueue } | null =
    null
  const holdReasonOf = db.prepare<{ id: string }, { hold_reason: string | null }>(
    'SELECT hold_reason FROM orders WHERE id = @id',
  )

  function orderById(id: OrderId): Order | null {
    const row = byId.get({ id })
    return row ? toOrder(row, linesOf(row.id)) : null
  }
  function linesOf(id: string): OrderLine[] {
    return lines.all({ id }).map((line) => ({
      id: line.id as OrderLineId,
      skuId: line.sku_id as SkuId,
      quantity: line.quantity,
    }))
  }

  return {
    orderById,
    ordersByCode(code: string): Order[] {
      const rows = [byNumber.get({ code }) ?? byNumber.get({ code: `#${code}` })]
      const all = [...rows, ...byTote.all({ code, limit: maxOrdersOfCode })].flatMap((r) => r ?? [])
      const unique = [...new Map(all.map((row) => [row.id, row])).values()]
      return unique.map((row) => toOrder(row, linesOf(row.id)))
    },
    openOrdersOf(skuId: SkuId, station: string, limit: number): Order[] {
      const ids = [
        interrupted.get({ skuId, station })?.order_id,
        ...wanting.all({ skuId, limit }).map((row) => row.id),
      ]
      const found = [...new Set(ids)].flatMap((id) => (id ? (orderById(id as OrderId) ?? []) : []))
      return found.slice(0, limit)
    },
    /** Read again only when something was written: a screen that shows a moving scale asks ten times a second. */
    orderQueue(limit: number): OrderQueue {
      const at = changes.get() ?? 0
      if (kept?.at !== at || kept.limit !== limit) kept = { at, limit, queue: readQueue(limit) }
      return kept.queue
    },
    holdReason(id: OrderId): string | null {
      return holdReasonOf.get({ id })?.hold_reason ?? null
    },
  }

  function readQueue(limit: number): OrderQueue {
    const n = new Map(counts.all().map((row) => [row.status, row.n]))
    const next = [
      ...queue.all({ status: 'picked', limit }),
      ...queue.all({ status: 'new', limit }),
    ].map(toQueueRow)
    next.sort((a, b) => b.priority - a.priority || a.placedAt - b.placedAt)
    return {
      waiting: (n.get('new') ?? 0) + (n.get('picked') ?? 0),
      held: n.get('held') ?? 0,
      next: next.slice(0, limit),
    }
  }
}

type OrderQueue = {
  readonly waiting: number
  readonly held: number
  readonly next: readonly QueueRow[]
}

type QueueDbRow = {
  number: string
  tote: string | null
  units: number
  service: string
  priority: number
  placed_at: number
}

function toQueueRow(row: QueueDbRow): QueueRow {
  const { placed_at, ...rest } = row
  return { ...rest, placedAt: placed_at }
}

function toOrder(row: OrderRow, lines: readonly OrderLine[]): Order {
  return {
    id: row.id as OrderId,
    number: row.number,
    platformId: row.platform_id,
    tote: row.tote,
    placedAt: row.placed_at,
    priority: row.priority,
    service: row.service,
    note: row.note,
    status: row.status as OrderStatus,
    shortPolicy: row.short_policy as ShortPolicy,
    shipTo: {
      name: row.ship_name,
      company: row.ship_company,
      line1: row.ship_line1,
      line2: row.ship_line2,
      postalCode: row.ship_postal_code,
      city: row.ship_city,
      region: row.ship_region,
      countryCode: row.ship_country_code,
      phone: row.ship_phone,
    },
    lines,
  }
}

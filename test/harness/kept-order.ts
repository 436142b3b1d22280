/** All that a station keeps of one order once it is packed, as one value to compare with what was done by hand. */
import type { StationFacts } from './station-facts.ts'

export function keptOf(facts: StationFacts, orderNumber: string) {
  const { id, status } = facts.one<{ id: string; status: string }>(
    'SELECT id, status FROM orders WHERE number = ?',
    orderNumber,
  )
  return {
    order: status,
    shipment: facts
      .all<{ status: string }>('SELECT status FROM shipment WHERE order_id = ?', id)
      .map((row) => row.status),
    parcels: facts.all<{
      number: number
      sscc: string
      weightG: number
      carton: string
      status: string
    }>(
      `SELECT p.number, p.sscc, p.weight_g AS weightG, c.code AS carton, p.status
       FROM parcel p LEFT JOIN carton_type c ON c.id = p.carton_type_id
       WHERE p.order_id = ? ORDER BY p.created_at, p.number`,
      id,
    ),
    items: facts.all<{ parcel: number; sku: string; quantity: number }>(
      `SELECT p.number AS parcel, k.code AS sku, i.quantity FROM parcel_item i
       JOIN parcel p ON p.id = i.parcel_id JOIN sku k ON k.id = i.sku_id
       WHERE p.order_id = ? AND p.status <> 'void' ORDER BY p.number, k.code`,
      id,
    ),
    /** What left the stock for the parcels, taken-back bookings folded in. */
    shipped: facts.all<{ sku: string; delta: number }>(
      `SELECT k.code AS sku, sum(l.delta) AS delta FROM stock_ledger l
       JOIN parcel p ON l.ref IN (p.id, p.id || '/undo') JOIN sku k ON k.id = l.sku_id
       WHERE p.order_id = ? GROUP BY k.id HAVING sum(l.delta) <> 0 ORDER BY k.code`,
      id,
    ),
    prints: facts.all<{ kind: string; copy: number; status: string; hasBytes: number }>(
      `SELECT j.kind, j.copy, j.status, j.bytes IS NOT NULL AS hasBytes FROM print_job j
       JOIN parcel p ON p.id = j.parcel_id WHERE p.order_id = ? ORDER BY j.position`,
      id,
    ),
    outbox: facts
      .all<{ state: string }>(
        `SELECT b.state FROM outbox b JOIN parcel p ON p.id = b.entity_id
         WHERE p.order_id = ? ORDER BY b.id`,
        id,
      )
      .map((row) => row.state),
    shorted: facts.one<{ n: number }>(
      `SELECT count(*) AS n FROM event e JOIN packing_session s ON s.id = e.session_id
       WHERE s.order_id = ? AND e.kind = 'itemShorted'`,
      id,
    ).n,
  }
}

import type { Database } from 'better-sqlite3'
import type { OrderId, ParcelId, ShipmentId } from '../../../src-shared/model/ids.ts'
import type { OrderStatus } from '../../../src-shared/model/order.ts'
import type { ParcelRow, UnconfirmedRow } from '../../core/port/store.ts'
import type { Write } from '../../core/port/writes.ts'

type CloseParcel = Extract<Write, { kind: 'closeParcel' }>

/** Shipments and parcels, and the SSCC sequence that is never handed out twice. */
export function shipmentRepository(db: Database) {
  const insertShipment = db.prepare<Record<string, unknown>>(
    `INSERT INTO shipment (id, order_id, status, service, created_at, updated_at)
     VALUES (@shipmentId, @orderId, 'in_packing', @service, @at, @at) ON CONFLICT (id) DO NOTHING`,
  )
  const insertParcel = db.prepare<Record<string, unknown>>(
    `INSERT INTO parcel (id, shipment_id, order_id, session_id, number, carton_type_id, weight_g, tare_g, sscc, status, created_at)
     VALUES (@parcelId, @shipmentId, @orderId, @sessionId, @number, @cartonTypeId, @weightG, @tareG, @sscc, 'closed', @at)`,
  )
  const insertItem = db.prepare<Record<string, unknown>>(
    `INSERT INTO parcel_item (parcel_id, order_line_id, sku_id, quantity, serials)
     VALUES (@parcelId, @lineId, @skuId, @quantity, @serials)`,
  )
  const confirm = db.prepare<{ id: string; at: number }>(
    `UPDATE parcel SET status = 'confirmed', confirmed_at = @at WHERE id = @id AND status = 'closed'`,
  )
  const makeVoid = db.prepare<{ id: string }>(
    `UPDATE parcel SET status = 'void' WHERE id = @id AND status = 'closed'`,
  )
  const destroy = db.prepare<{ sscc: string; at: number }>(
    'UPDATE parcel SET label_destroyed_at = @at WHERE sscc = @sscc',
  )
  const complete = db.prepare<{ id: string; at: number }>(
    `UPDATE shipment SET status = 'shipped', shipped_at = @at, updated_at = @at, rev = rev + 1 WHERE id = @id`,
  )
  const setStatus = db.prepare<Record<string, unknown>>(
    `UPDATE orders SET status = @status, hold_reason = @holdReason, updated_at = @at, rev = rev + 1 WHERE id = @id
       AND (status <> @status OR hold_reason IS NOT @holdReason)`,
  )
  const bySscc = db.prepare<{ sscc: string }, DbParcel>(
    `SELECT p.id, p.order_id, o.number AS order_number, p.sscc, p.number, p.status
     FROM parcel p JOIN orders o ON o.id = p.order_id WHERE p.sscc = @sscc`,
  )
  const unconfirmed = db.prepare<{ limit: number }, DbUnconfirmed>(
    `SELECT o.number AS order_number, p.number, p.sscc,
       coalesce((SELECT j.status FROM print_job j WHERE j.parcel_id = p.id AND j.kind = 'shippingLabel'
                 ORDER BY j.position DESC LIMIT 1), 'requested') AS print_state
     FROM parcel p JOIN orders o ON o.id = p.order_id
     WHERE p.status = 'closed' ORDER BY p.created_at LIMIT @limit`,
  )
  const serial = db.prepare<[], { value: number }>(`SELECT value FROM sequence WHERE name = 'sscc'`)
  const takeSerial = db.prepare<{ value: number }>(
    `INSERT INTO sequence (name, value) VALUES ('sscc', @value)
     ON CONFLICT (name) DO UPDATE SET value = max(value, @value)`,
  )

  return {
    /** The last serial that was used; 0 before the first. */
    ssccSerial: () => serial.get()?.value ?? 0,
    closeParcel(write: CloseParcel, at: number): void {
      const { kind: _, items, ssccSerial, ...row } = write
      insertShipment.run({ ...row, at })
      insertParcel.run({ ...row, at })
      for (const item of items)
        insertItem.run({ ...item, parcelId: write.parcelId, serials: JSON.stringify(item.serials) })
      takeSerial.run({ value: ssccSerial })
    },
    confirmParcel: (id: ParcelId, at: number) => confirm.run({ id, at }),
    voidParcel: (id: ParcelId) => makeVoid.run({ id }),
    destroyLabel: (sscc: string, at: number) => destroy.run({ sscc, at }),
    completeShipment: (id: ShipmentId, at: number) => complete.run({ id, at }),
    setOrderStatus: (id: OrderId, status: OrderStatus, holdReason: string | null, at: number) =>
      setStatus.run({ id, status, holdReason, at }),
    parcelBySscc(sscc: string): ParcelRow | null {
      const row = bySscc.get({ sscc })
      return row ? toParcel(row) : null
    },
    unconfirmedParcels: (limit: number): UnconfirmedRow[] =>
      unconfirmed.all({ limit }).map((row) => ({
        orderNumber: row.order_number,
        parcelNumber: row.number,
        sscc: row.sscc,
        printState: row.print_state,
      })),
  }
}

type DbParcel = {
  id: string
  order_id: string
  order_number: string
  sscc: string
  number: number
  status: ParcelRow['status']
}
type DbUnconfirmed = {
  order_number: string
  number: number
  sscc: string
  print_state: UnconfirmedRow['printState']
}

function toParcel(row: DbParcel): ParcelRow {
  return {
    parcelId: row.id as ParcelId,
    orderId: row.order_id as OrderId,
    orderNumber: row.order_number,
    sscc: row.sscc,
    number: row.number,
    status: row.status,
  }
}

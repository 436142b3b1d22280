/**
 * The station's data as the core needs it. Synchronous: one writer on one database in the same process, so a decision
 * reads what is true while it is made. Every `commit` is one durable transaction, or nothing at all.
 */
import type { CartonType } from '../../../src-shared/model/carton-type.ts'
import type {
  BinId,
  OrderId,
  ParcelId,
  PrintJobId,
  SessionId,
  SkuId,
} from '../../../src-shared/model/ids.ts'
import type { LabelDocument } from '../../../src-shared/model/label.ts'
import type { Operator } from '../../../src-shared/model/operator.ts'
import type { Order } from '../../../src-shared/model/order.ts'
import type { Sku } from '../../../src-shared/model/sku.ts'
import type { PrintKind, Write } from './writes.ts'

/** An event as it is stored. `sessionId` null: it happened at the bench outside a session. */
export type StoredEvent = {
  readonly sessionId: SessionId | null
  readonly sessionSeq: number
  readonly kind: string
  readonly body: unknown
  readonly at: number
  readonly monoMs: number
  readonly operatorId: string | null
  readonly station: string
  readonly deviceId: string | null
  readonly raw: string | null
}

export type SessionRow = {
  readonly sessionId: SessionId
  readonly orderId: OrderId
  readonly station: string
  readonly leaseUntil: number
}

export type ParcelRow = {
  readonly parcelId: ParcelId
  readonly orderId: OrderId
  readonly orderNumber: string
  readonly sscc: string
  readonly number: number
  readonly status: 'closed' | 'confirmed' | 'void'
}

export type PrintStatus = 'requested' | 'stored' | 'sent' | 'printed' | 'unknown' | 'cancelled'

export type PrintJob = {
  readonly jobId: PrintJobId
  readonly kind: PrintKind
  readonly parcelId: ParcelId | null
  readonly copy: number
  readonly status: PrintStatus
  readonly document: LabelDocument
  /** Null until they were made; never made twice. */
  readonly bytes: Uint8Array | null
}

export type QueueRow = {
  readonly number: string
  readonly tote: string | null
  readonly units: number
  readonly service: string
  readonly priority: number
  readonly placedAt: number
}

export type UnconfirmedRow = {
  readonly orderNumber: string
  readonly parcelNumber: number
  readonly sscc: string
  readonly printState: 'requested' | 'stored' | 'sent' | 'printed' | 'unknown'
}

export type StoreReads = {
  operatorByBadge(badge: string): Operator | null
  operatorById(id: string): Operator | null
  orderById(id: OrderId): Order | null
  /** By number or tote, in any case of letters; open ones first. */
  ordersByCode(code: string): readonly Order[]
  /** Open orders that want the SKU: interrupted at the station first, single units, then by urgency. */
  openOrdersOf(skuId: SkuId, station: string, limit: number): readonly Order[]
  orderQueue(limit: number): {
    readonly waiting: number
    readonly held: number
    readonly next: readonly QueueRow[]
  }
  holdReason(orderId: OrderId): string | null
  skuById(id: SkuId): Sku | null
  /** By its code, or a barcode of any pack level. A GTIN is looked for as 14 digits. */
  skusByCode(code: string): readonly { readonly sku: Sku; readonly quantity: number }[]
  cartonTypes(): readonly CartonType[]
  cartonByCode(code: string): CartonType | null
  parcelBySscc(sscc: string): ParcelRow | null
  unconfirmedParcels(limit: number): readonly UnconfirmedRow[]
  stockOf(skuId: SkuId): readonly { readonly binId: BinId; readonly onHand: number }[]
  damageBin(): BinId | null
  activeSession(station: string): SessionRow | null
  openSessionOf(orderId: OrderId): SessionRow | null
  eventsOf(
    sessionId: SessionId,
  ): readonly { readonly seq: number; readonly at: number; readonly body: unknown }[]
  lastOperator(station: string): string | null
  ssccSerial(): number
  printJob(jobId: PrintJobId): PrintJob | null
  /** The oldest job of the printer that is neither ended nor unknown. */
  nextPrintJob(printer: string): PrintJob | null
  setting(key: string): unknown
  outboxWaiting(): number
}

export type Commit = {
  readonly events: readonly StoredEvent[]
  readonly writes: readonly Write[]
  readonly at: number
  readonly station: string
  readonly actor: string | null
  readonly printer: string
}

export type Store = {
  readonly read: StoreReads
  /** All of it or nothing. Throws `data/disk-full` and its like as AppError; then nothing was written. */
  commit(change: Commit): void
  /** The print ledger's own steps: each a transaction of its own, for each is a fact of the outside world. */
  ledger: {
    storeBytes(jobId: PrintJobId, bytes: Uint8Array, sha256: string): void
    markSent(jobId: PrintJobId, odometer: number | null, at: number): void
    markEnded(
      jobId: PrintJobId,
      status: 'printed' | 'unknown',
      trouble: string | null,
      at: number,
    ): void
    cancel(jobId: PrintJobId, at: number): void
    /** Jobs that were being sent when the power went: nobody knows. Returns their ids. */
    sentToUnknown(at: number): readonly PrintJobId[]
  }
  saveSetting(key: string, value: unknown): void
  close(): void
}

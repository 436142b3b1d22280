/** Everything a decision writes besides its events. Plain data; the store applies all of it in the same transaction. */

import type {
  BinId,
  CartonTypeId,
  OrderId,
  OrderLineId,
  ParcelId,
  PrintJobId,
  SessionId,
  ShipmentId,
  SkuId,
} from '../../../src-shared/model/ids.ts'
import type { LabelDocument } from '../../../src-shared/model/label.ts'
import type { OrderStatus } from '../../../src-shared/model/order.ts'

export type ParcelItem = {
  readonly lineId: OrderLineId
  readonly skuId: SkuId
  readonly quantity: number
  readonly serials: readonly string[]
}

export type PrintKind = 'shippingLabel' | 'packingSlip' | 'holdLabel'

export type Write =
  | {
      readonly kind: 'openSession'
      readonly sessionId: SessionId
      readonly orderId: OrderId
    }
  /** After each event: where the session stands, whose it is and until when. */
  | {
      readonly kind: 'touchSession'
      readonly sessionId: SessionId
      readonly state: string
      readonly isActive: boolean
      readonly isClosed: boolean
      readonly leaseUntil: number
    }
  | {
      readonly kind: 'setOrderStatus'
      readonly orderId: OrderId
      readonly status: OrderStatus
      readonly holdReason: string | null
    }
  | {
      readonly kind: 'moveStock'
      readonly skuId: SkuId
      readonly binId: BinId
      readonly delta: number
      readonly reason: string
      readonly ref: string
      readonly idemKey: string
    }
  | {
      readonly kind: 'requestCount'
      readonly skuId: SkuId
      readonly binId: BinId | null
      readonly reason: string
      readonly ref: string
    }
  /** Compensates every ledger row of `ref`, and drops the counts it asked for. */
  | { readonly kind: 'reverse'; readonly ref: string }
  | { readonly kind: 'useCarton'; readonly cartonTypeId: CartonTypeId; readonly delta: -1 | 1 }
  | {
      readonly kind: 'closeParcel'
      readonly parcelId: ParcelId
      readonly shipmentId: ShipmentId
      readonly orderId: OrderId
      readonly sessionId: SessionId
      readonly number: number
      readonly service: string
      readonly cartonTypeId: CartonTypeId | null
      readonly weightG: number
      readonly tareG: number
      readonly sscc: string
      readonly ssccSerial: number
      readonly items: readonly ParcelItem[]
    }
  | { readonly kind: 'confirmParcel'; readonly parcelId: ParcelId }
  | { readonly kind: 'voidParcel'; readonly parcelId: ParcelId }
  | { readonly kind: 'destroyLabel'; readonly sscc: string }
  | { readonly kind: 'completeShipment'; readonly shipmentId: ShipmentId }
  | {
      readonly kind: 'requestPrint'
      readonly jobId: PrintJobId
      readonly parcelId: ParcelId | null
      readonly sessionId: SessionId
      readonly printKind: PrintKind
      readonly document: LabelDocument
    }
  /** Another copy of the parcel's label, from its stored bytes. */
  | {
      readonly kind: 'requestReprint'
      readonly jobId: PrintJobId
      readonly parcelId: ParcelId
      readonly sessionId: SessionId
      readonly copy: number
      readonly reason: string
    }
  /** `held` rows wait for the parcel's label to be confirmed. */
  | {
      readonly kind: 'queueOutbox'
      readonly topic: string
      readonly entityId: string
      readonly payload: unknown
      readonly idemKey: string
      readonly isHeld: boolean
    }
  | { readonly kind: 'releaseOutbox'; readonly entityId: string }
  | { readonly kind: 'voidOutbox'; readonly entityId: string }

/**
 * What happened in a packing session, in the past tense. The list only grows; everything the bench shows of a session
 * is a fold over it (evolve.ts), and nothing else is stored of its state.
 */
import type { CartonType } from '../../../src-shared/model/carton-type.ts'
import type { ReasonCode } from '../../../src-shared/model/command-word.ts'
import type {
  OperatorId,
  OrderLineId,
  ParcelId,
  PrintJobId,
  ShipmentId,
  SkuId,
} from '../../../src-shared/model/ids.ts'
import type { Placement } from '../../../src-shared/model/placement.ts'
import type { SessionOrder } from './session-order.ts'

/** A place that the plan has for one unit of a SKU. Units of a SKU are alike until a serial tells them apart. */
export type PlannedUnit = { readonly skuId: SkuId; readonly at: Placement }

/** One carton to come, with its units in the order of packing. */
export type PlannedParcel = { readonly carton: CartonType; readonly units: readonly PlannedUnit[] }

export type SkuCount = { readonly skuId: SkuId; readonly count: number }

export type PlanCause = 'opening' | 'elsewhere' | 'short' | 'damaged' | 'order' | 'carton' | 'next'

/** What a supervisor has let pass, and why. */
export type Release = { readonly by: OperatorId; readonly reason: ReasonCode }

export type SessionEvent =
  | { readonly kind: 'sessionOpened'; readonly order: SessionOrder }
  | { readonly kind: 'sessionResumed' }
  | { readonly kind: 'noteConfirmed' }
  | {
      readonly kind: 'planMade'
      readonly cause: PlanCause
      readonly parcels: readonly PlannedParcel[]
      /** Units that fit no carton or whose size nobody knows: packed without a plan. */
      readonly withoutPlan: readonly SkuCount[]
      /** New places of what is inside already, in its order; null when it stays where it is. */
      readonly moved: readonly (Placement | null)[] | null
      /** The planned carton is another one than the one in hand and has yet to be scanned. */
      readonly needsCarton: boolean
    }
  | { readonly kind: 'cartonConfirmed'; readonly carton: CartonType }
  | {
      readonly kind: 'itemConfirmed'
      readonly lineId: OrderLineId
      readonly skuId: SkuId
      readonly serial: string | null
      readonly lot: string | null
      readonly at: Placement | null
    }
  /** Right item, but it goes in later: nothing counts, the screen says what is first. */
  | { readonly kind: 'itemSetAside'; readonly skuId: SkuId; readonly firstSkuId: SkuId }
  | { readonly kind: 'itemPlacedElsewhere'; readonly index: number; readonly at: Placement }
  | { readonly kind: 'itemShorted'; readonly lineId: OrderLineId; readonly skuId: SkuId }
  | {
      readonly kind: 'itemDamaged'
      readonly lineId: OrderLineId
      readonly skuId: SkuId
      /** Place in the list of what is inside, when it had been packed already. */
      readonly index: number | null
    }
  | { readonly kind: 'parcelFilled'; readonly isEarly: boolean }
  | { readonly kind: 'backToItems' }
  | {
      readonly kind: 'weightTaken'
      readonly grams: number
      readonly expectedG: number
      readonly released: Release | null
    }
  | {
      readonly kind: 'parcelClosed'
      readonly parcelId: ParcelId
      readonly shipmentId: ShipmentId
      readonly ssccSerial: number
      readonly sscc: string
      readonly weightG: number
      readonly labelJobId: PrintJobId
      readonly slipJobId: PrintJobId | null
    }
  | { readonly kind: 'labelPrinted'; readonly jobId: PrintJobId }
  | { readonly kind: 'labelUnknown'; readonly jobId: PrintJobId; readonly trouble: string }
  | {
      readonly kind: 'labelReprinted'
      readonly jobId: PrintJobId
      readonly copy: number
      readonly reason: ReasonCode
    }
  | { readonly kind: 'labelConfirmed'; readonly sscc: string }
  /** `released`: a supervisor's word that it never came out, or cannot be found. */
  | {
      readonly kind: 'labelDestroyed'
      readonly sscc: string
      readonly released: Release | null
    }
  | { readonly kind: 'sessionCompleted' }
  | { readonly kind: 'sessionHeld'; readonly reason: string; readonly holdJobId: PrintJobId }
  | { readonly kind: 'sessionReleased' }
  | { readonly kind: 'sessionStopped'; readonly why: StopReason }
  /** The stopped order goes on as it is now. Units that it no longer wants are not in the carton any more. */
  | { readonly kind: 'orderRefreshed'; readonly order: SessionOrder }
  /** Takes back everything from `toSeq` on: the packer's last act, and what the station did because of it. */
  | {
      readonly kind: 'undone'
      readonly toSeq: number
      readonly what: SessionEvent['kind']
      /** The parcel that was closed meanwhile: its SSCC is burnt, its stock booked back. */
      readonly voided: {
        readonly parcelId: ParcelId
        readonly sscc: string
        readonly mayExist: boolean
      } | null
    }
  /** For the audit: what was scanned or pressed and refused. Changes nothing. */
  | { readonly kind: 'refused'; readonly code: string }

export type StopReason = 'cancelled' | 'addressChanged' | 'itemsChanged'
export type SessionEventKind = SessionEvent['kind']

/** An event with its place in the session. */
export type LoggedEvent = {
  readonly seq: number
  readonly at: number
  readonly event: SessionEvent
}

/** What a packer did and may take back: PACKING-SESSION.md, column "undo". */
export const undoableKinds: ReadonlySet<SessionEventKind> = new Set([
  'noteConfirmed',
  'cartonConfirmed',
  'itemConfirmed',
  'itemPlacedElsewhere',
  'itemShorted',
  'itemDamaged',
  'parcelFilled',
  'backToItems',
  'weightTaken',
])

/** The state of a packing session and of the bench around it. Immutable; made by evolve.ts and transition.ts only. */
import type { CartonType } from '../../../src-shared/model/carton-type.ts'
import type {
  OrderLineId,
  ParcelId,
  PrintJobId,
  SessionId,
  ShipmentId,
  SkuId,
} from '../../../src-shared/model/ids.ts'
import type { Placement } from '../../../src-shared/model/placement.ts'
import type { LoggedEvent, PlannedParcel, SkuCount, StopReason } from './events.ts'
import type { SessionOrder } from './session-order.ts'

export type Phase =
  | { readonly kind: 'reviewing' }
  | { readonly kind: 'choosingCarton' }
  | { readonly kind: 'packing' }
  | { readonly kind: 'weighing' }
  | { readonly kind: 'labelling' }
  | { readonly kind: 'confirmingLabel'; readonly print: 'printed' | 'unknown' }
  | { readonly kind: 'done' }
  | { readonly kind: 'onHold'; readonly reason: string; readonly from: Phase }
  | { readonly kind: 'stopped'; readonly why: StopReason; readonly from: Phase }

/** A unit whose scan counted. `at` is null when it was packed without a plan. */
export type PackedUnit = {
  readonly lineId: OrderLineId
  readonly skuId: SkuId
  readonly serial: string | null
  readonly lot: string | null
  readonly at: Placement | null
}

/** What is to come. `parcels[0]` is the carton in hand (or to be taken), without what is inside already. */
export type SessionPlan = {
  readonly parcels: readonly PlannedParcel[]
  readonly withoutPlan: readonly SkuCount[]
}

/** The parcel that has its weight and waits for its label to be confirmed. */
export type ClosingParcel = {
  readonly parcelId: ParcelId
  readonly sscc: string
  readonly weightG: number
  readonly labelJobId: PrintJobId
  readonly copies: number
  /** False until a byte may have gone to the printer. */
  readonly mayExist: boolean
}

export type FinishedParcel = {
  readonly parcelId: ParcelId
  readonly number: number
  readonly sscc: string
  readonly units: readonly PackedUnit[]
}

export type SessionState = {
  readonly id: SessionId
  readonly order: SessionOrder
  readonly openedAt: number
  readonly phase: Phase
  /** Null: a plan is wanted and being made. */
  readonly plan: SessionPlan | null
  /** The carton in hand; null until it is scanned. */
  readonly carton: CartonType | null
  readonly packed: readonly PackedUnit[]
  readonly short: readonly { readonly lineId: OrderLineId; readonly skuId: SkuId }[]
  readonly weightG: number | null
  readonly shipmentId: ShipmentId | null
  readonly closing: ClosingParcel | null
  readonly finished: readonly FinishedParcel[]
  /** SSCCs of labels that may lie about and must be scanned as destroyed before another one is made. */
  readonly toDestroy: readonly string[]
  /** The events that hold, undone ones left out. */
  readonly log: readonly LoggedEvent[]
  readonly lastSeq: number
}

/**
 * The bench around a session: who is there, what is asked, what was wrong, what the scale says. Only the session and
 * the operator are stored; the rest is forgotten when the power goes, and the packer just scans again.
 */
import type { AlertView, Sound } from '../../../src-shared/contract/bench-view.ts'
import type { CartonType } from '../../../src-shared/model/carton-type.ts'
import type { CommandWord, ReasonCode } from '../../../src-shared/model/command-word.ts'
import type {
  OrderId,
  ParcelId,
  PrintJobId,
  SessionId,
  SkuId,
} from '../../../src-shared/model/ids.ts'
import type { Operator } from '../../../src-shared/model/operator.ts'
import type { OrderStatus } from '../../../src-shared/model/order.ts'
import type { Placement } from '../../../src-shared/model/placement.ts'
import type { Rotation } from '../../../src-shared/model/rotation.ts'
import type { PrinterTrouble, PrintOutcome } from '../port/printer.ts'
import type { WeightReading } from '../port/scale.ts'
import type { RawScan } from '../port/scanner.ts'
import type { PrintStatus } from '../port/store.ts'
import type { Meaning, OrderMeaning, Thing } from '../scan/meaning.ts'
import type { Release, SessionEvent, StopReason } from './events.ts'
import type { PlanInput, PlanJob, PlanOutcome } from './plan-input.ts'
import type { SessionOrder } from './session-order.ts'
import type { Settings } from './settings.ts'
import type { SessionState } from './state.ts'

/** What wants a reason from the sheet before it is done. */
export type AskedReason =
  | { readonly for: 'HOLD' }
  | { readonly for: 'REPRINT' }
  | { readonly for: 'RELEASE'; readonly what: Releasable; readonly by: Operator }

/** What a supervisor may let pass: a hold, a weight, or a burnt label that nobody can scan as destroyed. */
export type Releasable =
  | { readonly kind: 'hold'; readonly order: OrderMeaning }
  | { readonly kind: 'weight'; readonly grams: number }
  | { readonly kind: 'lostLabel'; readonly sscc: string }

export type BenchState = {
  readonly operator: Operator | null
  readonly session: SessionState | null
  /** The plan being made; scans wait for it. */
  readonly planning: { readonly requestId: number; readonly job: PlanJob } | null
  readonly lastRequestId: number
  /** A destructive command that waits for its second scan. */
  readonly armed: { readonly word: CommandWord; readonly until: number } | null
  readonly asked: AskedReason | null
  /** A code that means several things. */
  readonly choices: { readonly text: string; readonly things: readonly Thing[] } | null
  readonly isHelpOpen: boolean
  readonly spots: readonly Placement[] | null
  readonly alert: AlertView | null
  readonly feedback: { readonly number: number; readonly sound: Sound }
  readonly lastScan: {
    readonly text: string
    readonly deviceId: string
    readonly at: number
  } | null
  readonly scale: ScaleState
  readonly printTrouble: PrinterTrouble | null
  /** The unit that was scanned last and is in the packer's hand; null once something else was done. */
  readonly isUnitInHand: boolean
}

export type ScaleState = {
  readonly reading: WeightReading | null
  /** Zero was seen since the last parcel: PRODUCT R25. */
  readonly hasSeenZero: boolean
  /** A stable weight that was refused, until the scale moves on. */
  readonly refusedG: number | null
}

export const emptyBench: BenchState = {
  operator: null,
  session: null,
  planning: null,
  lastRequestId: 0,
  armed: null,
  asked: null,
  choices: null,
  isHelpOpen: false,
  spots: null,
  alert: null,
  feedback: { number: 0, sound: 'none' },
  lastScan: null,
  scale: { reading: null, hasSeenZero: true, refusedG: null },
  printTrouble: null,
  isUnitInHand: false,
}

/** All that can reach the bench, from people, devices and its own effects. One at a time, in order. */
export type BenchCommand =
  | {
      readonly kind: 'scan'
      readonly scan: RawScan
      readonly meaning: Meaning
      readonly canReread: boolean
    }
  | { readonly kind: 'press'; readonly word: CommandWord }
  | {
      readonly kind: 'putElsewhere'
      readonly x: number
      readonly z: number
      readonly rotation: Rotation | null
    }
  | { readonly kind: 'weight'; readonly reading: WeightReading | null }
  | { readonly kind: 'planReady'; readonly requestId: number; readonly outcome: PlanOutcome }
  | { readonly kind: 'printWaits'; readonly jobId: PrintJobId; readonly trouble: PrinterTrouble }
  | { readonly kind: 'printEnded'; readonly jobId: PrintJobId; readonly outcome: PrintOutcome }
  | { readonly kind: 'timePassed' }

/** What the world is to do. Results come back as commands. */
export type Effect =
  | { readonly kind: 'plan'; readonly requestId: number; readonly input: PlanInput }
  /** Print jobs were written: look at the ledger. */
  | { readonly kind: 'spool' }
  | { readonly kind: 'wakeAt'; readonly at: number }
  | { readonly kind: 'beep'; readonly deviceId: string; readonly sound: 'good' | 'wrong' }

export type RecordedEvent = {
  readonly sessionId: SessionId | null
  readonly seq: number
  readonly event: SessionEvent | StationEvent
  /** The session as it was before, and is after: what the writes are computed from. */
  readonly before: SessionState | null
  readonly after: SessionState | null
}

/** Happens at the bench outside a session. */
export type StationEvent =
  | { readonly kind: 'operatorSignedIn'; readonly operator: Operator }
  | { readonly kind: 'holdReleased'; readonly orderId: OrderId; readonly released: Release }
  | { readonly kind: 'refused'; readonly code: string }

export type Step = {
  readonly bench: BenchState
  readonly events: readonly RecordedEvent[]
  readonly effects: readonly Effect[]
}

/** What a parcel's label is known by when it is scanned. */
export type ParcelRef = {
  readonly parcelId: ParcelId
  readonly orderId: OrderId
  readonly orderNumber: string
  readonly sscc: string
  readonly status: 'closed' | 'confirmed' | 'void'
  readonly number: number
}

export type OrderRef = {
  readonly orderId: OrderId
  readonly number: string
  readonly tote: string | null
  readonly status: OrderStatus
  readonly holdReason: string | null
}

/** Reads that a decision may need; all from memory or an index, none changes anything. */
export type Lookups = {
  cartons(): readonly CartonType[]
  order(orderId: OrderId): SessionOrder | null
  /** The unfinished session of an order, wherever it is. */
  openSession(
    orderId: OrderId,
  ): { readonly sessionId: SessionId; readonly station: string; readonly leaseUntil: number } | null
  session(sessionId: SessionId): SessionState
  /** The order to open for an item that is scanned at an idle bench. */
  orderFor(skuId: SkuId): OrderRef | null
  /** What was changed outside since the session took its snapshot; null when nothing was. */
  changeOf(order: SessionOrder): StopReason | null
  /** Another open order that wants the SKU, when there is exactly one. */
  otherOrderOf(skuId: SkuId, notOrderId: OrderId): OrderRef | null
  nextSscc(): { readonly serial: number; readonly sscc: string }
  /** What the print ledger knows of the job. */
  printStatus(jobId: PrintJobId): PrintStatus | null
}

export type Context = {
  readonly now: number
  readonly station: string
  readonly settings: Settings
  readonly lookups: Lookups
  readonly newId: () => string
}

export type { CommandWord, ReasonCode }

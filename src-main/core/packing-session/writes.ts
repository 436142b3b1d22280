/**
 * What follows from an event for everything outside the session: order, stock, parcels, print jobs, outbox. Pure; the
 * store writes it in the event's own transaction, so that neither is ever there without the other (PACKING-SESSION
 * rules 4 and 5).
 */
import type { SkuId } from '../../../src-shared/model/ids.ts'
import { allocate, type BinStock } from '../inventory/allocate.ts'
import type { Write } from '../port/writes.ts'
import { holdLabelOf, packingSlipOf, shippingLabelOf } from './documents.ts'
import type { LoggedEvent, SessionEvent } from './events.ts'
import type { Settings } from './settings.ts'
import type { PackedUnit, SessionState } from './state.ts'

export type WritesContext = {
  readonly now: number
  readonly station: string
  readonly operatorName: string
  readonly settings: Settings
  stockOf(skuId: SkuId): readonly BinStock[]
  /** Null when the warehouse has none: then damaged units only leave the stock. */
  damageBin(): BinStock['binId'] | null
}

type EventOf<K extends SessionEvent['kind']> = Extract<SessionEvent, { kind: K }>

/** `before` is null for the opening; `after` has the event folded in. */
export function writesOf(
  before: SessionState | null,
  after: SessionState,
  seq: number,
  event: SessionEvent,
  ctx: WritesContext,
): readonly Write[] {
  const open: Write[] =
    before === null ? [{ kind: 'openSession', sessionId: after.id, orderId: after.order.id }] : []
  return [...open, touch(after, ctx), ...follow(before ?? after, after, seq, event, ctx)]
}

function touch(after: SessionState, ctx: WritesContext): Write {
  const kind = after.phase.kind
  return {
    kind: 'touchSession',
    sessionId: after.id,
    state: kind,
    isActive: kind !== 'done' && kind !== 'onHold' && kind !== 'stopped',
    isClosed: kind === 'done',
    leaseUntil: ctx.now + ctx.settings.leaseMs,
  }
}

function follow(
  before: SessionState,
  after: SessionState,
  seq: number,
  event: SessionEvent,
  ctx: WritesContext,
): readonly Write[] {
  const ref = refOf(after, seq)
  switch (event.kind) {
    case 'sessionOpened':
    case 'sessionResumed':
    case 'sessionReleased':
      return [orderStatus(after, 'packing')]
    case 'itemShorted':
      return [requestCount(event.skuId, 'short', ref, ctx)]
    case 'itemDamaged':
      return moveToDamage(event, ref, ctx)
    case 'parcelClosed':
      return closing(before, after, event, ctx)
    case 'labelReprinted':
      return reprint(after, event)
    case 'labelConfirmed':
      return before.closing ? confirming(before.closing.parcelId) : []
    case 'labelDestroyed':
      return [{ kind: 'destroyLabel', sscc: event.sscc }]
    case 'sessionCompleted':
      return completing(after)
    case 'sessionHeld':
      return holding(after, event, ctx)
    case 'undone':
      return takingBack(before, event)
    default:
      return []
  }
}

function refOf(state: SessionState, seq: number): string {
  return `${state.id}/${seq}`
}

function orderStatus(state: SessionState, status: 'packing' | 'shipped'): Write {
  return { kind: 'setOrderStatus', orderId: state.order.id, status, holdReason: null }
}

/** The bin that the unit should have been in is to be counted. */
function requestCount(skuId: SkuId, reason: string, ref: string, ctx: WritesContext): Write {
  const binId = allocate(ctx.stockOf(skuId), 1).taken[0]?.binId ?? null
  return { kind: 'requestCount', skuId, binId, reason, ref }
}

function moveToDamage(
  event: EventOf<'itemDamaged'>,
  ref: string,
  ctx: WritesContext,
): readonly Write[] {
  const from = allocate(ctx.stockOf(event.skuId), 1).taken[0]
  if (!from) return [requestCount(event.skuId, 'damaged', ref, ctx)]
  const base = { kind: 'moveStock', skuId: event.skuId, reason: 'damaged', ref } as const
  const out = { ...base, binId: from.binId, delta: -1, idemKey: `${ref}/out` }
  const damageBin = ctx.damageBin()
  if (damageBin === null) return [out]
  return [out, { ...base, binId: damageBin, delta: 1, idemKey: `${ref}/in` }]
}

function closing(
  before: SessionState,
  after: SessionState,
  event: EventOf<'parcelClosed'>,
  ctx: WritesContext,
): readonly Write[] {
  const number = before.finished.length + 1
  const { parcelId } = event
  const parcel: Write = {
    kind: 'closeParcel',
    parcelId,
    shipmentId: event.shipmentId,
    orderId: after.order.id,
    sessionId: after.id,
    number,
    service: after.order.service,
    cartonTypeId: after.carton?.id ?? null,
    weightG: event.weightG,
    tareG: after.carton?.tareG ?? 0,
    sscc: event.sscc,
    ssccSerial: event.ssccSerial,
    items: itemsOf(after.packed),
  }
  const carton: Write[] = after.carton
    ? [{ kind: 'useCarton', cartonTypeId: after.carton.id, delta: -1 }]
    : []
  return [
    parcel,
    ...carton,
    ...shipStock(after, parcelId, ctx),
    ...printing(after, event, ctx),
    outboxRow(after, event, number),
  ]
}

/** Units by order line, as the parcel's rows want them. */
function itemsOf(packed: readonly PackedUnit[]) {
  const lines = [...new Set(packed.map((unit) => unit.lineId))]
  return lines.flatMap((lineId) => {
    const units = packed.filter((unit) => unit.lineId === lineId)
    const [first] = units
    if (!first) return []
    const serials = units.flatMap((unit) => unit.serial ?? [])
    return [{ lineId, skuId: first.skuId, quantity: units.length, serials }]
  })
}

function shipStock(state: SessionState, ref: string, ctx: WritesContext): readonly Write[] {
  const skuIds = [...new Set(state.packed.map((unit) => unit.skuId))]
  return skuIds.flatMap((skuId) => {
    const quantity = state.packed.filter((unit) => unit.skuId === skuId).length
    const { taken, missing } = allocate(ctx.stockOf(skuId), quantity)
    const moves = taken.map(
      (part): Write => ({
        kind: 'moveStock',
        skuId,
        binId: part.binId,
        delta: -part.quantity,
        reason: 'shipped',
        ref,
        idemKey: `${ref}/${skuId}/${part.binId}`,
      }),
    )
    if (missing === 0) return moves
    return [...moves, { kind: 'requestCount', skuId, binId: null, reason: 'shippedUnbooked', ref }]
  })
}

function printing(
  state: SessionState,
  event: EventOf<'parcelClosed'>,
  ctx: WritesContext,
): readonly Write[] {
  const base = { kind: 'requestPrint', parcelId: event.parcelId, sessionId: state.id } as const
  const label: Write = {
    ...base,
    jobId: event.labelJobId,
    printKind: 'shippingLabel',
    document: shippingLabelOf(state, event, ctx),
  }
  if (!event.slipJobId) return [label]
  const document = packingSlipOf(state, ctx)
  return [label, { ...base, jobId: event.slipJobId, printKind: 'packingSlip', document }]
}

function outboxRow(state: SessionState, event: EventOf<'parcelClosed'>, number: number): Write {
  return {
    kind: 'queueOutbox',
    topic: 'parcel.packed',
    entityId: event.parcelId,
    payload: {
      orderId: state.order.id,
      orderNumber: state.order.number,
      parcelId: event.parcelId,
      parcelNumber: number,
      sscc: event.sscc,
      weightG: event.weightG,
      items: itemsOf(state.packed),
    },
    idemKey: `parcel.packed/${event.parcelId}`,
    isHeld: true,
  }
}

function reprint(state: SessionState, event: EventOf<'labelReprinted'>): readonly Write[] {
  if (!state.closing) return []
  const { parcelId } = state.closing
  const { jobId, copy, reason } = event
  return [{ kind: 'requestReprint', jobId, parcelId, sessionId: state.id, copy, reason }]
}

function confirming(parcelId: NonNullable<SessionState['closing']>['parcelId']): readonly Write[] {
  return [
    { kind: 'confirmParcel', parcelId },
    { kind: 'releaseOutbox', entityId: parcelId },
  ]
}

/** Last label confirmed = packed; shipped follows at once (apis/mapping.md, the setting's default). */
function completing(state: SessionState): readonly Write[] {
  const shipment: Write[] = state.shipmentId
    ? [{ kind: 'completeShipment', shipmentId: state.shipmentId }]
    : []
  const payload = {
    orderId: state.order.id,
    orderNumber: state.order.number,
    parcels: state.finished.map((parcel) => parcel.parcelId),
    short: state.short,
  }
  return [
    orderStatus(state, 'shipped'),
    ...shipment,
    {
      kind: 'queueOutbox',
      topic: 'order.shipped',
      entityId: state.order.id,
      payload,
      idemKey: `order.shipped/${state.id}`,
      isHeld: false,
    },
  ]
}

function holding(
  state: SessionState,
  event: EventOf<'sessionHeld'>,
  ctx: WritesContext,
): readonly Write[] {
  return [
    {
      kind: 'setOrderStatus',
      orderId: state.order.id,
      status: 'held',
      holdReason: event.reason,
    },
    {
      kind: 'requestPrint',
      jobId: event.holdJobId,
      parcelId: null,
      sessionId: state.id,
      printKind: 'holdLabel',
      document: holdLabelOf(state, event.reason, ctx),
    },
  ]
}

/** Books back what the undone events booked; a closed parcel is voided, its SSCC stays used. */
function takingBack(before: SessionState, event: EventOf<'undone'>): readonly Write[] {
  const removed = before.log.filter((entry) => entry.seq >= event.toSeq)
  const reversals = removed
    .filter(isBooked)
    .map((entry): Write => ({ kind: 'reverse', ref: refOf(before, entry.seq) }))
  if (!event.voided) return reversals
  const { parcelId } = event.voided
  const carton: Write[] = before.carton
    ? [{ kind: 'useCarton', cartonTypeId: before.carton.id, delta: 1 }]
    : []
  return [
    ...reversals,
    { kind: 'reverse', ref: parcelId },
    { kind: 'voidParcel', parcelId },
    { kind: 'voidOutbox', entityId: parcelId },
    ...carton,
  ]
}

function isBooked(entry: LoggedEvent): boolean {
  return entry.event.kind === 'itemShorted' || entry.event.kind === 'itemDamaged'
}

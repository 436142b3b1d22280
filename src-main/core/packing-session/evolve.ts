/**
 * The fold: state + event -> state. Total and pure; it never refuses, for what is in the log has happened.
 * `undone` folds the log again without what was taken back, so that undo can never leave a remainder behind.
 */

import { AppError } from '../../../src-shared/base/app-error.ts'
import { assertNever } from '../../../src-shared/base/assert-never.ts'
import type { SessionId } from '../../../src-shared/model/ids.ts'
import type { LoggedEvent, PlannedUnit, SessionEvent } from './events.ts'
import type { PackedUnit, SessionPlan, SessionState } from './state.ts'

type EventOf<K extends SessionEvent['kind']> = Extract<SessionEvent, { kind: K }>

/** Folds a whole session. Throws `session/unknown-event` when the list does not begin with its opening. */
export function foldSession(id: SessionId, events: readonly LoggedEvent[]): SessionState {
  const [first, ...rest] = events
  if (first?.event.kind !== 'sessionOpened')
    throw new AppError('session/unknown-event', `Session ${id} does not begin with its opening.`)
  return rest.reduce(evolve, openSession(id, first))
}

export function openSession(id: SessionId, logged: LoggedEvent): SessionState {
  const { order } = logged.event as EventOf<'sessionOpened'>
  return {
    id,
    order,
    openedAt: logged.at,
    phase: order.note === null ? { kind: 'choosingCarton' } : { kind: 'reviewing' },
    plan: null,
    carton: null,
    packed: [],
    short: [],
    weightG: null,
    shipmentId: null,
    closing: null,
    finished: [],
    toDestroy: [],
    log: [logged],
    lastSeq: logged.seq,
  }
}

export function evolve(state: SessionState, logged: LoggedEvent): SessionState {
  const { event, seq } = logged
  if (event.kind === 'undone') return takeBack(state, logged, event)
  const next = apply(state, event)
  return { ...next, log: [...state.log, logged], lastSeq: seq }
}

function takeBack(
  state: SessionState,
  logged: LoggedEvent,
  event: EventOf<'undone'>,
): SessionState {
  const base = foldSession(
    state.id,
    state.log.filter((entry) => entry.seq < event.toSeq),
  )
  // What was torn up stays torn up: these events are kept, for the same question comes up with each later UNDO.
  const torn = state.log.filter((entry) => entry.event.kind === 'labelDestroyed')
  const destroyed = new Set(
    torn.flatMap(({ event: e }) => (e.kind === 'labelDestroyed' ? [e.sscc] : [])),
  )
  const burnt = event.voided?.mayExist ? [event.voided.sscc] : []
  const toDestroy = [...new Set([...base.toDestroy, ...state.toDestroy, ...burnt])]
  return {
    ...base,
    toDestroy: toDestroy.filter((sscc) => !destroyed.has(sscc)),
    shipmentId: state.shipmentId,
    log: [...base.log, ...torn.filter((entry) => entry.seq >= event.toSeq), logged],
    lastSeq: logged.seq,
  }
}

function apply(
  state: SessionState,
  event: Exclude<SessionEvent, { kind: 'undone' }>,
): SessionState {
  switch (event.kind) {
    case 'sessionOpened':
    case 'sessionResumed':
    case 'itemSetAside':
    case 'refused':
      return state
    case 'noteConfirmed':
      return { ...state, phase: { kind: 'choosingCarton' } }
    case 'planMade':
      return withPlan(state, event)
    case 'cartonConfirmed':
      return { ...state, carton: event.carton, phase: { kind: 'packing' } }
    case 'itemConfirmed':
      return withItem(state, event)
    case 'itemPlacedElsewhere':
      return {
        ...state,
        packed: state.packed.map((unit, i) =>
          i === event.index ? { ...unit, at: event.at } : unit,
        ),
        plan: null,
      }
    case 'itemShorted':
      return {
        ...state,
        short: [...state.short, { lineId: event.lineId, skuId: event.skuId }],
        plan: state.plan && withoutUnit(state.plan, event.skuId),
      }
    case 'itemDamaged':
      return withDamaged(state, event)
    case 'parcelFilled':
      return {
        ...state,
        phase: { kind: 'weighing' },
        // Closed early: what was to come into this carton is planned anew.
        plan: event.isEarly ? null : state.plan,
      }
    case 'backToItems':
      return { ...state, phase: { kind: 'packing' } }
    case 'weightTaken':
      return { ...state, weightG: event.grams }
    case 'parcelClosed':
      return withClosing(state, event)
    case 'labelPrinted':
      return withPrint(state, event.jobId, 'printed')
    case 'labelUnknown':
      return withPrint(state, event.jobId, 'unknown')
    case 'labelReprinted':
      return {
        ...state,
        phase: { kind: 'labelling' },
        closing: state.closing && {
          ...state.closing,
          labelJobId: event.jobId,
          copies: event.copy,
          mayExist: true,
        },
      }
    case 'labelConfirmed':
      return finishParcel(state)
    case 'labelDestroyed':
      return { ...state, toDestroy: state.toDestroy.filter((sscc) => sscc !== event.sscc) }
    case 'sessionCompleted':
      return { ...state, phase: { kind: 'done' } }
    case 'sessionHeld':
      return { ...state, phase: { kind: 'onHold', reason: event.reason, from: state.phase } }
    case 'sessionReleased':
      return released(state)
    case 'sessionStopped':
      return { ...state, phase: { kind: 'stopped', why: event.why, from: state.phase } }
    case 'orderRefreshed':
      return withOrder(state, event)
    default:
      return assertNever(event)
  }
}

function withPlan(state: SessionState, event: EventOf<'planMade'>): SessionState {
  const { moved } = event
  return {
    ...state,
    plan: { parcels: event.parcels, withoutPlan: event.withoutPlan },
    packed: moved
      ? state.packed.map((unit, i) => ({ ...unit, at: moved[i] ?? null }))
      : state.packed,
    ...(event.needsCarton ? { carton: null, phase: { kind: 'choosingCarton' } as const } : {}),
  }
}

function withItem(state: SessionState, event: EventOf<'itemConfirmed'>): SessionState {
  const unit: PackedUnit = {
    lineId: event.lineId,
    skuId: event.skuId,
    serial: event.serial,
    lot: event.lot,
    at: event.at,
  }
  return {
    ...state,
    packed: [...state.packed, unit],
    plan: state.plan && withoutPlanned(state.plan, unit),
  }
}

/** Takes the place that a packed unit has filled out of the plan, or one of the units that have none. */
function withoutPlanned(plan: SessionPlan, unit: PackedUnit): SessionPlan {
  const { at } = unit
  if (at === null) return withoutUnit(plan, unit.skuId)
  const [first, ...later] = plan.parcels
  if (!first) return plan
  const index = first.units.findIndex((p) => p.skuId === unit.skuId && isSamePlace(p, at))
  const units = first.units.filter((_, i) => i !== index)
  return { ...plan, parcels: [{ ...first, units }, ...later] }
}

function isSamePlace(planned: PlannedUnit, at: { x: number; y: number; z: number }): boolean {
  return planned.at.x === at.x && planned.at.y === at.y && planned.at.z === at.z
}

/** Takes one unit of the SKU out of the plan: one without a place first, then the one that is packed last. */
function withoutUnit(plan: SessionPlan, skuId: string): SessionPlan {
  if (plan.withoutPlan.some((entry) => entry.skuId === skuId)) {
    const withoutPlan = plan.withoutPlan
      .map((entry) => (entry.skuId === skuId ? { ...entry, count: entry.count - 1 } : entry))
      .filter((entry) => entry.count > 0)
    return { ...plan, withoutPlan }
  }
  for (let p = plan.parcels.length - 1; p >= 0; p--) {
    const parcel = plan.parcels[p]
    const index = parcel?.units.findLastIndex((unit) => unit.skuId === skuId) ?? -1
    if (!parcel || index < 0) continue
    const units = parcel.units.filter((_, i) => i !== index)
    const parcels = plan.parcels.map((other, i) => (i === p ? { ...parcel, units } : other))
    // A later carton that has become empty is not taken at all.
    return { ...plan, parcels: parcels.filter((other, i) => i === 0 || other.units.length > 0) }
  }
  return plan
}

function withDamaged(state: SessionState, event: EventOf<'itemDamaged'>): SessionState {
  if (event.index === null) return state
  // It is out of the carton again; its place is planned anew, for something may have come to rest on it.
  return { ...state, packed: state.packed.filter((_, i) => i !== event.index), plan: null }
}

function withClosing(state: SessionState, event: EventOf<'parcelClosed'>): SessionState {
  return {
    ...state,
    phase: { kind: 'labelling' },
    shipmentId: event.shipmentId,
    closing: {
      parcelId: event.parcelId,
      sscc: event.sscc,
      weightG: event.weightG,
      labelJobId: event.labelJobId,
      copies: 1,
      mayExist: false,
    },
  }
}

/** Keeps what the order still wants; the plan is made anew, and a full carton finds its way to the scale again. */
function withOrder(state: SessionState, event: EventOf<'orderRefreshed'>): SessionState {
  const { order } = event
  const from = state.phase.kind === 'stopped' ? state.phase.from : state.phase
  const wanted = new Map(order.lines.map((line) => [line.lineId, line.quantity]))
  for (const parcel of state.finished)
    for (const unit of parcel.units) wanted.set(unit.lineId, (wanted.get(unit.lineId) ?? 0) - 1)
  const take = (lineId: PackedUnit['lineId']): boolean => {
    const left = wanted.get(lineId) ?? 0
    wanted.set(lineId, left - 1)
    return left > 0
  }
  const packed = state.packed.filter((unit) => take(unit.lineId))
  const short = state.short.filter((unit) => take(unit.lineId))
  const phase = from.kind === 'weighing' ? ({ kind: 'packing' } as const) : from
  return { ...state, order, packed, short, phase, plan: null }
}

/** An order that was held because it was short is wanted whole again: it waited for the missing units. */
function released(state: SessionState): SessionState {
  if (state.phase.kind !== 'onHold') return state
  const { from, reason } = state.phase
  if (reason !== 'SHORT') return { ...state, phase: from }
  return { ...state, phase: from, short: [], plan: null }
}

function withPrint(state: SessionState, jobId: string, print: 'printed' | 'unknown'): SessionState {
  if (state.closing?.labelJobId !== jobId) return state
  return {
    ...state,
    phase: { kind: 'confirmingLabel', print },
    closing: { ...state.closing, mayExist: true },
  }
}

function finishParcel(state: SessionState): SessionState {
  if (!state.closing) return state
  const parcel = {
    parcelId: state.closing.parcelId,
    number: state.finished.length + 1,
    sscc: state.closing.sscc,
    units: state.packed,
  }
  const plan = state.plan && { ...state.plan, parcels: state.plan.parcels.slice(1) }
  return {
    ...state,
    phase: { kind: 'choosingCarton' },
    finished: [...state.finished, parcel],
    closing: null,
    carton: null,
    packed: [],
    weightG: null,
    plan,
  }
}

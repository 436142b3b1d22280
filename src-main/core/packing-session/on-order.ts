/** The scan of an order or tote: opens it, resumes it, or says why not. */

import type { ReasonCode } from '../../../src-shared/model/command-word.ts'
import type { SessionId } from '../../../src-shared/model/ids.ts'
import type { Operator } from '../../../src-shared/model/operator.ts'
import type { OrderMeaning } from '../scan/meaning.ts'
import type { Context, Step } from './bench.ts'
import { isUnderWay } from './counts.ts'
import { refreshOrder } from './on-change.ts'
import {
  good,
  inform,
  record,
  recordAtStation,
  recordOpening,
  refuse,
  sessionOf,
  sound,
  withBench,
} from './step.ts'

/** A session is in the way of another order until it is done, on hold or stopped. */
export function isBusyWithOrder(step: Step): boolean {
  return isUnderWay(step.bench.session)
}

export function onOrder(step: Step, order: OrderMeaning, ctx: Context): Step {
  const facts = { order: order.number, tote: order.tote ?? '' }
  const { session } = step.bench
  if (session?.order.id === order.orderId && isBusyWithOrder(step)) return good(step)
  if (session && isBusyWithOrder(step)) return refuse(step, 'order.other', facts, ctx)
  if (ctx.settings.needsBadge && !step.bench.operator) return refuse(step, 'badge.first', {}, ctx)
  switch (order.status) {
    case 'shipped':
    case 'packed':
      return refuse(step, 'order.shipped', facts, ctx)
    case 'cancelled':
      return refuse(step, 'order.cancelled', facts, ctx)
    default:
      return openOrResume(step, order, facts, ctx)
  }
}

function openOrResume(
  step: Step,
  order: OrderMeaning,
  facts: { order: string; tote: string },
  ctx: Context,
): Step {
  const open = ctx.lookups.openSession(order.orderId)
  if (!open) {
    return order.status === 'held' ? onHeld(step, order, facts, ctx) : openOrder(step, order, ctx)
  }
  // A supervisor who is signed in may take it over before its lease ends.
  const mayTake = step.bench.operator?.role === 'supervisor'
  if (open.station !== ctx.station && open.leaseUntil > ctx.now && !mayTake)
    return refuse(step, 'order.elsewhere', { ...facts, name: open.station }, ctx)
  return resume(step, open.sessionId, ctx)
}

/** Held before anybody packed it: a supervisor who is signed in lets it pass with a reason, nobody else does. */
function onHeld(
  step: Step,
  order: OrderMeaning,
  facts: { order: string; tote: string },
  ctx: Context,
): Step {
  const by = step.bench.operator
  if (by?.role !== 'supervisor')
    return refuse(step, 'order.held', { ...facts, reason: order.holdReason ?? '' }, ctx)
  const asked = { for: 'RELEASE' as const, what: { kind: 'hold' as const, order }, by }
  return sound(withBench(step, { asked, alert: null }), 'attention')
}

export function releaseHeld(
  step: Step,
  order: OrderMeaning,
  by: Operator,
  reason: ReasonCode,
  ctx: Context,
): Step {
  const released = { by: by.id, reason }
  const event = { kind: 'holdReleased' as const, orderId: order.orderId, released }
  const opened = openOrder(recordAtStation(step, event), order, ctx)
  return inform(opened, 'done.released', { name: by.name, reason })
}

function openOrder(step: Step, order: OrderMeaning, ctx: Context): Step {
  const snapshot = ctx.lookups.order(order.orderId)
  if (!snapshot || snapshot.lines.length === 0)
    return refuse(step, 'order.unknown', { order: order.number }, ctx)
  const fresh = freshBench(step)
  const opened = recordOpening(
    fresh,
    ctx.newId() as SessionId,
    { kind: 'sessionOpened', order: snapshot },
    ctx,
  )
  return good(opened)
}

function resume(step: Step, sessionId: SessionId, ctx: Context): Step {
  const session = ctx.lookups.session(sessionId)
  const back = withBench(freshBench(step), { session })
  if (session.phase.kind === 'stopped') return resumeStopped(back, ctx)
  const isHeld = session.phase.kind === 'onHold'
  const resumed = record(back, { kind: isHeld ? 'sessionReleased' : 'sessionResumed' }, ctx)
  return inform(good(resumed), 'done.resumed', { order: sessionOf(resumed).order.number })
}

function resumeStopped(step: Step, ctx: Context): Step {
  const { order } = sessionOf(step)
  const fresh = ctx.lookups.order(order.id)
  if (!fresh) return refuse(step, 'order.unknown', { order: order.number }, ctx)
  return refreshOrder(step, fresh, ctx)
}

/** Nothing of the order before may show through. */
function freshBench(step: Step): Step {
  const { scale } = step.bench
  return withBench(step, {
    session: null,
    planning: null,
    armed: null,
    asked: null,
    choices: null,
    spots: null,
    alert: null,
    printTrouble: null,
    isUnitInHand: false,
    scale: { ...scale, refusedG: null },
  })
}

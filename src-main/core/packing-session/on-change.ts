/**
 * PACKING-SESSION rule 7: an order that was changed or cancelled outside while it is being packed stops its session at
 * the next scan. A cancelled one stays stopped; a changed one goes on by the scan of its order, with what it is now.
 */
import type { Context, Step } from './bench.ts'
import type { SessionOrder } from './session-order.ts'
import { inform, record, refuse, sessionOf, sound, withBench } from './step.ts'
import { closingStart, voidedParcel } from './undo.ts'

/** Null when nothing has changed, or nothing is being packed. */
export function stopIfChanged(step: Step, ctx: Context): Step | null {
  const { session } = step.bench
  const kind = session?.phase.kind
  if (!session || kind === 'done' || kind === 'onHold' || kind === 'stopped') return null
  const why = ctx.lookups.changeOf(session.order)
  if (why === null) return null
  const calm = withBench(step, {
    planning: null,
    armed: null,
    asked: null,
    spots: null,
    isUnitInHand: false,
  })
  const stopped = record(calm, { kind: 'sessionStopped', why }, ctx)
  const facts = { order: session.order.number, what: why }
  if (why === 'cancelled') return refuse(stopped, 'order.cancelled', facts, ctx)
  return refuse(stopped, 'order.changed', facts, ctx)
}

/** The scan of the stopped order: what was not handed over yet goes on under the order as it is now. */
export function refreshOrder(step: Step, fresh: SessionOrder, ctx: Context): Step {
  const session = sessionOf(step)
  // A label with the old address must not leave: the parcel is opened again.
  const start = closingStart(session)
  const opened = start
    ? record(
        step,
        {
          kind: 'undone',
          toSeq: start.seq,
          what: 'weightTaken',
          voided: voidedParcel(session, start, ctx),
        },
        ctx,
      )
    : step
  const refreshed = record(opened, { kind: 'orderRefreshed', order: fresh }, ctx)
  const calm = withBench(refreshed, { alert: null, planning: null })
  return inform(sound(calm, 'good'), 'done.resumed', { order: fresh.number })
}

/**
 * RELEASE: a supervisor's badge lets pass what holds a parcel up at the scale, with a reason from the sheet: a weight that
 * was refused, a weight that no scale can tell, a burnt label that is not there to be scanned as destroyed.
 */
import type { ReasonCode } from '../../../src-shared/model/command-word.ts'
import type { Operator } from '../../../src-shared/model/operator.ts'
import type { Context, Releasable, Step } from './bench.ts'
import { closeParcel } from './close-parcel.ts'
import { good, inform, record, sessionOf, sound, withBench } from './step.ts'
import { expectedWeight } from './weighing.ts'

/** What holds a parcel up; an order that is held is opened by its own scan (on-order.ts). */
type HeldUp = Exclude<Releasable, { kind: 'hold' }>

/** Null when there is nothing to release: then the badge only signs in. */
export function askRelease(step: Step, by: Operator, ctx: Context): Step | null {
  const what = releasable(step, ctx)
  if (!what) return null
  return sound(withBench(step, { asked: { for: 'RELEASE', what, by }, alert: null }), 'attention')
}

function releasable(step: Step, ctx: Context): HeldUp | null {
  const { session, scale } = step.bench
  if (session?.phase.kind !== 'weighing') return null
  const [sscc] = session.toDestroy
  if (sscc !== undefined) return { kind: 'lostLabel', sscc }
  if (scale.refusedG !== null) return { kind: 'weight', grams: scale.refusedG }
  if (scale.reading !== null) return null
  return { kind: 'weight', grams: expectedWeight(session, ctx.settings, 1).grams }
}

export function release(
  step: Step,
  what: HeldUp,
  by: Operator,
  reason: ReasonCode,
  ctx: Context,
): Step {
  const free = withBench(step, { asked: null })
  // What was asked about may be gone: the parcel was opened again meanwhile.
  if (sessionOf(free).phase.kind !== 'weighing') return free
  const released = { by: by.id, reason }
  const passed =
    what.kind === 'weight'
      ? closeParcel(free, what.grams, released, ctx)
      : good(record(free, { kind: 'labelDestroyed', sscc: what.sscc, released }, ctx))
  return inform(passed, 'done.released', { name: by.name, reason })
}

/** What the station does by itself once a command is decided: plan, fill the parcel, close it, go on. */
import type { Context, Step } from './bench.ts'
import { isParcelFull } from './counts.ts'
import { tryWeight } from './on-weight.ts'
import { askForPlan, record, withBench } from './step.ts'

export function settle(step: Step, ctx: Context): Step {
  return fillParcel(wantPlan(step, ctx), ctx)
}

/** A session without a plan gets one, whether it is new, was undone, or was found again after the power went. */
function wantPlan(step: Step, ctx: Context): Step {
  const { session, planning } = step.bench
  if (!session || planning || session.plan) return step
  if (session.phase.kind === 'choosingCarton') {
    const isFirst = session.finished.length === 0
    return askForPlan(step, { kind: isFirst ? 'opening' : 'next' }, ctx)
  }
  if (session.phase.kind === 'packing')
    return askForPlan(step, { kind: 'rest', cause: 'elsewhere' }, ctx)
  return step
}

/** The last unit of a carton leads to the scale without another scan. */
function fillParcel(step: Step, ctx: Context): Step {
  const { session } = step.bench
  if (session?.phase.kind !== 'packing' || !isParcelFull(session) || step.bench.planning)
    return step
  const filled = record(step, { kind: 'parcelFilled', isEarly: false }, ctx)
  const scale = { ...filled.bench.scale, refusedG: null }
  return tryWeight(withBench(filled, { scale }), ctx)
}

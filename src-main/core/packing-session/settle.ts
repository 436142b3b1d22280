/** What the station does by itself once a command is decided: learn of prints, plan, fill the parcel, weigh it, end. */
import type { Context, Step } from './bench.ts'
import { isParcelFull, unitsOpen } from './counts.ts'
import { tryWeight } from './on-weight.ts'
import { askForPlan, attention, record, sound, withBench } from './step.ts'

export function settle(step: Step, ctx: Context): Step {
  const told = complete(learnOfPrint(step, ctx), ctx)
  return tryWeight(fillParcel(wantPlan(told, ctx), ctx), ctx)
}

/** The ledger may know more of the label in hand than the session: it was on hold meanwhile, or the power was gone. */
function learnOfPrint(step: Step, ctx: Context): Step {
  const { session } = step.bench
  if (session?.phase.kind !== 'labelling' || !session.closing) return step
  const jobId = session.closing.labelJobId
  const status = ctx.lookups.printStatus(jobId)
  if (status === 'printed') return record(step, { kind: 'labelPrinted', jobId }, ctx)
  if (status !== 'unknown' && status !== 'cancelled') return step
  const trouble = 'noAnswer'
  const unknown = record(step, { kind: 'labelUnknown', jobId, trouble }, ctx)
  return attention(unknown, 'label.unknownPrint', { reason: trouble })
}

/** Every parcel has its label, and whatever had none is short: the order is done. */
function complete(step: Step, ctx: Context): Step {
  const { session, planning } = step.bench
  const kind = session?.phase.kind
  if (!session || planning || (kind !== 'choosingCarton' && kind !== 'packing')) return step
  const isAllOut = session.finished.length > 0 && session.packed.length === 0
  if (!isAllOut || unitsOpen(session) > 0) return step
  return sound(record(step, { kind: 'sessionCompleted' }, ctx), 'complete')
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
  return withBench(filled, { scale: { ...filled.bench.scale, refusedG: null } })
}

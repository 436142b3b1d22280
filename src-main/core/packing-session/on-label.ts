/** The scan of a parcel's label: confirms it, or finds that it is another one's. */
import type { LabelMeaning } from '../scan/meaning.ts'
import type { Context, Step } from './bench.ts'
import { isUnderWay } from './counts.ts'
import { attention, good, inform, record, refuse, sessionOf, withBench } from './step.ts'

export function onLabel(step: Step, label: LabelMeaning, ctx: Context): Step {
  const { session } = step.bench
  if (session?.toDestroy.includes(label.sscc)) return destroyLabel(step, label.sscc, ctx)
  if (session?.closing?.sscc === label.sscc) return confirmLabel(step, label.sscc, ctx)
  if (session?.phase.kind === 'confirmingLabel')
    return refuse(step, 'label.wrong', labelFacts(label), ctx)
  if (label.parcel?.status === 'confirmed')
    return inform(good(step), 'label.alreadyConfirmed', labelFacts(label))
  if (label.parcel?.status === 'closed') return openByLabel(step, label, ctx)
  return refuse(step, 'label.wrong', labelFacts(label), ctx)
}

function labelFacts(label: LabelMeaning) {
  return {
    sscc: label.sscc,
    order: label.parcel?.orderNumber ?? '',
    parcel: label.parcel?.number ?? 0,
  }
}

function destroyLabel(step: Step, sscc: string, ctx: Context): Step {
  const destroyed = record(step, { kind: 'labelDestroyed', sscc, released: null }, ctx)
  return inform(good(destroyed), 'label.destroyed', { sscc })
}

function confirmLabel(step: Step, sscc: string, ctx: Context): Step {
  const { phase } = sessionOf(step)
  // A label that is in somebody's hand has been printed, whatever the printer says of it.
  if (phase.kind !== 'confirmingLabel' && phase.kind !== 'labelling')
    return refuse(step, 'label.notYet', {}, ctx)
  const confirmed = record(step, { kind: 'labelConfirmed', sscc }, ctx)
  const calm = withBench(confirmed, { printTrouble: null, isUnitInHand: false })
  const emptied = withBench(calm, {
    scale: { ...calm.bench.scale, refusedG: null, hasSeenZero: isScaleEmpty(calm) },
  })
  return good(emptied)
}

/** A scale that is lost is not known to be empty: what stands on it may be the parcel from before (PRODUCT R25). */
export function isScaleEmpty(step: Step): boolean {
  const grams = step.bench.scale.reading?.grams ?? null
  return grams !== null && Math.abs(grams) <= (step.bench.scale.reading?.divisionG ?? 0)
}

/** A parcel that was left without its label confirmed: its session comes back by the scan of that label. */
function openByLabel(step: Step, label: LabelMeaning, ctx: Context): Step {
  const open = label.parcel && ctx.lookups.openSession(label.parcel.orderId)
  if (isUnderWay(step.bench.session) || !open)
    return refuse(step, 'label.wrong', labelFacts(label), ctx)
  if (open.station !== ctx.station && open.leaseUntil > ctx.now)
    return refuse(step, 'order.elsewhere', { ...labelFacts(label), name: open.station }, ctx)
  const back = withBench(step, { session: ctx.lookups.session(open.sessionId), planning: null })
  if (sessionOf(back).closing?.sscc !== label.sscc)
    return attention(step, 'label.unknownPrint', labelFacts(label))
  const isHeld = sessionOf(back).phase.kind === 'onHold'
  const resumed = record(back, { kind: isHeld ? 'sessionReleased' : 'sessionResumed' }, ctx)
  return confirmLabel(resumed, label.sscc, ctx)
}

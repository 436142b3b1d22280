/** A plan is there: what it was asked for decides what happens with it. */
import type { BenchCommand, Context, Step } from './bench.ts'
import { openUnits } from './counts.ts'
import type { PlanCause, SessionEvent } from './events.ts'
import { confirmUnit, setAside } from './on-item.ts'
import { blockersOf } from './packing-order.ts'
import type { PlanJob, PlanOutcome } from './plan-input.ts'
import { good, inform, record, refuse, sessionOf, withBench } from './step.ts'

type Planned = Extract<PlanOutcome, { kind: 'planned' }>

export function onPlanReady(
  step: Step,
  command: Extract<BenchCommand, { kind: 'planReady' }>,
  ctx: Context,
): Step {
  const { planning, session } = step.bench
  // An answer to a question that was taken back meanwhile.
  if (!planning || !session || planning.requestId !== command.requestId) return step
  const free = withBench(step, { planning: null })
  const { outcome } = command
  if (outcome.kind === 'planned') return onPlanned(free, planning.job, outcome, ctx)
  if (outcome.kind === 'tooSmall') return onTooSmall(free, planning.job, outcome, ctx)
  return withoutPlan(free, planning.job, outcome.sentence, ctx)
}

function planMade(cause: PlanCause, outcome: Planned, needsCarton: boolean): SessionEvent {
  return {
    kind: 'planMade',
    cause,
    parcels: outcome.parcels,
    withoutPlan: outcome.withoutPlan,
    moved: outcome.moved,
    needsCarton,
  }
}

function onPlanned(step: Step, job: PlanJob, outcome: Planned, ctx: Context): Step {
  switch (job.kind) {
    case 'opening':
      return record(step, planMade('opening', outcome, false), ctx)
    case 'next':
      return record(step, planMade('next', outcome, false), ctx)
    case 'rest':
      return record(step, planMade(job.cause, outcome, isOtherCarton(step, outcome)), ctx)
    case 'inHand':
      return takeInHand(step, job, outcome, ctx)
    case 'carton':
      return changeCarton(step, job, outcome, ctx)
    case 'larger':
      return proposeLarger(step, outcome, ctx)
  }
}

/** The carton in hand is empty again and does not hold the rest: another one has to be taken. */
function isOtherCarton(step: Step, outcome: Planned): boolean {
  const { carton, packed } = sessionOf(step)
  return packed.length === 0 && outcome.parcels[0]?.carton.id !== carton?.id
}

/** PACKING-SESSION rule 1: the plan gives way when it can, else the item waits. */
function takeInHand(
  step: Step,
  job: Extract<PlanJob, { kind: 'inHand' }>,
  outcome: Planned,
  ctx: Context,
): Step {
  const first = outcome.parcels[0]?.units[0]
  if (outcome.isNextFirst && first?.skuId === job.skuId) {
    const planned = record(step, planMade('order', outcome, false), ctx)
    return confirmUnit(planned, job, first.at, ctx)
  }
  const open = sessionOf(step).plan?.parcels[0]?.units ?? []
  const blocked = open.find((unit) => unit.skuId === job.skuId)
  const blocker = blocked && blockersOf(blocked, open)[0]
  return setAside(step, job, blocker?.skuId ?? job.skuId, ctx)
}

function changeCarton(
  step: Step,
  job: Extract<PlanJob, { kind: 'carton' }>,
  outcome: Planned,
  ctx: Context,
): Step {
  const planned = record(step, planMade('carton', outcome, false), ctx)
  const confirmed = record(planned, { kind: 'cartonConfirmed', carton: job.carton }, ctx)
  return inform(good(confirmed), 'done.cartonChanged', { carton: job.carton.code })
}

function proposeLarger(step: Step, outcome: Planned, ctx: Context): Step {
  const carton = outcome.parcels[0]?.carton.code ?? ''
  const planned = record(step, planMade('carton', outcome, true), ctx)
  return inform(good(planned), 'done.cartonChanged', { carton })
}

/** The carton cannot hold what this parcel holds: say so, and name the smallest that can. */
function onTooSmall(
  step: Step,
  job: PlanJob,
  outcome: Extract<PlanOutcome, { kind: 'tooSmall' }>,
  ctx: Context,
): Step {
  const carton = job.kind === 'carton' ? job.carton.code : ''
  if (!outcome.smallest) return refuse(step, 'carton.noneHolds', { carton }, ctx)
  return refuse(step, 'carton.tooSmall', { carton, smallest: outcome.smallest.code }, ctx)
}

/** No plan could be made: the packer goes on without one rather than not at all. */
function withoutPlan(step: Step, job: PlanJob, sentence: string, ctx: Context): Step {
  const told = refuse(step, 'plan.failed', { reason: sentence }, ctx)
  if (sessionOf(step).plan) return told
  const cause = job.kind === 'next' ? 'next' : 'opening'
  const outcome: Planned = {
    kind: 'planned',
    parcels: [],
    withoutPlan: openUnits(sessionOf(told)),
    moved: null,
    isNextFirst: false,
  }
  return record(told, planMade(cause, outcome, false), ctx)
}

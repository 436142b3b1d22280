/** The small words that decisions are written in: record an event, show an alert, sound, ask for an effect. */
import type { AlertCode, AlertFacts, Sound } from '../../../src-shared/contract/bench-view.ts'
import type { SessionId } from '../../../src-shared/model/ids.ts'
import type { BenchState, Context, Effect, StationEvent, Step } from './bench.ts'
import { isUnderWay } from './counts.ts'
import type { SessionEvent } from './events.ts'
import { evolve, openSession } from './evolve.ts'
import { type PlanJob, planInputOf } from './plan-input.ts'
import type { SessionState } from './state.ts'

export function startStep(bench: BenchState): Step {
  return { bench, events: [], effects: [] }
}

export function withBench(step: Step, change: Partial<BenchState>): Step {
  return { ...step, bench: { ...step.bench, ...change } }
}

export function withEffect(step: Step, effect: Effect): Step {
  return { ...step, effects: [...step.effects, effect] }
}

/** Adds an event to the session in hand and folds it in. */
export function record(step: Step, event: SessionEvent, ctx: Context): Step {
  const before = step.bench.session
  if (!before) return step
  const seq = before.lastSeq + 1
  const after = evolve(before, { seq, at: ctx.now, event })
  const recorded = { sessionId: before.id, seq, event, before, after }
  return { ...withBench(step, { session: after }), events: [...step.events, recorded] }
}

/** The first event of a new session. */
export function recordOpening(
  step: Step,
  id: SessionId,
  event: Extract<SessionEvent, { kind: 'sessionOpened' }>,
  ctx: Context,
): Step {
  const after = openSession(id, { seq: 1, at: ctx.now, event })
  const recorded = { sessionId: id, seq: 1, event, before: null, after }
  return { ...withBench(step, { session: after }), events: [...step.events, recorded] }
}

/** An event of the bench itself, outside any session. */
export function recordAtStation(step: Step, event: StationEvent): Step {
  const recorded = { sessionId: null, seq: 0, event, before: null, after: null }
  return { ...step, events: [...step.events, recorded] }
}

export function sound(step: Step, kind: Sound): Step {
  return withBench(step, { feedback: { number: step.bench.feedback.number + 1, sound: kind } })
}

/** A right scan or key: clears whatever was wrong (PRODUCT R12) and sounds good. */
export function good(step: Step, kind: Sound = 'good'): Step {
  return sound(withBench(step, { alert: null }), kind)
}

export function inform(step: Step, code: AlertCode, facts: AlertFacts = {}): Step {
  return withBench(step, { alert: { code, tone: 'info', facts, picture: null } })
}

export function attention(step: Step, code: AlertCode, facts: AlertFacts = {}): Step {
  return sound(
    withBench(step, { alert: { code, tone: 'attention', facts, picture: null } }),
    'attention',
  )
}

/**
 * Refuses: nothing of the session changes, the red band says what was scanned, why it is wrong and what to do, and the
 * audit keeps it.
 */
export function refuse(
  step: Step,
  code: AlertCode,
  facts: AlertFacts,
  ctx: Context,
  picture: string | null = null,
): Step {
  const shown = sound(withBench(step, { alert: { code, tone: 'wrong', facts, picture } }), 'wrong')
  const event = { kind: 'refused' as const, code }
  // A session that has ended or was put aside takes no more events but the one that takes it up again.
  return isUnderWay(step.bench.session) ? record(shown, event, ctx) : recordAtStation(shown, event)
}

/** Asks for a plan; scans wait until it is there. */
export function askForPlan(step: Step, job: PlanJob, ctx: Context): Step {
  const { session } = step.bench
  if (!session) return step
  const requestId = step.bench.lastRequestId + 1
  const input = planInputOf(session, job, ctx.lookups.cartons())
  const planning = withBench(step, { planning: { requestId, job }, lastRequestId: requestId })
  return withEffect(planning, { kind: 'plan', requestId, input })
}

/** The session in hand, for decisions that only make sense with one. */
export function sessionOf(step: Step): SessionState {
  const { session } = step.bench
  if (!session) throw new TypeError('There is no session here; the caller has to ask first.')
  return session
}

/** HOLD: the order waits with its carton, which gets a hold label; the bench is free for the next one. */
import type { PrintJobId } from '../../../src-shared/model/ids.ts'
import type { Context, Step } from './bench.ts'
import { inform, record, sessionOf, sound, withBench, withEffect } from './step.ts'

/** `reason`: R1…R9 of the sheet, or SHORT when the order's policy did it. */
export function hold(step: Step, reason: string, ctx: Context): Step {
  return holdFor(withBench(step, { asked: null }), reason, ctx)
}

export function holdFor(step: Step, reason: string, ctx: Context): Step {
  const holdJobId = ctx.newId() as PrintJobId
  const held = record(step, { kind: 'sessionHeld', reason, holdJobId }, ctx)
  const calm = withBench(held, { planning: null, isUnitInHand: false, spots: null })
  const told = inform(calm, 'done.held', { order: sessionOf(held).order.number, reason })
  return withEffect(sound(told, 'attention'), { kind: 'spool' })
}

/** RELEASE: a supervisor's badge lets a weight pass that the bench has refused, with a reason from the sheet. */
import type { ReasonCode } from '../../../src-shared/model/command-word.ts'
import type { Operator } from '../../../src-shared/model/operator.ts'
import type { Context, Step } from './bench.ts'
import { closeParcel } from './close-parcel.ts'
import { sound, withBench } from './step.ts'

/** Null when there is nothing to release: then the badge only signs in. */
export function askRelease(step: Step, by: Operator): Step | null {
  const { session, scale } = step.bench
  if (session?.phase.kind !== 'weighing' || scale.refusedG === null) return null
  const asked = withBench(step, {
    asked: { for: 'RELEASE', grams: scale.refusedG, by },
    alert: null,
  })
  return sound(asked, 'attention')
}

export function release(
  step: Step,
  grams: number,
  by: Operator,
  reason: ReasonCode,
  ctx: Context,
): Step {
  return closeParcel(withBench(step, { asked: null }), grams, { by: by.id, reason }, ctx)
}

/** What the scale says, and the weight that is taken by itself when it is stable, fresh and after a zero (R25). */
import type { WeightReading } from '../port/scale.ts'
import type { Context, Step } from './bench.ts'
import { closeParcel } from './close-parcel.ts'
import { skuOf } from './counts.ts'
import { attention, refuse, sessionOf, withBench } from './step.ts'
import { expectedWeight, judgeWeight, type WeightVerdict } from './weighing.ts'

/** `null`: the scale is lost. Its last value counts for nothing. */
export function onWeight(step: Step, reading: WeightReading | null): Step {
  const { scale } = step.bench
  const isZero =
    reading?.isStable === true &&
    reading.grams !== null &&
    Math.abs(reading.grams) <= reading.divisionG
  const refusedG = isZero || !reading?.isStable ? null : scale.refusedG
  return withBench(step, {
    scale: { reading, hasSeenZero: scale.hasSeenZero || isZero, refusedG },
  })
}

/** Takes the weight if everything holds: after the scale has spoken, and after whatever the weight had to wait for. */
export function tryWeight(step: Step, ctx: Context): Step {
  const { session, scale } = step.bench
  const { reading } = scale
  if (session?.phase.kind !== 'weighing' || step.bench.planning) return step
  if (!reading?.isStable || reading.grams === null || reading.grams <= reading.divisionG)
    return step
  if (!scale.hasSeenZero || session.toDestroy.length > 0) return step
  if (reading.grams === scale.refusedG) return step
  const expected = expectedWeight(session, ctx.settings, reading.divisionG)
  const verdict = judgeWeight(session, expected, reading.grams)
  switch (verdict.kind) {
    case 'fits':
      return closeParcel(step, reading.grams, null, ctx)
    case 'unknown':
      return attention(closeParcel(step, reading.grams, null, ctx), 'weight.noMaster')
    default:
      return refuseWeight(step, reading.grams, expected.grams, verdict, ctx)
  }
}

function refuseWeight(
  step: Step,
  grams: number,
  expectedG: number,
  verdict: Extract<WeightVerdict, { byG: number }>,
  ctx: Context,
): Step {
  const { likely } = verdict
  const title = likely ? (skuOf(sessionOf(step), likely.skuId)?.title ?? '') : ''
  const facts = {
    actual: grams,
    expected: expectedG,
    grams: verdict.byG,
    title,
    count: likely?.count ?? 0,
  }
  const kept = withBench(step, { scale: { ...step.bench.scale, refusedG: grams } })
  const code = verdict.kind === 'tooLight' ? 'weight.tooLight' : 'weight.tooHeavy'
  return refuse(kept, code, facts, ctx)
}

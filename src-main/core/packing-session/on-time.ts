import type { Context, Step } from './bench.ts'
import { withBench } from './step.ts'

/** A destructive command whose second scan did not come is forgotten. */
export function onTimePassed(step: Step, ctx: Context): Step {
  const { armed } = step.bench
  return armed && armed.until <= ctx.now ? withBench(step, { armed: null }) : step
}

import type { Operator } from '../../../src-shared/model/operator.ts'
import type { Context, Step } from './bench.ts'
import { askRelease } from './on-release.ts'
import { good, inform, recordAtStation, refuse, withBench } from './step.ts'

/** A badge signs its bearer in; a supervisor's releases what the bench has blocked. */
export function onBadge(step: Step, operator: Operator | null, ctx: Context): Step {
  if (!operator) return refuse(step, 'badge.unknown', {}, ctx)
  const { session } = step.bench
  if (session && operator.role === 'supervisor') {
    const release = askRelease(step, operator, ctx)
    if (release) return release
  }
  const signed = recordAtStation(withBench(step, { operator }), {
    kind: 'operatorSignedIn',
    operator,
  })
  return inform(good(signed), 'done.signedIn', { name: operator.name })
}

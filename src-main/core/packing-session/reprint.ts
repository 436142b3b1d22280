/** REPRINT: the stored bytes once more, with a reason; same SSCC, "copy n" in the audit (PRODUCT R30). */

import type { ReasonCode } from '../../../src-shared/model/command-word.ts'
import type { PrintJobId } from '../../../src-shared/model/ids.ts'
import type { Context, Step } from './bench.ts'
import { good, inform, record, refuse, sessionOf, withBench, withEffect } from './step.ts'

export function reprint(step: Step, reason: ReasonCode, ctx: Context): Step {
  const { closing } = sessionOf(step)
  if (!closing) return refuse(step, 'command.notNow', { word: 'REPRINT' }, ctx)
  const copy = closing.copies + 1
  const jobId = ctx.newId() as PrintJobId
  const again = record(step, { kind: 'labelReprinted', jobId, copy, reason }, ctx)
  const told = inform(good(withBench(again, { asked: null })), 'done.reprinted', { copy })
  return withEffect(told, { kind: 'spool' })
}

/**
 * transition(bench, command, context) -> { bench, events, effects }: everything that can happen at the bench, decided
 * in one place, purely. The caller stores the events with what follows from them in one transaction, shows the new
 * bench, and only then runs the effects; their results come back here as commands.
 */
import { assertNever } from '../../../src-shared/base/assert-never.ts'
import type { BenchCommand, BenchState, Context, Step } from './bench.ts'
import { onCommandWord } from './on-command.ts'
import { onPlanReady } from './on-plan.ts'
import { onPrintEnded, onPrintWaits } from './on-print.ts'
import { onPutElsewhere } from './on-put-elsewhere.ts'
import { onScan } from './on-scan.ts'
import { onTimePassed } from './on-time.ts'
import { onWeight } from './on-weight.ts'
import { settle } from './settle.ts'
import { startStep } from './step.ts'

export function transition(bench: BenchState, command: BenchCommand, ctx: Context): Step {
  return settle(decide(startStep(bench), command, ctx), ctx)
}

function decide(step: Step, command: BenchCommand, ctx: Context): Step {
  switch (command.kind) {
    case 'scan':
      return onScan(step, command, ctx)
    case 'press':
      return onCommandWord(step, command.word, ctx)
    case 'putElsewhere':
      return onPutElsewhere(step, command, ctx)
    case 'weight':
      return onWeight(step, command.reading)
    case 'planReady':
      return onPlanReady(step, command, ctx)
    case 'printWaits':
      return onPrintWaits(step, command)
    case 'printEnded':
      return onPrintEnded(step, command, ctx)
    case 'timePassed':
      return onTimePassed(step, ctx)
    default:
      return assertNever(command)
  }
}

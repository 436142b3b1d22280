/** What became of a label on the printer. Only the label of the parcel in hand moves the session. */
import type { BenchCommand, Context, Step } from './bench.ts'
import { attention, record, withBench } from './step.ts'

type PrintEnded = Extract<BenchCommand, { kind: 'printEnded' }>
type PrintWaits = Extract<BenchCommand, { kind: 'printWaits' }>

/** Nothing has gone out yet: the job waits in the ledger and goes on by itself when the printer is mended. */
export function onPrintWaits(step: Step, command: PrintWaits): Step {
  const isNews = step.bench.printTrouble !== command.trouble
  const waiting = withBench(step, { printTrouble: command.trouble })
  return isNews ? attention(waiting, 'printer.trouble', { what: command.trouble }) : waiting
}

export function onPrintEnded(step: Step, command: PrintEnded, ctx: Context): Step {
  const { session } = step.bench
  const { outcome, jobId } = command
  if (outcome.kind === 'notSent') return step
  const calm = clearTrouble(step)
  if (session?.phase.kind !== 'labelling' || session.closing?.labelJobId !== jobId) return calm
  if (outcome.kind === 'printed') return record(calm, { kind: 'labelPrinted', jobId }, ctx)
  const unknown = record(calm, { kind: 'labelUnknown', jobId, trouble: outcome.reason }, ctx)
  return attention(unknown, 'label.unknownPrint', { reason: outcome.reason })
}

function clearTrouble(step: Step): Step {
  const { alert } = step.bench
  return withBench(step, {
    printTrouble: null,
    alert: alert?.code === 'printer.trouble' ? null : alert,
  })
}

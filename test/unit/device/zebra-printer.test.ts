import { describe, expect, test } from 'vitest'
import { silentLog } from '../../../src-main/core/port/log.ts'
import type { PrintOutcome } from '../../../src-main/core/port/printer.ts'
import { ZEBRA_LIMITS } from '../../../src-main/device/driver/zebra-limits.ts'
import { ZebraPrinter } from '../../../src-main/device/driver/zebra-printer.ts'
import { bytesOf, textOf } from '../../../src-main/device/protocol/ascii.ts'
import {
  errorsAnswer,
  hostStatusAnswer,
  identityAnswer,
  variableAnswer,
} from '../../../src-main/device/sim/zebra-answers.ts'
import { ZD420_IDENTITY } from '../../../src-main/device/sim/zebra-printer-sim.ts'
import { ManualTime, settled } from './manual-time.ts'
import { MemoryTransport } from './memory-transport.ts'

const LABEL = '^XA^FDone^FS^XZ'

/** A printer whose every answer the test decides on. */
function start(answer: (question: string, hasLabel: boolean) => string | null) {
  const time = new ManualTime()
  const transport = new MemoryTransport()
  let hasLabel = false
  transport.onSent = (text, say) => {
    if (text === LABEL) hasLabel = true
    const said = answer(text.trim(), hasLabel)
    if (said !== null) say(said)
  }
  const printer = new ZebraPrinter({
    id: 'printer-1',
    name: 'Printer',
    transport,
    clock: time,
    timers: time,
    log: silentLog,
  })
  return { time, transport, printer }
}

/** Moves time on until the job has its outcome. Returns it with the time that it took. */
async function outcomeOf(
  time: ManualTime,
  job: Promise<PrintOutcome>,
): Promise<PrintOutcome & { afterMs: number }> {
  let outcome: PrintOutcome | null = null
  void job.then((value) => {
    outcome = value
  })
  const startMs = time.monotonicMs()
  for (let steps = 0; steps < 10_000; steps += 1) {
    await settled()
    if (outcome !== null)
      return { ...(outcome as PrintOutcome), afterMs: time.monotonicMs() - startMs }
    if (time.nextInMs !== null) await time.step()
  }
  throw new Error('The job has no end')
}

const healthy = (formatsInBuffer = 0) =>
  textOf(
    hostStatusAnswer({ fault: null, formatsInBuffer, labelsRemaining: 0, hasPartialFormat: false }),
  )
const odometer = (count: number) => textOf(variableAnswer(String(count)))

function ordinary(question: string): string | null {
  if (question === '~HI') return textOf(identityAnswer(ZD420_IDENTITY))
  if (question === '~HQES') return textOf(errorsAnswer(null))
  if (question === '~HS') return healthy()
  return null
}

describe('what proves that a label came out', () => {
  test('an odometer that does not rise proves nothing: unknown when the time is over', async () => {
    const { time, printer } = start((question) => ordinary(question) ?? odometer(7))
    const outcome = await outcomeOf(
      time,
      printer.print(bytesOf(LABEL), () => {}),
    )
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'noAnswer' })
    expect(outcome.afterMs).toBeGreaterThanOrEqual(ZEBRA_LIMITS.printedWithinMs)
  })

  test('an odometer that rose does not do while something is left in the printer', async () => {
    const { time, printer } = start((question, hasLabel) => {
      if (question === '~HS' && hasLabel) return healthy(1)
      return ordinary(question) ?? odometer(hasLabel ? 8 : 7)
    })
    const outcome = await outcomeOf(
      time,
      printer.print(bytesOf(LABEL), () => {}),
    )
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'busy' })
  })

  test('after an answer that never came, one good look more is asked for', async () => {
    let looks = 0
    const { time, printer } = start((question, hasLabel) => {
      if (question === '~HS' && hasLabel) {
        looks += 1
        // The first look after the label is met with silence.
        return looks === 1 ? null : healthy()
      }
      return ordinary(question) ?? odometer(hasLabel ? 8 : 7)
    })
    const outcome = await outcomeOf(
      time,
      printer.print(bytesOf(LABEL), () => {}),
    )
    expect([outcome.kind, looks]).toEqual(['printed', 3])
  })

  test('a fault that no bit has a name for keeps the label from being sent', async () => {
    const { time, transport, printer } = start((question) => {
      if (question === '~HQES')
        return '\u0002ERRORS: 1 00000000 00800000\r\nWARNINGS: 0 00000000 00000000\u0003'
      return ordinary(question) ?? odometer(7)
    })
    const outcome = await outcomeOf(
      time,
      printer.print(bytesOf(LABEL), () => {}),
    )
    expect(outcome).toMatchObject({ kind: 'notSent', reason: 'error' })
    expect(transport.sent.join('')).not.toContain('^XA')
  })
})

describe('a device that never answered as a printer', () => {
  test('is asked seldom, since it might print the questions', async () => {
    const { time, transport } = start(() => null)
    await settled()
    while (transport.openings < 3) {
      await time.step()
      await settled()
    }
    expect(time.monotonicMs()).toBeGreaterThanOrEqual(2 * ZEBRA_LIMITS.watchStrangerEveryMs)
  })
})

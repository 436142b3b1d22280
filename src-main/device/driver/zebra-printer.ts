import { isAppError } from '../../../src-shared/base/app-error.ts'
import type { Disposable } from '../../../src-shared/base/disposable.ts'
import type { Clock, Timers } from '../../core/port/clock.ts'
import type { DeviceListener, DeviceState } from '../../core/port/device.ts'
import type { Log } from '../../core/port/log.ts'
import type { Printer, PrinterTrouble, PrintOutcome } from '../../core/port/printer.ts'
import { askIdentity } from '../protocol/zebra-questions.ts'
import type { Transport } from '../transport/transport.ts'
import { DeviceStatus, detailOf } from './device-status.ts'
import { ZebraConversation } from './zebra-conversation.ts'
import { awaitPrinted, lookAt, preflight, type ZebraTalk } from './zebra-job.ts'
import { sendWithinMs, ZEBRA_LIMITS, type ZebraLimits } from './zebra-limits.ts'

export type ZebraPrinterOptions = {
  readonly id: string
  readonly name: string
  readonly transport: Transport
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  readonly limits?: ZebraLimits
  readonly hasErrorQuery?: boolean
}

/**
 * A ZPL printer that prints each document once or says that it does not know.
 *
 * One writer: jobs and looks take turns. Each of them opens a connection of its own and closes it at its end: port 9100
 * serves one connection at a time, so a station that kept it would lock every other computer out, and a fresh connection
 * holds no answers and no bytes of the past. Opening one costs about a millisecond on a local network. A look is called
 * off as soon as a job comes.
 */
export class ZebraPrinter implements Printer {
  readonly id: string
  readonly #options: ZebraPrinterOptions
  readonly #limits: ZebraLimits
  readonly #status: DeviceStatus
  readonly #end = new AbortController()
  #turn: Promise<unknown> = Promise.resolve()
  #waitingJobs = 0
  #look: AbortController | null = null
  #cancelWatch: (() => void) | null = null
  #dpmm: Printer['dpmm'] = null
  #isKnown = false
  #mayHoldHalfLabel = false

  constructor(options: ZebraPrinterOptions) {
    this.id = options.id
    this.#options = options
    this.#limits = options.limits ?? ZEBRA_LIMITS
    this.#status = new DeviceStatus(
      { deviceId: options.id, kind: 'printer', name: options.name },
      options.clock,
    )
    this.#watchIn(0)
  }

  get dpmm(): Printer['dpmm'] {
    return this.#dpmm
  }

  onState(listener: DeviceListener): Disposable {
    return this.#status.on(listener)
  }

  async print(
    bytes: Uint8Array,
    onSending: (odometer: number | null) => void | Promise<void>,
  ): Promise<PrintOutcome> {
    this.#waitingJobs += 1
    this.#cancelWatch?.()
    this.#look?.abort()
    try {
      return await this.#inTurn(() => this.#print(bytes, onSending))
    } finally {
      this.#waitingJobs -= 1
      this.#watchIn(this.#limits.watchEveryMs)
    }
  }

  dispose(): void {
    this.#end.abort()
    this.#cancelWatch?.()
    this.#status.end()
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(task)
    this.#turn = result.catch(() => {})
    return result
  }

  async #print(
    bytes: Uint8Array,
    onSending: (odometer: number | null) => void | Promise<void>,
  ): Promise<PrintOutcome> {
    const talk = await this.#open(this.#end.signal)
    if ('reason' in talk) return { kind: 'notSent', reason: talk.reason }
    try {
      return await this.#printOver(talk, bytes, onSending)
    } finally {
      talk.conversation.close()
    }
  }

  async #printOver(
    talk: ZebraTalk,
    bytes: Uint8Array,
    onSending: (odometer: number | null) => void | Promise<void>,
  ): Promise<PrintOutcome> {
    const { conversation } = talk
    const ready = await orTrouble(() => preflight(talk, this.#mayHoldHalfLabel))
    if ('lost' in ready) return this.#refuse('offline')
    if (!ready.isReady) return this.#refuse(ready.reason)
    this.#mayHoldHalfLabel = false
    this.#learn(ready.identity.dpmm)
    await onSending(ready.odometer)
    if (!conversation.isOpen) return this.#refuse('offline')
    const outcome = await orTrouble(async () => {
      await conversation.send(bytes, sendWithinMs(bytes.length))
      return awaitPrinted(talk, ready.odometer, (trouble) => this.#tell(trouble))
    })
    // From the first byte on, whatever went wrong: nobody can say what became of it.
    const known: PrintOutcome =
      'lost' in outcome ? { kind: 'unknown', reason: outcome.lost } : outcome
    if (known.kind === 'printed') this.#tell(null)
    else this.#mayHoldHalfLabel = true
    this.#options.log.info('Printed a document', { printer: this.id, outcome: known.kind })
    return known
  }

  #refuse(reason: PrinterTrouble): PrintOutcome {
    this.#tell(reason)
    this.#options.log.warn('The printer was not ready', { printer: this.id, reason })
    return { kind: 'notSent', reason }
  }

  async #open(signal: AbortSignal): Promise<ZebraTalk | { reason: PrinterTrouble }> {
    try {
      const { transport, timers, clock, hasErrorQuery = true } = this.#options
      const conversation = await ZebraConversation.open(transport, timers, signal)
      return { conversation, clock, limits: this.#limits, hasErrorQuery }
    } catch (error) {
      if (!isAppError(error, 'device/aborted')) this.#status.set('lost', detailOf(error))
      return { reason: 'offline' }
    }
  }

  #watchIn(ms: number): void {
    this.#cancelWatch?.()
    if (this.#end.signal.aborted || this.#waitingJobs > 0) return
    this.#cancelWatch = this.#options.timers.after(ms, () => {
      void this.#inTurn(() => this.#watch()).then(() => {
        const isStranger = !this.#isKnown && this.#status.now.condition === 'attention'
        this.#watchIn(isStranger ? this.#limits.watchStrangerEveryMs : this.#limits.watchEveryMs)
      })
    })
  }

  /** A calm look at an idle printer, for the light on the screen. */
  async #watch(): Promise<void> {
    if (this.#waitingJobs > 0) return
    const look = new AbortController()
    this.#look = look
    const talk = await this.#open(AbortSignal.any([look.signal, this.#end.signal]))
    if (!('reason' in talk)) {
      const trouble = await orTrouble(() => this.#findTrouble(talk))
      talk.conversation.close()
      if (!look.signal.aborted) {
        this.#tell(trouble !== null && typeof trouble === 'object' ? trouble.lost : trouble)
      }
    }
    this.#look = null
  }

  async #findTrouble(talk: ZebraTalk): Promise<PrinterTrouble | null> {
    const { conversation, limits } = talk
    if (!this.#isKnown) {
      const identity = await conversation.ask(askIdentity, limits.answerWithinMs)
      if (identity === null) return conversation.heardNoise ? 'notZpl' : 'noAnswer'
      if (!identity.speaksZpl) return 'notZpl'
      this.#learn(identity.dpmm)
    }
    return (await lookAt(talk)).trouble
  }

  #learn(dpmm: Printer['dpmm']): void {
    this.#isKnown = true
    this.#dpmm = dpmm
  }

  #tell(trouble: PrinterTrouble | null): void {
    if (this.#end.signal.aborted) return
    if (trouble === null || trouble === 'busy') this.#status.set('ready')
    else if (trouble === 'offline') this.#status.set('lost', 'noAnswer')
    else this.#status.set('attention', trouble satisfies DeviceState['detail'])
  }
}

/** What a lost connection or an abort makes of a step; errors of anybody else go on. */
async function orTrouble<T>(
  step: () => Promise<T>,
): Promise<T | { readonly lost: PrinterTrouble }> {
  try {
    return await step()
  } catch (error) {
    if (isAppError(error, 'printer/timeout')) return { lost: 'noAnswer' }
    if (isAppError(error)) return { lost: 'offline' }
    throw error
  }
}

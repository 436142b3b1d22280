/**
 * Takes the jobs of one printer from the ledger, in order: draws a job's bytes once, sends them once, writes down what
 * became of them. What was not sent at all is tried again when the printer is well; what may have been sent never is
 * (HARDWARE.md "Printed once").
 */
import { createHash } from 'node:crypto'
import { AppError, isAppError, sentenceOf } from '../../src-shared/base/app-error.ts'
import type { Disposable } from '../../src-shared/base/disposable.ts'
import type { PrintJobId } from '../../src-shared/model/ids.ts'
import { renderLabel } from '../core/label/render-label.ts'
import type { Clock, Timers } from '../core/port/clock.ts'
import type { Log } from '../core/port/log.ts'
import type { Printer, PrinterTrouble, PrintOutcome } from '../core/port/printer.ts'
import type { PrintJob, Store } from '../core/port/store.ts'
import type { TextRasterizer } from '../core/port/text-rasterizer.ts'

export type SpoolerParts = {
  readonly store: Store
  /** Null: the station has none; jobs wait until it has. */
  readonly printer: Printer | null
  readonly printerId: string
  readonly rasterizer: TextRasterizer
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  onDrawn(jobId: PrintJobId): void
  onWaits(jobId: PrintJobId, trouble: PrinterTrouble): void
  onEnded(jobId: PrintJobId, outcome: PrintOutcome): void
}

/** Between two tries of a printer that is not ready; its own state reports cut this short. */
const retryMs = 2_000

export class PrintSpooler {
  readonly #parts: SpoolerParts
  readonly #watch: Disposable | null
  #running: Promise<void> | null = null
  #wantsAnother = false
  #isClosed = false
  #callOff: (() => void) | null = null
  /** What became of a job, until it is written down. */
  #ended: { readonly jobId: PrintJobId; readonly outcome: PrintOutcome } | null = null

  constructor(parts: SpoolerParts) {
    this.#parts = parts
    this.#watch = parts.printer?.onState(() => this.wake()) ?? null
  }

  /** There may be something to print. */
  wake(): void {
    if (this.#isClosed) return
    this.#callOff?.()
    this.#callOff = null
    if (this.#running) {
      this.#wantsAnother = true
      return
    }
    this.#running = this.#run().finally(() => {
      this.#running = null
      if (!this.#wantsAnother) return
      this.#wantsAnother = false
      this.wake()
    })
  }

  /** Resolves once the job in hand has been written down; then the store may be closed. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#callOff?.()
    this.#watch?.dispose()
    await this.#running
  }

  async #run(): Promise<void> {
    while (!this.#isClosed) {
      if (!this.#writeEnd()) return this.#retryLater()
      const job = this.#parts.store.read.nextPrintJob(this.#parts.printerId)
      if (!job) return
      try {
        if (!(await this.#step(job))) return this.#retryLater()
      } catch (error) {
        if (isAppError(error, 'device/aborted')) continue
        this.#parts.log.error('A print job failed', { jobId: job.jobId }, error)
        this.#parts.onWaits(job.jobId, 'error')
        return this.#retryLater()
      }
    }
  }

  /** One try of one job; false when the printer is not ready for it. */
  async #step(job: PrintJob): Promise<boolean> {
    const { printer, store } = this.#parts
    if (printer === null || printer.dpmm === null) {
      this.#parts.onWaits(job.jobId, printer === null ? 'offline' : 'noAnswer')
      return false
    }
    const bytes = job.bytes ?? (await this.#draw(job, printer.dpmm))
    if (!bytes) return true
    // It may have been called off while it was being drawn.
    const now = store.read.printJob(job.jobId)
    if (now?.status !== 'stored') return true
    const outcome = await printer.print(bytes, (odometer) => this.#markSent(job.jobId, odometer))
    return this.#end(job.jobId, outcome)
  }

  /** Throws `device/aborted`, before the first byte, when the job was called off while the printer was looked at. */
  #markSent(jobId: PrintJobId, odometer: number | null): void {
    const { store, clock } = this.#parts
    store.ledger.markSent(jobId, odometer, clock.now())
    if (store.read.printJob(jobId)?.status !== 'sent')
      throw new AppError('device/aborted', 'The label was called off before it was sent.')
  }

  async #draw(job: PrintJob, dpmm: 8 | 12 | 24): Promise<Uint8Array | null> {
    const { store, rasterizer, log, clock } = this.#parts
    try {
      const bytes = await renderLabel(job.document, {
        dpmm,
        rasterizer,
        onMissing: (characters) => log.warn('No font has these characters', { characters }),
      })
      store.ledger.storeBytes(job.jobId, bytes, createHash('sha256').update(bytes).digest('hex'))
      this.#parts.onDrawn(job.jobId)
      return bytes
    } catch (error) {
      // A label that cannot be drawn must not hold up those behind it; the packer is told and may hold the order.
      log.error('A label cannot be drawn', { jobId: job.jobId, why: sentenceOf(error) }, error)
      store.ledger.cancel(job.jobId, clock.now())
      this.#parts.onEnded(job.jobId, { kind: 'unknown', reason: 'error' })
      return null
    }
  }

  #end(jobId: PrintJobId, outcome: PrintOutcome): boolean {
    if (outcome.kind === 'notSent') {
      this.#parts.onWaits(jobId, outcome.reason)
      return false
    }
    this.#ended = { jobId, outcome }
    return this.#writeEnd()
  }

  /** False while it cannot be written down, the disk being full: nothing else is printed until it is. */
  #writeEnd(): boolean {
    if (!this.#ended) return true
    const { store, clock, log } = this.#parts
    const { jobId, outcome } = this.#ended
    const trouble = outcome.kind === 'unknown' ? outcome.reason : null
    const status = outcome.kind === 'unknown' ? 'unknown' : 'printed'
    try {
      store.ledger.markEnded(jobId, status, trouble, clock.now())
    } catch (error) {
      log.error('The end of a print job was not stored', { jobId }, error)
      this.#parts.onWaits(jobId, 'error')
      return false
    }
    this.#ended = null
    this.#parts.onEnded(jobId, outcome)
    return true
  }

  #retryLater(): void {
    if (!this.#isClosed)
      this.#callOff = this.#parts.timers.after(retryMs, () => {
        this.#callOff = null
        this.wake()
      })
  }
}

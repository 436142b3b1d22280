import type { Disposable } from '../../../src-shared/base/disposable.ts'
import type { Timers } from '../../core/port/clock.ts'
import { Announcer } from '../driver/announcer.ts'
import { textOf } from '../protocol/ascii.ts'
import {
  errorsAnswer,
  hostStatusAnswer,
  identityAnswer,
  SILENT_FAULTS,
  variableAnswer,
  type ZebraFault,
} from './zebra-answers.ts'
import { type ZplEvent, ZplIntake } from './zpl-intake.ts'

/** One label that came out. `n` counts from 1 and never repeats. */
export type SimLabel = { readonly n: number; readonly zpl: Uint8Array }

export type ZebraEngineOptions = {
  readonly timers: Timers
  readonly labelMs: number
  readonly odometer: number
  /** The answer to `~HI`, without its frame. */
  readonly identity: string
  /** False for a printer that does not know the odometer variable. */
  readonly hasOdometer: boolean
}

type Batch = { readonly zpl: Uint8Array; remaining: number }

/** A ZPL printer without its socket: takes bytes, prints labels one after another, answers questions, has faults. */
export class ZebraEngine implements Disposable {
  readonly #options: ZebraEngineOptions
  readonly #intake = new ZplIntake()
  readonly #announcer = new Announcer<SimLabel>()
  readonly #labels: SimLabel[] = []
  readonly #queue: Batch[] = []
  #odometer: number
  #labelMs: number
  #fault: ZebraFault | null = null
  #cancelPrinting: (() => void) | null = null

  constructor(options: ZebraEngineOptions) {
    this.#options = options
    this.#odometer = options.odometer
    this.#labelMs = options.labelMs
  }

  get labels(): readonly SimLabel[] {
    return this.#labels
  }

  get odometer(): number {
    return this.#odometer
  }

  onLabel(listener: (label: SimLabel) => void): Disposable {
    return this.#announcer.add(listener)
  }

  /** A label that was coming out when the fault began comes out again after it, as a Zebra does by default (^JZ). */
  setFault(fault: ZebraFault | null): void {
    this.#fault = fault
    this.#stopPrinting()
    this.#printNext()
  }

  setLabelMs(ms: number): void {
    this.#labelMs = ms
  }

  /** Takes bytes and returns the answers to the questions in them. */
  receive(bytes: Uint8Array): Uint8Array[] {
    return this.#intake.push(bytes).flatMap((event) => this.#handle(event) ?? [])
  }

  dispose(): void {
    this.#stopPrinting()
    this.#announcer.clear()
  }

  #handle(event: ZplEvent): Uint8Array | null {
    switch (event.kind) {
      case 'control':
        return this.#control(event.command)
      case 'variable':
        return variableAnswer(
          this.#options.hasOdometer && event.name === 'odometer.total_label_count'
            ? String(this.#odometer)
            : '?',
        )
      case 'format':
        this.#queue.push({ zpl: event.bytes, remaining: quantityOf(event.bytes) })
        this.#printNext()
        return null
    }
  }

  #control(command: string): Uint8Array | null {
    switch (command) {
      case 'HS':
        return this.#hostStatus()
      case 'HQES':
        return errorsAnswer(this.#fault)
      case 'HI':
        return identityAnswer(this.#options.identity)
      case 'JX':
        this.#intake.cancelPartialFormat()
        return null
      case 'JA':
        this.#intake.cancelPartialFormat()
        this.#queue.length = 0
        this.#stopPrinting()
        return null
      case 'PP':
        this.setFault('paused')
        return null
      case 'PS':
        if (this.#fault === 'paused') this.setFault(null)
        return null
      default:
        return null
    }
  }

  #hostStatus(): Uint8Array | null {
    if (this.#fault !== null && SILENT_FAULTS.includes(this.#fault)) return null
    return hostStatusAnswer({
      fault: this.#fault,
      formatsInBuffer: this.#queue.length,
      labelsRemaining: this.#queue.reduce((sum, batch) => sum + batch.remaining, 0),
      hasPartialFormat: this.#intake.hasPartialFormat,
    })
  }

  #printNext(): void {
    const batch = this.#queue[0]
    if (batch === undefined || this.#fault !== null || this.#cancelPrinting !== null) return
    this.#cancelPrinting = this.#options.timers.after(this.#labelMs, () => {
      this.#cancelPrinting = null
      batch.remaining -= 1
      if (batch.remaining <= 0) this.#queue.shift()
      this.#odometer += 1
      const label = { n: this.#labels.length + 1, zpl: batch.zpl }
      this.#labels.push(label)
      this.#announcer.tell(label)
      this.#printNext()
    })
  }

  #stopPrinting(): void {
    this.#cancelPrinting?.()
    this.#cancelPrinting = null
  }
}

/** `^PQ`: how many labels of this format; one when it does not say. */
function quantityOf(zpl: Uint8Array): number {
  const quantity = Number(/\^PQ(\d+)/i.exec(textOf(zpl))?.[1] ?? '1')
  return Math.max(1, quantity)
}

import type { Disposable } from '../../../src-shared/base/disposable.ts'
import type { DeviceListener } from './device.ts'

/**
 * How sending one document ended. `printed`: the odometer rose and nothing is left in the printer.
 * `notSent`: not one byte went out (preflight refused it), so it may be sent again later.
 * `unknown`: bytes went out and nobody can say what became of them; never sent again by itself.
 */
export type PrintOutcome =
  | { readonly kind: 'printed'; readonly odometer: number | null }
  | { readonly kind: 'notSent'; readonly reason: PrinterTrouble }
  | { readonly kind: 'unknown'; readonly reason: PrinterTrouble }

export type PrinterTrouble =
  | 'paperOut'
  | 'ribbonOut'
  | 'headOpen'
  | 'paused'
  | 'hot'
  | 'busy'
  | 'noAnswer'
  | 'notZpl'
  | 'offline'
  | 'error'

/** A label printer. One document at a time; a second `print` waits for the first. */
export type Printer = Disposable & {
  readonly id: string
  /** Dots per mm (8, 12, 24), null until the printer has said so. */
  readonly dpmm: 8 | 12 | 24 | null
  /**
   * Sends the bytes once. `onSending` is called, and awaited, after the preflight and just before the first byte,
   * with the odometer: the ledger writes the job down as sent there. Never rejects for what a printer can do.
   */
  print(
    bytes: Uint8Array,
    onSending: (odometer: number | null) => void | Promise<void>,
  ): Promise<PrintOutcome>
  onState(listener: DeviceListener): Disposable
}

import type { Disposable } from '../../../src-shared/base/disposable.ts'
import type { Clock, Timers } from '../../core/port/clock.ts'
import type { DeviceListener } from '../../core/port/device.ts'
import type { RawScan, Scanner } from '../../core/port/scanner.ts'
import { type BeepProfile, beepBytes } from '../protocol/scanner-beeps.ts'
import { ScanFramer } from '../protocol/scan-framer.ts'
import { readScanText } from '../protocol/scan-text.ts'
import type { Transport } from '../transport/transport.ts'
import { Announcer } from './announcer.ts'
import { DeviceLink } from './device-link.ts'
import { DeviceStatus, detailOf } from './device-status.ts'

export type SerialScannerOptions = {
  readonly id: string
  readonly name: string
  readonly transport: Transport
  readonly clock: Clock
  readonly timers: Timers
  readonly beeps: BeepProfile
  /** Silence that ends a scan of a scanner that sends no CR, LF or ETX. */
  readonly silenceMs?: number
}

/**
 * A scanner on a serial port, a virtual COM port, Bluetooth SPP or TCP. Tells each scan once, in order. A scan that was
 * cut in the middle by an unplug is dropped, since half a code can look like another one.
 */
export class SerialScanner implements Scanner {
  readonly id: string
  readonly #options: SerialScannerOptions
  readonly #framer = new ScanFramer()
  readonly #scans = new Announcer<RawScan>()
  readonly #status: DeviceStatus
  readonly #link: DeviceLink
  #cancelSilence: (() => void) | null = null

  constructor(options: SerialScannerOptions) {
    this.id = options.id
    this.#options = options
    this.#status = new DeviceStatus(
      { deviceId: options.id, kind: 'scanner', name: options.name },
      options.clock,
    )
    this.#link = new DeviceLink(options.transport, options.timers, {
      opened: () => {
        this.#link.confirm()
        this.#status.set('ready')
      },
      received: (bytes) => this.#receive(bytes),
      lost: (error) => {
        this.#stopSilence()
        this.#framer.reset()
        this.#status.set('lost', detailOf(error))
      },
    })
  }

  onScan(listener: (scan: RawScan) => void): Disposable {
    return this.#scans.add(listener)
  }

  onState(listener: DeviceListener): Disposable {
    return this.#status.on(listener)
  }

  beep(kind: 'good' | 'wrong'): void {
    const bytes = beepBytes(this.#options.beeps, kind)
    if (bytes !== null) this.#link.send(bytes)
  }

  dispose(): void {
    this.#stopSilence()
    this.#link.dispose()
    this.#scans.clear()
    this.#status.end()
  }

  #receive(bytes: Uint8Array): void {
    this.#stopSilence()
    this.#tell(this.#framer.push(bytes))
    if (!this.#framer.isPending) return
    this.#cancelSilence = this.#options.timers.after(this.#options.silenceMs ?? 100, () => {
      this.#cancelSilence = null
      this.#tell(this.#framer.flush())
    })
  }

  #tell(frames: readonly Uint8Array[]): void {
    const at = this.#options.clock.now()
    for (const frame of frames) this.#scans.tell({ ...readScanText(frame), deviceId: this.id, at })
  }

  #stopSilence(): void {
    this.#cancelSilence?.()
    this.#cancelSilence = null
  }
}

import type { Disposable } from '../../../src-shared/base/disposable.ts'
import type { DeviceListener } from './device.ts'

/** What a scanner read, before anyone asks what it means. */
export type RawScan = {
  /** Text of the code, GS kept as U+001D, AIM id and terminator taken off. */
  readonly text: string
  /** AIM id such as `]C1`, null when the scanner sends none. */
  readonly aim: string | null
  readonly deviceId: string
  /** Epoch ms, when the terminator came in. */
  readonly at: number
}

/** A source of scans. Delivers each once, in order. Recovers from unplugging by itself. */
export type Scanner = Disposable & {
  readonly id: string
  onScan(listener: (scan: RawScan) => void): Disposable
  onState(listener: DeviceListener): Disposable
  /** Sounds on the scanner itself where it can; does nothing otherwise. */
  beep(kind: 'good' | 'wrong'): void
}

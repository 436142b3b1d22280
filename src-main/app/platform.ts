/** What a host hands to `createStation`: all that differs between desktop, kiosk, server and tests. */
import type { Clock, Timers } from '../core/port/clock.ts'
import type { Ids } from '../core/port/ids.ts'
import type { Log } from '../core/port/log.ts'
import type { Secrets } from '../core/port/secrets.ts'

export type { Secrets }

/** Where a device is. The demo's simulators are reached by the same addresses as real ones. */
export type DeviceAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate: number }

export type DeviceConfig = {
  readonly scanners: readonly { readonly id: string; readonly address: DeviceAddress }[]
  readonly scale: { readonly id: string; readonly address: DeviceAddress } | null
  readonly printer: { readonly id: string; readonly address: DeviceAddress } | null
}

/** The demo's simulated devices, when there are any. */
export type Simulators = {
  putOnScale(grams: number): void
  clearScale(): void
  setPrinterFault(fault: 'paperOut' | 'headOpen' | 'paused' | 'silent' | null): void
  labels(): readonly { readonly number: number; readonly title: string }[]
  labelPng(number: number): Promise<Uint8Array | null>
  onLabel(listener: (label: { number: number; title: string }) => void): () => void
}

export type Platform = {
  readonly dataDir: string
  readonly stationName: string
  readonly clock: Clock
  readonly timers: Timers
  readonly ids: Ids
  readonly log: Log
  /** For what is to be kept from a reader of the database: keys of APIs, passwords. */
  readonly secrets: Secrets
  /** The worker's file: `worker.ts` from the sources, `solver-worker.js` when built. */
  readonly solverWorkerUrl: URL
  /** Folder with the label fonts. */
  readonly fontsDir: string
  readonly devices: DeviceConfig
  readonly simulators: Simulators | null
  readonly isDemo: boolean
}

import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AppError } from '../../../src-shared/base/app-error.ts'
import type { Disposable } from '../../../src-shared/base/disposable.ts'
import type { Log } from '../../core/port/log.ts'
import { Announcer } from '../driver/announcer.ts'
import type {
  DemoDevicesStart,
  DemoPrinterFault,
  FromDemoDevices,
  ToDemoDevices,
} from './demo-devices-messages.ts'
import type { SimAddress } from './sim-server.ts'

/** One label that came out of the simulated printer; `n` counts from 1. */
export type DemoLabel = { readonly n: number; readonly title: string; readonly zpl: Uint8Array }

export type DemoDevicesOptions = {
  /** The module demo-devices: its source file in development, its bundle in a release. */
  readonly entry: URL | string
  readonly log: Log
  /** Time that one label takes; as long as on a real printer when not said. */
  readonly labelMs?: number
}

const LABEL_MS = 700
const FIRST_ODOMETER = 1000

/**
 * The demo's printer and scale, in a process of their own that ends with this one. When it dies it is started again on
 * the same ports, and the drivers find it there as they would a printer that was switched off and on.
 */
export async function startDemoDevices(options: DemoDevicesOptions): Promise<DemoDevices> {
  const devices = new DemoDevices(options)
  await devices.start()
  return devices
}

export class DemoDevices {
  readonly #options: DemoDevicesOptions
  readonly #labels: DemoLabel[] = []
  readonly #announcer = new Announcer<DemoLabel>()
  readonly #drawings = new Map<number, (png: Uint8Array | null) => void>()
  #child: ChildProcess | null = null
  #addresses: { printer: SimAddress; scale: SimAddress } | null = null
  #requests = 0
  #isDisposed = false

  constructor(options: DemoDevicesOptions) {
    this.#options = options
  }

  get printerAddress(): SimAddress {
    return this.#ready().printer
  }

  get scaleAddress(): SimAddress {
    return this.#ready().scale
  }

  /** The process that holds them, null while it is being started again. */
  get pid(): number | null {
    return this.#child?.pid ?? null
  }

  putOnScale(grams: number): void {
    this.#send({ kind: 'putOnScale', grams })
  }

  clearScale(): void {
    this.putOnScale(0)
  }

  setPrinterFault(fault: DemoPrinterFault | null): void {
    this.#send({ kind: 'printerFault', fault })
  }

  labels(): readonly DemoLabel[] {
    return this.#labels
  }

  onLabel(listener: (label: DemoLabel) => void): Disposable {
    return this.#announcer.add(listener)
  }

  /** The label as PNG; null when there is no such label or it cannot be drawn. */
  labelPng(n: number): Promise<Uint8Array | null> {
    const label = this.#labels[n - 1]
    if (label === undefined || this.#child === null) return Promise.resolve(null)
    const request = ++this.#requests
    return new Promise((resolve) => {
      this.#drawings.set(request, resolve)
      this.#send({ kind: 'renderLabel', request, zpl: label.zpl })
    })
  }

  /** Resolves when the process is gone and its ports are free. */
  async dispose(): Promise<void> {
    if (this.#isDisposed) return
    this.#isDisposed = true
    this.#announcer.clear()
    const child = this.#child
    if (child === null) return
    const isGone = new Promise((resolve) => child.once('exit', resolve))
    if (child.connected) child.disconnect()
    await isGone
  }

  start(): Promise<void> {
    const child = fork(pathOf(this.#options.entry), [JSON.stringify(this.#startOptions())], {
      // Labels and pictures are bytes; JSON would make arrays of numbers of them.
      serialization: 'advanced',
      execArgv: [],
      // Inside Electron the same binary has to be told that it is Node this time; Node itself does not look at this.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child = child
    return new Promise((resolve, reject) => {
      const fail = (why: string) =>
        reject(new AppError('device/offline', `The simulated devices did not start: ${why}`))
      child.on('message', (message) => {
        const told = message as FromDemoDevices
        if (told.kind === 'ready') {
          this.#addresses = { printer: told.printer, scale: told.scale }
          resolve()
        } else if (told.kind === 'failed') fail(told.sentence)
        else this.#hear(told)
      })
      child.once('error', (error) => fail(error.message))
      child.once('exit', (code) => {
        fail(`their process ended with ${code}.`)
        this.#lose(child)
      })
    })
  }

  #startOptions(): DemoDevicesStart {
    return {
      printerPort: this.#addresses?.printer.port ?? 0,
      scalePort: this.#addresses?.scale.port ?? 0,
      odometer: FIRST_ODOMETER + this.#labels.length,
      labelMs: this.#options.labelMs ?? LABEL_MS,
    }
  }

  #hear(told: FromDemoDevices & { kind: 'label' | 'rendered' }): void {
    if (told.kind === 'rendered') {
      this.#drawings.get(told.request)?.(told.png)
      this.#drawings.delete(told.request)
      return
    }
    const label = { n: this.#labels.length + 1, title: told.title, zpl: told.zpl }
    this.#labels.push(label)
    this.#announcer.tell(label)
  }

  #lose(child: ChildProcess): void {
    if (this.#child !== child) return
    this.#child = null
    for (const give of this.#drawings.values()) give(null)
    this.#drawings.clear()
    // Before the first `ready` the caller hears of it; after it nobody waits, so it is started again here.
    if (this.#isDisposed || this.#addresses === null) return
    const { log } = this.#options
    log.warn('The simulated devices ended and are started again')
    this.start().catch((error: unknown) => log.error('The simulated devices are gone', {}, error))
  }

  #send(message: ToDemoDevices): void {
    if (this.#child?.connected === true) this.#child.send(message)
  }

  #ready(): { printer: SimAddress; scale: SimAddress } {
    if (this.#addresses === null)
      throw new AppError('device/offline', 'The simulated devices have not started yet.')
    return this.#addresses
  }
}

function pathOf(entry: URL | string): string {
  return entry instanceof URL || entry.startsWith('file:') ? fileURLToPath(entry) : entry
}

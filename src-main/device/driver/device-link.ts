import type { AppError } from '../../../src-shared/base/app-error.ts'
import type { Disposable } from '../../../src-shared/base/disposable.ts'
import type { Timers } from '../../core/port/clock.ts'
import type { Connection, ConnectionSink, Transport } from '../transport/transport.ts'

/** Waits between tries to open; the last one repeats. None is longer than 2 s, so a device is back within 3 s. */
const BACK_OFF_MS = [100, 200, 400, 800, 1600, 2000] as const

export type LinkListener = {
  opened(): void
  received(bytes: Uint8Array): void
  /** The connection is gone, or could not be made. Another try is already on its way. */
  lost(error: AppError | null): void
}

/**
 * Keeps one connection open for as long as it lives: opens it, opens it again after an unplug, backs off in between.
 * Each opening is a new connection, and what an old one still had to say or to send is dropped.
 */
export class DeviceLink implements Disposable {
  readonly #transport: Transport
  readonly #timers: Timers
  readonly #listener: LinkListener
  readonly #abort = new AbortController()
  #connection: Connection | null = null
  #cancelRetry: (() => void) | null = null
  #failures = 0

  constructor(transport: Transport, timers: Timers, listener: LinkListener) {
    this.#transport = transport
    this.#timers = timers
    this.#listener = listener
    void this.#open()
  }

  /** Sends the bytes if the device is there now; what cannot go out at once is dropped, never kept for later. */
  send(bytes: Uint8Array): void {
    const connection = this.#connection
    if (connection?.isOpen !== true) return
    connection.write(bytes).catch(() => connection.close())
  }

  /** Gives up this connection and makes a new one, for a device that is plugged in but says nothing. */
  renew(): void {
    this.#connection?.close()
  }

  /** The device did what it is for, so the next loss starts with the shortest wait again. */
  confirm(): void {
    this.#failures = 0
  }

  async #open(): Promise<void> {
    this.#cancelRetry = null
    const sink: ConnectionSink = {
      received: (bytes) => {
        if (!this.#abort.signal.aborted) this.#listener.received(bytes)
      },
      closed: (cause) => this.#lose(cause),
    }
    let connection: Connection
    try {
      connection = await this.#transport.open(sink, this.#abort.signal)
    } catch (error) {
      return this.#lose(error as AppError)
    }
    if (this.#abort.signal.aborted) return connection.close()
    this.#connection = connection
    this.#listener.opened()
  }

  #lose(error: AppError | null): void {
    this.#connection = null
    if (this.#abort.signal.aborted) return
    const waitMs = BACK_OFF_MS[Math.min(this.#failures, BACK_OFF_MS.length - 1)] ?? 2000
    this.#failures += 1
    this.#cancelRetry = this.#timers.after(waitMs, () => void this.#open())
    this.#listener.lost(error)
  }

  dispose(): void {
    this.#abort.abort()
    this.#cancelRetry?.()
    this.#connection?.close()
    this.#connection = null
  }
}

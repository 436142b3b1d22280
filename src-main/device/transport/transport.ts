import type { AppError } from '../../../src-shared/base/app-error.ts'

/**
 * Bytes in and out, and nothing of what they mean.
 *
 * A `Transport` is an address that can be opened; each `open` makes a new `Connection`, which is never opened again once
 * it is closed. So bytes that were meant for a connection that is gone can never reach the device through the next one
 * (a stale label would come out). What every transport guarantees, and test/contract/device proves for each:
 * - `received` and `closed` are never called before `open` has resolved, and `received` never after `closed`.
 * - `closed` is called exactly once for a connection that opened, whoever closed it. Its cause is null when we did.
 * - `write` refuses with `device/closed` on a closed connection without taking a byte, and otherwise resolves when the
 *   operating system has taken all of them, in order.
 * - `open` rejects with an `AppError` (`device/not-found`, `port-busy`, `no-rights`, `offline`, `aborted`, `no-driver`).
 */
export type Transport = {
  /** How people name the place: `192.168.1.40:9100`, `/dev/ttyACM0`. */
  readonly address: string
  open(sink: ConnectionSink, signal?: AbortSignal): Promise<Connection>
}

export type Connection = {
  readonly isOpen: boolean
  write(bytes: Uint8Array): Promise<void>
  /** Lets go at once; what the operating system has not sent yet may be lost. A second call does nothing. */
  close(): void
}

/** Handed in at `open`, so that not one byte can come in before somebody listens. */
export type ConnectionSink = {
  received(bytes: Uint8Array): void
  closed(cause: AppError | null): void
}

import { constants, type FileHandle, open } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { AppError } from '../../../src-shared/base/app-error.ts'
import type { Disposable } from '../../../src-shared/base/disposable.ts'
import { watchPresence } from './presence.ts'
import type { Connection, ConnectionSink, Transport } from './transport.ts'
import { abortedError, closedError, transportError } from './trouble.ts'

/** Between two looks for bytes; a printer answers in tens of milliseconds. */
const LOOK_EVERY_MS = 15
const READ_BYTES = 4096

/**
 * A device file that is read and written as it is: `/dev/usb/lp0`, the USB printers of Linux. It is opened without
 * blocking, because a read that waits could never be called off: the file would stay open, and the printer busy.
 */
export function fileTransport(path: string): Transport {
  return {
    address: path,
    open: async (sink, signal) => {
      if (signal?.aborted === true) throw abortedError(path)
      const flags = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY
      const file = await open(path, flags).catch((cause: unknown) => {
        throw transportError(path, cause)
      })
      return new FileConnection(file, path, sink)
    },
  }
}

class FileConnection implements Connection {
  readonly #file: FileHandle
  readonly #path: string
  readonly #sink: ConnectionSink
  readonly #presence: Disposable
  #isOpen = true
  #lastWrite: Promise<void> = Promise.resolve()

  constructor(file: FileHandle, path: string, sink: ConnectionSink) {
    this.#file = file
    this.#path = path
    this.#sink = sink
    // Not before `open` has resolved, as every transport promises.
    setImmediate(() => void this.#read())
    this.#presence = watchPresence(path, (cause) => this.#end(transportError(path, cause)))
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  write(bytes: Uint8Array): Promise<void> {
    if (!this.#isOpen) return Promise.reject(closedError(this.#path))
    const written = this.#lastWrite.then(() => this.#writeAll(bytes))
    this.#lastWrite = written.catch(() => {})
    return written
  }

  close(): void {
    this.#end(null)
  }

  async #writeAll(bytes: Uint8Array): Promise<void> {
    let sent = 0
    while (sent < bytes.length) {
      if (!this.#isOpen) throw closedError(this.#path)
      try {
        sent += (await this.#file.write(bytes, sent)).bytesWritten
      } catch (cause) {
        if (!isNotYet(cause)) {
          const error = transportError(this.#path, cause)
          this.#end(error)
          throw error
        }
        await wait(LOOK_EVERY_MS)
      }
    }
  }

  async #read(): Promise<void> {
    const buffer = new Uint8Array(READ_BYTES)
    while (this.#isOpen) {
      const count = await this.#readOnce(buffer)
      if (!this.#isOpen) return
      if (count > 0) this.#sink.received(buffer.slice(0, count))
      else await wait(LOOK_EVERY_MS)
    }
  }

  /** Bytes read, 0 when there are none yet. USB printers give end-of-file for "nothing yet", so that is no end. */
  async #readOnce(buffer: Uint8Array): Promise<number> {
    try {
      return (await this.#file.read(buffer)).bytesRead
    } catch (cause) {
      if (this.#isOpen && !isNotYet(cause)) this.#end(transportError(this.#path, cause))
      return 0
    }
  }

  #end(cause: AppError | null): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#presence.dispose()
    this.#file.close().catch(() => {})
    setImmediate(() => this.#sink.closed(cause))
  }
}

function isNotYet(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  return code === 'EAGAIN' || code === 'EWOULDBLOCK' || code === 'EINTR'
}

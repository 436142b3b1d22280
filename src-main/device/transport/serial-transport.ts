import type { SerialPort } from 'serialport'
import { AppError } from '../../../src-shared/base/app-error.ts'
import type { Disposable } from '../../../src-shared/base/disposable.ts'
import { watchPresence } from './presence.ts'
import type { Connection, ConnectionSink, Transport } from './transport.ts'
import { abortedError, closedError, transportError } from './trouble.ts'

export type SerialSettings = {
  /** `/dev/ttyACM0`, `COM3`, or the path of any PTY. */
  readonly path: string
  readonly baudRate: number
  readonly dataBits?: 7 | 8
  readonly parity?: 'none' | 'even' | 'odd'
  readonly stopBits?: 1 | 2
}

/**
 * A serial port, a USB virtual COM port, a Bluetooth SPP port or a PTY. The native module is loaded at the first open,
 * so a station without serial devices never needs it.
 */
export function serialTransport(settings: SerialSettings): Transport {
  return {
    address: settings.path,
    open: async (sink, signal) => {
      const { SerialPort } = await loadSerialPort()
      if (isAborted(signal)) throw abortedError(settings.path)
      const port = new SerialPort({ ...settings, autoOpen: false })
      await openPort(port, settings.path)
      if (isAborted(signal)) {
        port.close()
        throw abortedError(settings.path)
      }
      return new SerialConnection(port, settings.path, sink)
    },
  }
}

/** A function, because the answer changes while we wait and the compiler would believe the first one. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true
}

async function loadSerialPort(): Promise<typeof import('serialport')> {
  try {
    return await import('serialport')
  } catch (cause) {
    throw new AppError(
      'device/no-driver',
      'The serial port module does not load on this computer. Use a network or keyboard connection.',
      {},
      cause,
    )
  }
}

function openPort(port: SerialPort, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    port.open((error) => {
      if (error) reject(transportError(path, error))
      else resolve()
    })
  })
}

/** One opening of the port. The module queues writes to a closed port and sends them later, so closed is checked here. */
class SerialConnection implements Connection {
  readonly #port: SerialPort
  readonly #path: string
  readonly #presence: Disposable
  #isOpen = true
  #isClosedByUs = false

  constructor(port: SerialPort, path: string, sink: ConnectionSink) {
    this.#port = port
    this.#path = path
    // Without a data listener the module never notices that the device was unplugged.
    port.on('data', (bytes: Buffer) => {
      if (this.isOpen) sink.received(bytes)
    })
    let cause: unknown = new Error('No such device')
    const giveUp = (why: unknown) => {
      cause = why
      if (port.isOpen) port.close(() => {})
    }
    port.on('error', giveUp)
    this.#presence = watchPresence(path, giveUp)
    port.on('close', () => {
      if (!this.#isOpen) return
      this.#isOpen = false
      this.#presence.dispose()
      sink.closed(this.#isClosedByUs ? null : transportError(path, cause))
    })
  }

  get isOpen(): boolean {
    return this.#isOpen && !this.#isClosedByUs && this.#port.isOpen
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.isOpen) throw closedError(this.#path)
    await new Promise<void>((resolve, reject) => {
      const done = (error: Error | null | undefined) => {
        if (error) reject(transportError(this.#path, error))
        else resolve()
      }
      const gone = () => done(new Error('No such device'))
      this.#port.once('close', gone)
      this.#port.write(Buffer.from(bytes), undefined, (error) => {
        this.#port.off('close', gone)
        done(error)
      })
    })
  }

  close(): void {
    if (this.#isClosedByUs || !this.#isOpen) return
    this.#isClosedByUs = true
    if (this.#port.isOpen) this.#port.close(() => {})
  }
}

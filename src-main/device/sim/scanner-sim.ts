import type { Disposable } from '../../../src-shared/base/disposable.ts'
import type { Timers } from '../../core/port/clock.ts'
import { systemTimers } from '../driver/system-time.ts'
import { type SimAddress, type SimConnection, startSimServer } from './sim-server.ts'

export type ScannerSimFraming = 'cr' | 'lf' | 'crlf' | 'stxEtx' | 'none'

const FRAMES: Readonly<Record<ScannerSimFraming, readonly [string, string]>> = {
  cr: ['', '\r'],
  lf: ['', '\n'],
  crlf: ['', '\r\n'],
  stxEtx: ['\u0002', '\u0003'],
  none: ['', ''],
}

/** The answer of a Zebra scanner to an SSI command that it has carried out. */
const SSI_ACK = Uint8Array.of(0x04, 0xd0, 0x00, 0x00, 0xff, 0x2c)

export type ScannerSimOptions = {
  readonly framing?: ScannerSimFraming
  readonly timers?: Timers
  /** Answers each beep command, as a scanner in SSI mode does. */
  readonly acknowledges?: boolean
}

/** A scanner at byte level. What it reads goes out on every line that is connected; what comes back are beeps. */
export class ScannerSim implements Disposable {
  readonly #framing: ScannerSimFraming
  readonly #timers: Timers
  readonly #acknowledges: boolean
  readonly #lines = new Set<(bytes: Uint8Array) => void>()
  readonly #heard: Uint8Array[] = []
  #cancelPlay: () => void = () => {}

  constructor(options: ScannerSimOptions = {}) {
    this.#framing = options.framing ?? 'cr'
    this.#timers = options.timers ?? systemTimers
    this.#acknowledges = options.acknowledges ?? false
  }

  /** The commands that it was sent, in order. */
  get heard(): readonly Uint8Array[] {
    return this.#heard
  }

  get isConnected(): boolean {
    return this.#lines.size > 0
  }

  connect(send: (bytes: Uint8Array) => void): Disposable & { hear(bytes: Uint8Array): void } {
    this.#lines.add(send)
    return {
      hear: (bytes) => {
        this.#heard.push(Uint8Array.from(bytes))
        if (this.#acknowledges) send(SSI_ACK)
      },
      dispose: () => this.#lines.delete(send),
    }
  }

  /** Reads one code, at once. An AIM id is written in front of it by the caller. */
  scan(code: string): void {
    const [before, after] = FRAMES[this.#framing]
    const bytes = new TextEncoder().encode(before + code + after)
    for (const send of this.#lines) send(bytes)
  }

  /** Reads the codes one after another at a steady pace; resolves after the last one, or when it is disposed. */
  play(codes: readonly string[], everyMs: number): Promise<void> {
    return new Promise((resolve) => {
      const next = (index: number) => {
        const code = codes[index]
        if (code === undefined) return resolve()
        this.scan(code)
        const cancel = this.#timers.after(everyMs, () => next(index + 1))
        this.#cancelPlay = () => {
          cancel()
          resolve()
        }
      }
      next(0)
    })
  }

  dispose(): void {
    this.#cancelPlay()
    this.#lines.clear()
  }
}

export type ScannerSimServer = {
  readonly scanner: ScannerSim
  readonly address: SimAddress
  /** Cuts every connection, as an unplug would; the port stays open. */
  unplug(): void
  close(): Promise<void>
}

/** The scanner behind a TCP port, as on a serial device server. */
export async function startScannerSim(
  options: ScannerSimOptions & { readonly host?: string; readonly port?: number } = {},
): Promise<ScannerSimServer> {
  const scanner = new ScannerSim(options)
  const connections = new Set<SimConnection>()
  const unplug = () => {
    for (const connection of connections) connection.hangUp()
  }
  const server = await startSimServer({
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.port === undefined ? {} : { port: options.port }),
    isSingle: false,
    serve: (connection) => {
      const line = scanner.connect((bytes) => connection.answer(bytes))
      connections.add(connection)
      return {
        received: (bytes) => line.hear(bytes),
        closed: () => {
          line.dispose()
          connections.delete(connection)
        },
      }
    },
  })
  const close = async () => {
    scanner.dispose()
    await server.close()
  }
  return { scanner, address: server.address, unplug, close }
}

import type { Disposable } from '../../../src-shared/base/disposable.ts'
import { systemTimers } from '../driver/system-time.ts'
import { bytesOf } from '../protocol/ascii.ts'
import { type SimAddress, type SimConnection, startSimServer } from './sim-server.ts'
import type { ZebraFault } from './zebra-answers.ts'
import { type SimLabel, ZebraEngine } from './zebra-engine.ts'

export type ZebraPrinterSimOptions = {
  readonly host?: string
  readonly port?: number
  /** Time that one label takes to come out. */
  readonly labelMs?: number
  readonly odometer?: number
  readonly identity?: string
  readonly hasOdometer?: boolean
}

export const ZD420_IDENTITY = 'ZTC ZD420-203dpi ZPL,V93.20.15Z,8,4194304'

/** Bytes after which the connection that carries them is cut, counted from when this is set. */
export type CutAfter = { readonly direction: 'received' | 'answered'; readonly bytes: number }

/**
 * A Zebra printer on a TCP port, at byte level: prints what stands between `^XA` and `^XZ`, answers `~HS ~HI ~HQES` and
 * the odometer, serves one connection at a time, and fails in every way that a test or `packwright simulate` asks for.
 */
export class ZebraPrinterSim {
  readonly address: SimAddress
  readonly #engine: ZebraEngine
  readonly #close: () => Promise<void>
  readonly #wire: SimWire

  private constructor(
    address: SimAddress,
    engine: ZebraEngine,
    wire: SimWire,
    close: () => Promise<void>,
  ) {
    this.address = address
    this.#engine = engine
    this.#wire = wire
    this.#close = close
  }

  static async start(options: ZebraPrinterSimOptions = {}): Promise<ZebraPrinterSim> {
    const engine = new ZebraEngine({
      timers: systemTimers,
      labelMs: options.labelMs ?? 5,
      odometer: options.odometer ?? 1000,
      identity: options.identity ?? ZD420_IDENTITY,
      hasOdometer: options.hasOdometer ?? true,
    })
    const wire = new SimWire(engine)
    const server = await startSimServer({
      ...(options.host === undefined ? {} : { host: options.host }),
      ...(options.port === undefined ? {} : { port: options.port }),
      isSingle: true,
      serve: (connection) => ({ received: (bytes) => wire.take(bytes, connection) }),
    })
    return new ZebraPrinterSim(server.address, engine, wire, () => server.close())
  }

  get labels(): readonly SimLabel[] {
    return this.#engine.labels
  }

  get odometer(): number {
    return this.#engine.odometer
  }

  /** Bytes taken and given so far, to place a cut at each of them. */
  get traffic(): { readonly received: number; readonly answered: number } {
    return { received: this.#wire.received, answered: this.#wire.answered }
  }

  onLabel(listener: (label: SimLabel) => void): Disposable {
    return this.#engine.onLabel(listener)
  }

  setFault(fault: ZebraFault | null): void {
    this.#engine.setFault(fault)
  }

  setLabelMs(ms: number): void {
    this.#engine.setLabelMs(ms)
  }

  /** `silent` prints but gives no answers, `garbage` gives answers that are none. */
  setSpeech(speech: 'normal' | 'silent' | 'garbage'): void {
    this.#wire.speech = speech
  }

  cutAfter(cut: CutAfter | null): void {
    this.#wire.cutAfter(cut)
  }

  async dispose(): Promise<void> {
    this.#engine.dispose()
    await this.#close()
  }
}

/** The cable between the socket and the printer, where bytes are counted and cut. */
class SimWire {
  readonly #engine: ZebraEngine
  speech: 'normal' | 'silent' | 'garbage' = 'normal'
  received = 0
  answered = 0
  #cut: { direction: CutAfter['direction']; left: number } | null = null

  constructor(engine: ZebraEngine) {
    this.#engine = engine
  }

  cutAfter(cut: CutAfter | null): void {
    this.#cut = cut === null ? null : { direction: cut.direction, left: cut.bytes }
  }

  take(bytes: Uint8Array, connection: SimConnection): void {
    const taken = this.#upToCut('received', bytes)
    this.received += taken.length
    for (const answer of this.#engine.receive(taken)) {
      const spoken = this.#spoken(answer)
      const given = this.#upToCut('answered', spoken)
      this.answered += given.length
      connection.answer(given)
      if (given.length < spoken.length) break
    }
    if (this.#cut?.left !== 0) return
    this.#cut = null
    connection.hangUp()
  }

  #spoken(answer: Uint8Array): Uint8Array {
    if (this.speech === 'silent') return new Uint8Array()
    return this.speech === 'garbage' ? bytesOf('\u0000\u00ff?#%!') : answer
  }

  #upToCut(direction: CutAfter['direction'], bytes: Uint8Array): Uint8Array {
    const cut = this.#cut
    if (cut === null || cut.direction !== direction) return bytes
    const part = bytes.subarray(0, cut.left)
    cut.left -= part.length
    return part
  }
}

import type { Disposable } from '../../../src-shared/base/disposable.ts'
import type { Clock } from '../../core/port/clock.ts'
import { systemClock } from '../driver/system-time.ts'
import { LineReader } from '../protocol/line-reader.ts'
import { SCALE_SPEECH, type ScaleSight } from './scale-speech.ts'
import { type SimAddress, startSimServer } from './sim-server.ts'

export type ScaleSimOptions = {
  readonly protocol?: keyof typeof SCALE_SPEECH
  readonly clock?: Clock
  readonly capacityG?: number
  /** How long the reading moves after something was put on or taken off. */
  readonly settleMs?: number
}

/** A scale at byte level: things are put on it and taken off, it settles, and it answers when asked. */
export class ScaleSim implements Disposable {
  readonly #speech: (typeof SCALE_SPEECH)[keyof typeof SCALE_SPEECH]
  readonly #clock: Clock
  readonly #capacityG: number
  readonly #settleMs: number
  #fromG = 0
  #toG = 0
  #changedAtMs = Number.NEGATIVE_INFINITY
  #isSilent = false

  constructor(options: ScaleSimOptions = {}) {
    this.#speech = SCALE_SPEECH[options.protocol ?? 'mt-sics']
    this.#clock = options.clock ?? systemClock
    this.#capacityG = options.capacityG ?? 60_000
    this.#settleMs = options.settleMs ?? 600
  }

  /** This much lies on it from now on, all in all. */
  place(grams: number): void {
    this.#fromG = this.#sight().grams
    this.#toG = grams
    this.#changedAtMs = this.#clock.monotonicMs()
  }

  clear(): void {
    this.place(0)
  }

  setSilent(isSilent: boolean): void {
    this.#isSilent = isSilent
  }

  /** Connects a line: `answer` takes what the scale says, the returned function what is said to it. */
  connect(answer: (bytes: Uint8Array) => void): (bytes: Uint8Array) => void {
    const lines = new LineReader()
    return (bytes) => {
      for (const line of lines.push(bytes)) {
        if (this.#isSilent) continue
        const isAsked = this.#speech.isQuestion(line.trim())
        answer(isAsked ? this.#speech.say(this.#sight()) : this.#speech.refuse())
      }
    }
  }

  dispose(): void {
    this.#isSilent = true
  }

  /** Moves straight from the old weight to the new one, then stands still. */
  #sight(): ScaleSight {
    const share = Math.min(1, (this.#clock.monotonicMs() - this.#changedAtMs) / this.#settleMs)
    const grams = Math.round(this.#fromG + (this.#toG - this.#fromG) * share)
    const range = grams > this.#capacityG ? 'over' : grams < -this.#capacityG ? 'under' : 'ok'
    return { grams, isStable: share >= 1, range }
  }
}

export type ScaleSimServer = {
  readonly scale: ScaleSim
  readonly address: SimAddress
  close(): Promise<void>
}

/** The scale behind a TCP port, as on a serial device server. */
export async function startScaleSim(
  options: ScaleSimOptions & { readonly host?: string; readonly port?: number } = {},
): Promise<ScaleSimServer> {
  const scale = new ScaleSim(options)
  const server = await startSimServer({
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.port === undefined ? {} : { port: options.port }),
    isSingle: false,
    serve: (connection) => ({ received: scale.connect((bytes) => connection.answer(bytes)) }),
  })
  return { scale, address: server.address, close: () => server.close() }
}

import type { Disposable } from '../../../src-shared/base/disposable.ts'
import type { Clock, Timers } from '../../core/port/clock.ts'
import type { DeviceListener } from '../../core/port/device.ts'
import type { Scale, WeightReading } from '../../core/port/scale.ts'
import type { ScaleAnswer, ScaleProtocol, ScaleReader } from '../protocol/scale-protocol.ts'
import type { Transport } from '../transport/transport.ts'
import { Announcer } from './announcer.ts'
import { DeviceLink } from './device-link.ts'
import { DeviceStatus, detailOf } from './device-status.ts'

export type PollingScaleOptions = {
  readonly id: string
  readonly name: string
  readonly transport: Transport
  readonly protocol: ScaleProtocol
  readonly clock: Clock
  readonly timers: Timers
  /** Smallest step of the scale where its own digits do not show it (a 5 g scale that writes 1.235 kg). */
  readonly divisionG?: number
  readonly pollMs?: number
  readonly answerWithinMs?: number
}

/** So many questions in a row without an answer, and the connection is made anew. */
const SILENT_POLLS_TO_RENEW = 3

/**
 * A scale that answers questions. Asks again as soon as it has answered and the pause is over, so a slow scale is never
 * flooded. Tells a reading only when it differs from the last one. When no answer comes it is `lost`, its last reading is
 * forgotten, and the first reading after that is told whatever it is.
 */
export class PollingScale implements Scale {
  readonly id: string
  readonly #options: PollingScaleOptions
  readonly #reader: ScaleReader
  readonly #readings = new Announcer<WeightReading>()
  readonly #status: DeviceStatus
  readonly #link: DeviceLink
  #last: WeightReading | null = null
  #silentPolls = 0
  #cancelTimer: (() => void) | null = null

  constructor(options: PollingScaleOptions) {
    this.id = options.id
    this.#options = options
    this.#reader = options.protocol.createReader()
    this.#status = new DeviceStatus(
      { deviceId: options.id, kind: 'scale', name: options.name },
      options.clock,
    )
    this.#link = new DeviceLink(options.transport, options.timers, {
      opened: () => {
        this.#silentPolls = 0
        this.#ask()
      },
      received: (bytes) => {
        for (const answer of this.#reader.push(bytes)) this.#take(answer)
      },
      lost: (error) => {
        this.#stopTimer()
        this.#reader.reset()
        // A connection that we gave up ourselves was silent; that is what stays on the screen.
        this.#lose(error === null ? 'noAnswer' : detailOf(error))
      },
    })
  }

  onReading(listener: (reading: WeightReading) => void): Disposable {
    return this.#readings.add(listener)
  }

  onState(listener: DeviceListener): Disposable {
    return this.#status.on(listener)
  }

  dispose(): void {
    this.#stopTimer()
    this.#link.dispose()
    this.#readings.clear()
    this.#status.end()
  }

  #ask(): void {
    this.#link.send(this.#options.protocol.ask)
    this.#schedule(this.#options.answerWithinMs ?? 700, () => this.#missAnswer())
  }

  #missAnswer(): void {
    this.#reader.reset()
    this.#silentPolls += 1
    this.#lose('noAnswer')
    if (this.#silentPolls >= SILENT_POLLS_TO_RENEW) this.#link.renew()
    else this.#ask()
  }

  #take(answer: ScaleAnswer): void {
    // Noise is no answer: the wait for one goes on, so a scale that only talks noise is lost, not ready.
    if (answer.kind === 'unreadable') return
    this.#silentPolls = 0
    this.#link.confirm()
    this.#schedule(this.#options.pollMs ?? 100, () => this.#ask())
    if (answer.kind === 'fault') this.#status.set('attention', 'error')
    else this.#status.set('ready')
    this.#tell(this.#toReading(answer))
  }

  #toReading(answer: ScaleAnswer & { kind: 'weight' | 'over' | 'under' | 'fault' }): WeightReading {
    const base = { deviceId: this.id, at: this.#options.clock.now() }
    if (answer.kind === 'weight') {
      const divisionG = this.#options.divisionG ?? answer.divisionG
      const { grams, isStable } = answer
      return { ...base, grams, isStable, condition: 'ok', divisionG }
    }
    const divisionG = this.#options.divisionG ?? this.#last?.divisionG ?? 1
    return { ...base, grams: null, isStable: false, condition: answer.kind, divisionG }
  }

  #tell(reading: WeightReading): void {
    const last = this.#last
    this.#last = reading
    const isSame =
      last !== null &&
      last.grams === reading.grams &&
      last.isStable === reading.isStable &&
      last.condition === reading.condition &&
      last.divisionG === reading.divisionG
    if (!isSame) this.#readings.tell(reading)
  }

  #lose(detail: Parameters<DeviceStatus['set']>[1]): void {
    this.#last = null
    this.#status.set('lost', detail)
  }

  #schedule(ms: number, run: () => void): void {
    this.#stopTimer()
    this.#cancelTimer = this.#options.timers.after(ms, run)
  }

  #stopTimer(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }
}

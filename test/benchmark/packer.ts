/**
 * A packer who does what the screen says and nothing else: scans the suggested code, puts the parcel on the scale, scans
 * the label. Every scan goes in as bytes on the serial line and is timed.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import type { ScaleSim } from '../../src-main/device/sim/scale-sim.ts'
import type { Frame } from './frame-probe.ts'
import type { ScannerLine } from './scanner-line.ts'
import type { ScreenLine, SeenView } from './station-process.ts'

export type TimedScan = {
  readonly what: 'order' | 'carton' | 'item' | 'label' | 'wrong'
  readonly sentAt: number
  /** The first view with the scan's effect reached a screen. */
  readonly viewAt: number
  readonly frame: Frame | null
}

export type Bench = {
  readonly scanner: ScannerLine
  readonly screen: ScreenLine
  readonly scale: ScaleSim
  /** The painted frame of a view; null when no browser watches. */
  frame(number: number): Promise<Frame> | null
}

/** Below this a scanner's second read of the same code is a re-read, not a second unit (settings.rereadMs). */
const rereadMs = 260
/** A code that no warehouse has. */
const strangeCode = '04006381333931'

export class Packer {
  readonly scans: TimedScan[] = []
  /** From the byte of an order's scan to the view with its carton. */
  readonly plannedMs: number[] = []
  readonly #bench: Bench
  #lastCode = ''
  #lastAt = 0

  constructor(bench: Bench) {
    this.#bench = bench
  }

  /** The whole order, from its tote to its last label. One strange code is scanned on the way. */
  async pack(tote: string): Promise<void> {
    const order = await this.#scan('order', tote)
    const planned = await this.#bench.screen.until(hasPlan)
    this.plannedMs.push(planned.at - order.sentAt)
    let isStrangeDone = false
    for (;;) {
      const { view } = await this.#bench.screen.until(
        (next) => next.busy !== 'planning' && !isWorking(next),
      )
      if (view.screen.kind === 'done') return
      if (view.screen.kind === 'weighing') await this.#weigh(view)
      else if (view.screen.kind === 'packing' && !isStrangeDone) {
        isStrangeDone = true
        await this.#scan('wrong', strangeCode)
      } else await this.#scanSuggested(view)
    }
  }

  async #scanSuggested(view: BenchView): Promise<void> {
    const [first] = view.suggestions
    if (!first || (first.what !== 'carton' && first.what !== 'item' && first.what !== 'label'))
      throw new Error(`Nothing to scan at ${view.screen.kind}: ${JSON.stringify(view.alert)}`)
    await this.#scan(first.what, first.code)
  }

  async #weigh(view: BenchView): Promise<void> {
    if (view.screen.kind !== 'weighing') return
    const { scale, screen } = this.#bench
    if (view.screen.mustEmptyScale) {
      scale.clear()
      await screen.until((next) => next.screen.kind !== 'weighing' || !next.screen.mustEmptyScale)
    }
    scale.place(view.screen.expectedG)
    await screen.until((next) => next.screen.kind !== 'weighing')
    scale.clear()
  }

  async #scan(what: TimedScan['what'], code: string): Promise<TimedScan> {
    const { scanner, screen } = this.#bench
    if (code === this.#lastCode) await sleep(Math.max(0, this.#lastAt + rereadMs - Date.now()))
    const number = screen.last.view.feedback.number + 1
    const sentAt = scanner.scan(code)
    const seen: SeenView = await screen.until((view) => view.feedback.number >= number)
    const frame = await this.#bench.frame(seen.view.feedback.number)
    this.#lastCode = code
    this.#lastAt = Date.now()
    const timed = { what, sentAt, viewAt: seen.at, frame }
    this.scans.push(timed)
    return timed
  }
}

export function hasPlan(view: BenchView): boolean {
  return view.screen.kind === 'choosingCarton' && view.screen.carton !== null && view.busy === null
}

function isWorking(view: BenchView): boolean {
  return view.screen.kind === 'labelling'
}

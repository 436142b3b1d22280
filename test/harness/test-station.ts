/**
 * A whole station in this process: database file, solver worker, printer and scale simulated at byte level behind TCP.
 * A test scans, works the simulators, and waits for what the bench shows; nothing here sleeps.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStation } from '../../src-main/app/create-station.ts'
import { databasePath, holdDataFolder } from '../../src-main/app/data-folder.ts'
import { findPlaces } from '../../src-main/app/places.ts'
import type { DeviceConfig } from '../../src-main/app/platform.ts'
import type { Station } from '../../src-main/app/station.ts'
import { systemClock, systemTimers } from '../../src-main/app/system/time.ts'
import { createUlids } from '../../src-main/app/system/ulid.ts'
import { openDatabase } from '../../src-main/db/open.ts'
import { type ScaleSim, startScaleSim } from '../../src-main/device/sim/scale-sim.ts'
import { ZebraPrinterSim } from '../../src-main/device/sim/zebra-printer-sim.ts'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/calls.ts'
import { type CommandWord, commandBarcode } from '../../src-shared/model/command-word.ts'
import { fillShop, type Shop } from './session-builder.ts'

export type SimulatedBench = {
  readonly printer: ZebraPrinterSim
  readonly scale: ScaleSim
  readonly devices: DeviceConfig
  close(): Promise<void>
}

export async function startSimulatedBench(): Promise<SimulatedBench> {
  const printer = await ZebraPrinterSim.start({ labelMs: 1 })
  const { scale, address, close } = await startScaleSim({ settleMs: 1 })
  return {
    printer,
    scale,
    devices: {
      scanners: [],
      scale: { id: 'scale-1', address: { kind: 'tcp', ...address } },
      printer: { id: 'printer-1', address: { kind: 'tcp', ...printer.address } },
    },
    async close() {
      await printer.dispose()
      await close()
    },
  }
}

/** A folder of its own with a filled database. */
export function makeDataFolder(shop: Shop): string {
  const dir = mkdtempSync(join(tmpdir(), 'packwright-test-'))
  const db = openDatabase(databasePath(dir), { beforeMigration() {} })
  fillShop(db, shop)
  db.close()
  return dir
}

export function removeDataFolder(dir: string): void {
  rmSync(dir, { recursive: true, force: true })
}

const places = findPlaces()
/** No test of the bench has secrets to keep. */
const plainSecrets = { seal: (secret: string) => secret, open: (sealed: string) => sealed }

export class TestStation {
  readonly #station: Station
  readonly #release: () => void
  #view: BenchView
  #nextId = 0
  readonly #waiting = new Set<(view: BenchView) => void>()

  private constructor(
    station: Station,
    view: BenchView,
    onView: (view: BenchView) => void,
    release: () => void,
  ) {
    this.#station = station
    this.#view = view
    this.#release = release
    station.dispatcher.onPush((push) => {
      if (push.push !== 'view') return
      this.#view = push.data as BenchView
      onView(this.#view)
      for (const look of [...this.#waiting]) look(this.#view)
    })
  }

  /** Holds the folder as a real start does; throws what that throws. */
  static async start(
    dataDir: string,
    devices: DeviceConfig,
    onView: (view: BenchView) => void = () => {},
  ): Promise<TestStation> {
    const folder = holdDataFolder(dataDir)
    const log = { debug() {}, info() {}, warn() {}, error() {} }
    const station = await createStation({
      ...{ dataDir, devices, log, stationName: 'bench-1' },
      ...{ clock: systemClock, timers: systemTimers, ids: createUlids(systemClock) },
      ...{ solverWorkerUrl: places.solverWorkerUrl, fontsDir: places.fontsDir },
      ...{ secrets: plainSecrets, simulators: null, isDemo: true },
    })
    const answer = await station.dispatcher.handle({ id: 0, call: 'view', input: {} })
    if (!answer.ok) throw new Error('The station shows nothing')
    return new TestStation(station, answer.output as BenchView, onView, () => folder.release())
  }

  get view(): BenchView {
    return this.#view
  }

  get kind(): string {
    return this.#view.screen.kind
  }

  async scan(text: string): Promise<void> {
    await this.#call('scan', { text, aim: null, source: 'screen' })
  }

  async command(...words: readonly CommandWord[]): Promise<void> {
    for (const word of words) await this.scan(commandBarcode(word))
  }

  /** The first view, now or later, of which this is true. */
  until(isThere: (view: BenchView) => boolean): Promise<BenchView> {
    if (isThere(this.#view)) return Promise.resolve(this.#view)
    return new Promise((resolve) => {
      const look = (view: BenchView) => {
        if (!isThere(view)) return
        this.#waiting.delete(look)
        resolve(view)
      }
      this.#waiting.add(look)
    })
  }

  untilScreen(kind: BenchView['screen']['kind']): Promise<BenchView> {
    return this.until((view) => view.screen.kind === kind && view.busy === null)
  }

  async close(): Promise<void> {
    await this.#station.close()
    this.#release()
  }

  async #call<N extends CallName>(call: N, input: CallInput<N>): Promise<CallOutput<N>> {
    this.#nextId++
    const answer = await this.#station.dispatcher.handle({ id: this.#nextId, call, input })
    if (!answer.ok) throw new Error(`The station refused ${call}: ${JSON.stringify(answer)}`)
    return answer.output as CallOutput<N>
  }
}

/** Does what the screen suggests, one act at a time, until it shows what is wanted. */
export async function follow(
  station: Pick<TestStation, 'until' | 'scan' | 'kind'>,
  scale: ScaleSim,
  isThere: (view: BenchView) => boolean,
): Promise<BenchView> {
  for (let acts = 0; acts < 200; acts++) {
    const view = await station.until((now) => now.busy === null || isThere(now))
    if (isThere(view)) return view
    const { screen, revision } = view
    if (screen.kind === 'weighing') {
      if (screen.mustEmptyScale) {
        scale.clear()
        await station.until((v) => v.screen.kind !== 'weighing' || !v.screen.mustEmptyScale)
        continue
      }
      if (screen.labelToDestroy === null) {
        scale.place(screen.expectedG)
        await station.until((v) => v.screen.kind !== 'weighing' || v.screen.mustEmptyScale)
        continue
      }
    }
    if (screen.kind === 'labelling') {
      await station.until((now) => now.screen.kind !== 'labelling')
      continue
    }
    const [next] = view.suggestions
    if (!next) throw new Error(`Nothing is suggested at ${screen.kind}`)
    await station.scan(next.code)
    await station.until((now) => now.revision > revision)
  }
  throw new Error(`Stuck at ${station.kind}`)
}

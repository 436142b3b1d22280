/** Everything of a station that lives and dies with one open database: store, bench, print spooler. */
import type { Database } from 'better-sqlite3'
import type { PrintJobId } from '../../src-shared/model/ids.ts'
import { type BenchState, emptyBench } from '../core/packing-session/bench.ts'
import { defaultSettings, type Settings } from '../core/packing-session/settings.ts'
import type { Store } from '../core/port/store.ts'
import type { TextRasterizer } from '../core/port/text-rasterizer.ts'
import { isEmptyDatabase, seedDemo } from '../db/demo/seed-demo.ts'
import { keepBeforeMigration } from '../db/keep-before-migration.ts'
import { openDatabase } from '../db/open.ts'
import { sqliteStore } from '../db/sqlite-store.ts'
import { BenchRunner } from './bench-runner.ts'
import { databasePath } from './data-folder.ts'
import type { Devices } from './devices.ts'
import { loadSession } from './lookups.ts'
import type { Planner } from './planner.ts'
import type { Platform } from './platform.ts'
import { PrintSpooler } from './print-spooler.ts'

export type CoreParts = {
  readonly platform: Platform
  readonly devices: () => Devices
  readonly planner: Planner
  readonly rasterizer: TextRasterizer
  onChange(): void
}

export class StationCore {
  readonly db: Database
  readonly store: Store
  readonly runner: BenchRunner
  readonly #parts: CoreParts
  readonly #interrupted: readonly PrintJobId[]
  #spooler: PrintSpooler | null = null
  #settings: Settings

  /** Throws AppError when the database is refused; nothing was changed then. */
  constructor(parts: CoreParts) {
    const { platform } = parts
    this.#parts = parts
    this.db = openStationDatabase(platform)
    this.store = sqliteStore(this.db, () => platform.ids.next())
    this.#settings = { ...defaultSettings, ...savedSettings(this.store) }
    this.#interrupted = this.store.ledger.sentToUnknown(platform.clock.now())
    this.runner = this.#makeRunner()
  }

  get settings(): Settings {
    return this.#settings
  }

  get printerId(): string {
    return this.#parts.platform.devices.printer?.id ?? 'none'
  }

  saveSettings(change: Partial<Settings>): void {
    const saved = { ...savedSettings(this.store), ...change }
    this.store.saveSetting('station', saved)
    this.#settings = { ...defaultSettings, ...saved }
  }

  /** Goes on where the power was pulled: plan, prints and all. */
  start(): void {
    this.#spooler = this.#makeSpooler()
    this.#tellOfInterrupted()
    this.runner.resume()
    this.#spooler.wake()
  }

  /** What is being printed is written down first. */
  async close(): Promise<void> {
    this.runner.close()
    await this.#spooler?.close()
    this.store.close()
  }

  #makeRunner(): BenchRunner {
    const { platform, planner, devices } = this.#parts
    return new BenchRunner(
      {
        store: this.store,
        station: platform.stationName,
        settings: () => this.#settings,
        printer: this.printerId,
        clock: platform.clock,
        timers: platform.timers,
        ids: platform.ids,
        log: platform.log,
        plan: (input) => planner.plan(input),
        spool: () => this.#spooler?.wake(),
        beep: (deviceId, sound) => devices().beep(deviceId, sound),
        onChange: () => this.#parts.onChange(),
      },
      startBench(this.store, platform.stationName),
    )
  }

  #makeSpooler(): PrintSpooler {
    const { platform, devices, rasterizer } = this.#parts
    return new PrintSpooler({
      store: this.store,
      printer: devices().printer,
      printerId: this.printerId,
      rasterizer,
      clock: platform.clock,
      timers: platform.timers,
      log: platform.log,
      onDrawn: () => this.#parts.onChange(),
      onWaits: (jobId, trouble) => this.runner.accept({ kind: 'printWaits', jobId, trouble }),
      onEnded: (jobId, outcome) => this.runner.accept({ kind: 'printEnded', jobId, outcome }),
    })
  }

  #tellOfInterrupted(): void {
    if (this.#interrupted.length > 0)
      this.#parts.platform.log.warn('Labels were being sent when the power went', {
        jobs: this.#interrupted.length,
      })
  }
}

function openStationDatabase(platform: Platform): Database {
  const path = databasePath(platform.dataDir)
  const db = openDatabase(path, { beforeMigration: keepBeforeMigration })
  try {
    if (platform.isDemo && isEmptyDatabase(db))
      seedDemo(db, { nowMs: platform.clock.now(), ids: platform.ids })
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function savedSettings(store: Store): Partial<Settings> {
  return (store.read.setting('station') ?? {}) as Partial<Settings>
}

function startBench(store: Store, station: string): BenchState {
  const active = store.read.activeSession(station)
  const operatorId = store.read.lastOperator(station)
  return {
    ...emptyBench,
    operator: operatorId ? store.read.operatorById(operatorId) : null,
    session: active ? loadSession(store, active.sessionId) : null,
    // Whatever lies on the scale may be the parcel from before: it has to be empty once.
    scale: { reading: null, hasSeenZero: false, refusedG: null },
  }
}

/**
 * A bench without devices: the real command queue, decisions, planner, solver and store (in memory), with time, scale
 * and printer in the test's hands. Each call resolves when the bench has come to rest. One second passes between two
 * acts, so that nothing is a re-read unless a test says so.
 */
import Sqlite, { type Database } from 'better-sqlite3'
import { BenchRunner } from '../../src-main/app/bench-runner.ts'
import { loadSession } from '../../src-main/app/lookups.ts'
import { Planner } from '../../src-main/app/planner.ts'
import type { StationCore } from '../../src-main/app/station-core.ts'
import { ViewPublisher } from '../../src-main/app/view-publisher.ts'
import { type BenchState, emptyBench } from '../../src-main/core/packing-session/bench.ts'
import type { SessionEventKind } from '../../src-main/core/packing-session/events.ts'
import { defaultSettings, type Settings } from '../../src-main/core/packing-session/settings.ts'
import type { SessionState } from '../../src-main/core/packing-session/state.ts'
import type { PrinterTrouble } from '../../src-main/core/port/printer.ts'
import type { SolverRunner } from '../../src-main/core/port/solver-runner.ts'
import type { Commit, PrintJob, Store } from '../../src-main/core/port/store.ts'
import { checkedSolve } from '../../src-main/core/solver/checked-solve.ts'
import { migrate } from '../../src-main/db/migrate.ts'
import { sqliteStore } from '../../src-main/db/sqlite-store.ts'
import { AppError } from '../../src-shared/base/app-error.ts'
import type { AlertView, BenchView, ScreenView } from '../../src-shared/contract/bench-view.ts'
import { type CommandWord, commandBarcode } from '../../src-shared/model/command-word.ts'
import type { PrintJobId } from '../../src-shared/model/ids.ts'
import { BenchTime } from './bench-time.ts'
import { cartonOf, fillShop, gtinOf, packer, type Shop, supervisor } from './session-builder.ts'

/** Enough for a good plan of a few units, and the same plan on every machine. */
const nodeLimit = 4_000

export const silentLog = { debug() {}, info() {}, warn() {}, error() {} }

export type BenchParts = Partial<Shop> & {
  readonly settings?: Partial<Settings>
  readonly station?: string
  readonly solver?: SolverRunner
}

export const usualCartons = [
  cartonOf('S', [200, 100, 200]),
  cartonOf('M', [200, 200, 200]),
  cartonOf('L', [400, 200, 400]),
]

export type ScanOptions = { readonly device?: string; readonly afterMs?: number }

export class Bench {
  readonly db: Database
  readonly store: Store
  readonly shop: Shop
  readonly time = new BenchTime()
  /** While it is, nothing that the bench decides can be stored. */
  isDiskFull = false
  /** What the scanners were told to sound. */
  readonly beeps: string[] = []
  readonly #parts: BenchParts
  readonly #pending = new Set<Promise<unknown>>()
  #nextId = 0
  #serials = 0
  runner: BenchRunner
  #publisher: ViewPublisher

  constructor(parts: BenchParts, db?: Database) {
    this.#parts = parts
    this.shop = {
      skus: parts.skus ?? [],
      cartons: parts.cartons ?? usualCartons,
      orders: parts.orders ?? [],
      operators: parts.operators ?? [packer, supervisor],
    }
    this.db = db ?? openShop(this.shop)
    const store = sqliteStore(this.db, () => this.#id())
    this.store = { ...store, commit: (change) => this.#commit(store, change) }
    this.runner = this.#makeRunner(null)
    this.#publisher = this.#makePublisher()
  }

  get bench(): BenchState {
    return this.runner.bench
  }

  get session(): SessionState {
    const { session } = this.bench
    if (!session) throw new Error('There is no session at the bench')
    return session
  }

  get view(): BenchView {
    return this.#publisher.view()
  }

  get screen(): ScreenView {
    return this.view.screen
  }

  get alert(): AlertView | null {
    return this.bench.alert
  }

  /** The alert's code with its facts, as tests like to compare it. */
  get says(): unknown {
    return this.alert && { code: this.alert.code, ...this.alert.facts }
  }

  get sound(): string {
    return this.bench.feedback.sound
  }

  async scan(text: string, { device = 'scanner-1', afterMs = 1000 }: ScanOptions = {}) {
    this.time.pass(afterMs)
    const scan = { text, aim: null, deviceId: device, at: this.time.now() }
    this.runner.submit({ kind: 'rawScan', scan, canReread: true })
    await this.rest()
  }

  /** One after another, each as its own unit. */
  async pack(...codes: readonly string[]) {
    for (const code of codes) await this.scan(code)
  }

  /** By its barcode; destructive ones twice. */
  async command(...words: readonly CommandWord[]) {
    for (const word of words) await this.scan(commandBarcode(word))
  }

  async press(word: CommandWord) {
    this.time.pass(1000)
    this.runner.submit({ kind: 'press', word })
    await this.rest()
  }

  async putElsewhere(x: number, z: number) {
    this.runner.submit({ kind: 'putElsewhere', x, z, rotation: null })
    await this.rest()
  }

  /** The scale says this, stable unless told otherwise. */
  async scale(grams: number | null, isStable = true) {
    this.time.pass(1000)
    const reading = {
      ...{ deviceId: 'scale-1', grams, isStable, divisionG: 1, at: this.time.now() },
      condition: grams === null ? ('over' as const) : ('ok' as const),
    }
    this.runner.accept({ kind: 'weight', reading })
    await this.rest()
  }

  async loseScale() {
    this.runner.accept({ kind: 'weight', reading: null })
    await this.rest()
  }

  /** An empty scale, then the parcel with what it should weigh. */
  async weigh(offG = 0) {
    await this.scale(0)
    const { screen } = this
    if (screen.kind !== 'weighing') throw new Error(`Nothing to weigh: ${screen.kind}`)
    await this.scale(screen.expectedG + offG)
  }

  /** The next job of the ledger comes out of the printer. */
  async print(): Promise<PrintJob> {
    return this.endPrint(null)
  }

  /** The next job went out and nobody knows what became of it. */
  async losePrint(reason: PrinterTrouble = 'noAnswer'): Promise<PrintJob> {
    return this.endPrint(reason)
  }

  async endPrint(trouble: PrinterTrouble | null): Promise<PrintJob> {
    const job = this.startPrint()
    await this.#endJob(job.jobId, trouble)
    return job
  }

  async #endJob(jobId: PrintJobId, trouble: PrinterTrouble | null) {
    const status = trouble === null ? 'printed' : 'unknown'
    this.store.ledger.markEnded(jobId, status, trouble, this.time.now())
    const outcome =
      trouble === null
        ? { kind: 'printed' as const, odometer: null }
        : { kind: 'unknown' as const, reason: trouble }
    this.runner.accept({ kind: 'printEnded', jobId, outcome })
    await this.rest()
  }

  /** The next job is drawn and its first byte goes out. */
  startPrint(): PrintJob {
    const job = this.store.read.nextPrintJob('printer-1')
    if (!job) throw new Error('Nothing waits for the printer')
    this.store.ledger.storeBytes(job.jobId, Uint8Array.of(1, 2, 3), 'sha')
    this.store.ledger.markSent(job.jobId, null, this.time.now())
    return job
  }

  async printerWaits(trouble: PrinterTrouble) {
    const job = this.store.read.nextPrintJob('printer-1')
    if (!job) throw new Error('Nothing waits for the printer')
    this.runner.accept({ kind: 'printWaits', jobId: job.jobId, trouble })
    await this.rest()
  }

  /** Everything in the ledger comes out. */
  async printAll() {
    while (this.store.read.nextPrintJob('printer-1')) await this.print()
  }

  /** Scans the label that the screen asks for. */
  async confirmLabel() {
    await this.scan(`00${this.session.closing?.sscc}`)
  }

  /** Weighs, prints and confirms the parcel in hand. */
  async finishParcel() {
    await this.weigh()
    await this.printAll()
    await this.confirmLabel()
  }

  /** Does what the screen suggests until the order is done, as a packer would who only looks at the screen. */
  async followSuggestions(most = 200) {
    for (let n = 0; n < most && this.screen.kind !== 'done'; n++) await this.followOnce()
    if (this.screen.kind !== 'done')
      throw new Error(`Stuck at ${this.screen.kind}: ${JSON.stringify(this.says)}`)
  }

  /** Whether the screen asks for anything that a packer can do at once. */
  get canFollow(): boolean {
    const { kind } = this.screen
    return kind === 'labelling' || kind === 'weighing' || this.view.suggestions.length > 0
  }

  /** One act that the screen suggests. */
  async followOnce() {
    const { screen, suggestions } = this.view
    if (screen.kind === 'labelling') return this.#letPrint()
    if (screen.kind === 'weighing' && screen.labelToDestroy === null) return this.weigh()
    // The screen says: scan the order to go on with it.
    if (screen.kind === 'onHold') return this.scan(this.session.order.number)
    const [first] = suggestions
    if (!first) throw new Error(`Nothing is suggested at ${screen.kind}`)
    await this.scan(first.what === 'item' ? this.#withSerial(first.code) : first.code)
  }

  /** The printer does its work: what it was given ends, then the next one comes out. */
  async #letPrint() {
    const given = this.one<PrintJobId | undefined>(`SELECT id FROM print_job WHERE status = 'sent'`)
    if (given !== undefined) return this.#endJob(given, null)
    if (this.store.read.nextPrintJob('printer-1')) return void (await this.print())
    if (!this.isDiskFull) throw new Error('Stuck: nothing is printed')
  }

  /** What stands on the unit itself: with a serial number where its SKU has them. */
  #withSerial(code: string): string {
    const sku = this.shop.skus.find((other) => gtinOf(this.shop, other.code) === code)
    if (!sku?.hasSerials) return code
    this.#serials++
    return `01${code}21F${this.#serials}`
  }

  /** Time goes by, with what was set to happen in it. */
  async wait(ms: number) {
    this.time.pass(ms)
    await this.rest()
  }

  /** Resolves when no plan is being made and no scan waits. */
  async rest() {
    while (this.#pending.size > 0) await Promise.all(this.#pending)
  }

  /** The power goes and comes back: only the database is left. */
  async restart() {
    this.runner.close()
    this.store.ledger.sentToUnknown(this.time.now())
    const active = this.store.read.activeSession(this.#station)
    this.runner = this.#makeRunner(active && loadSession(this.store, active.sessionId))
    this.#publisher = this.#makePublisher()
    this.runner.resume()
    await this.rest()
  }

  /** Another bench on the same data. */
  beside(station: string): Bench {
    const other = new Bench({ ...this.#parts, station }, this.db)
    other.time.pass(this.time.monotonicMs())
    other.#nextId = 100_000
    return other
  }

  /** Kinds of the events of the session, in order. */
  kinds(): readonly SessionEventKind[] {
    return this.store.read
      .eventsOf(this.session.id)
      .map((row) => (row.body as { kind: SessionEventKind }).kind)
  }

  one<T>(sql: string, ...values: readonly unknown[]): T {
    return this.db
      .prepare<unknown[], T>(sql)
      .pluck()
      .get(...values) as T
  }

  all<T>(sql: string, ...values: readonly unknown[]): readonly T[] {
    return this.db.prepare<unknown[], T>(sql).all(...values)
  }

  orderStatus(number: string): string {
    return this.one('SELECT status FROM orders WHERE number = ?', number)
  }

  onHand(code: string): number {
    return this.one(
      `SELECT sum(on_hand) FROM stock WHERE sku_id = ? AND bin_id <> 'DAMAGED'`,
      `sku-${code}`,
    )
  }

  get #station(): string {
    return this.#parts.station ?? 'bench-1'
  }

  #commit(store: Store, change: Commit): void {
    if (this.isDiskFull) throw new AppError('data/disk-full', 'The disk is full.')
    store.commit(change)
  }

  #id(): string {
    this.#nextId++
    return `id-${String(this.#nextId).padStart(6, '0')}`
  }

  #makeRunner(session: SessionState | null): BenchRunner {
    const planner = new Planner(this.#parts.solver ?? solverHere, silentLog)
    return new BenchRunner(
      {
        store: this.store,
        station: this.#station,
        settings: () => ({ ...defaultSettings, ...this.#parts.settings }),
        printer: 'printer-1',
        clock: this.time,
        timers: this.time,
        ids: { next: () => this.#id() },
        log: silentLog,
        plan: (input) => this.#track(planner.plan(input)),
        spool() {},
        beep: (deviceId, sound) => this.beeps.push(`${deviceId} ${sound}`),
        onChange() {},
      },
      { ...emptyBench, session },
    )
  }

  /** Counts as under way until the bench has taken the answer. */
  #track<T>(work: Promise<T>): Promise<T> {
    const taken = work.then(() => new Promise((resolve) => setImmediate(resolve)))
    this.#pending.add(taken)
    void taken.finally(() => this.#pending.delete(taken))
    return work
  }

  #makePublisher(): ViewPublisher {
    const { store, runner } = this
    const settings = { ...defaultSettings, ...this.#parts.settings }
    return new ViewPublisher({
      core: () => ({ store, runner, settings }) as unknown as StationCore,
      station: { name: this.#station, isDemo: false },
      devices: () => [],
    })
  }
}

export function benchWith(parts: BenchParts): Bench {
  return new Bench(parts)
}

/** A bench with the order opened and its carton in hand. */
export async function packingBench(parts: BenchParts): Promise<Bench> {
  const bench = benchWith(parts)
  await bench.scan(parts.orders?.[0]?.number ?? '')
  await bench.scan(bench.view.suggestions[0]?.code ?? '')
  return bench
}

const solverHere: SolverRunner = {
  solve: async (request) => checkedSolve(request, { nodeLimit }).response,
  warm: async () => {},
  close: async () => {},
}

function openShop(shop: Shop): Database {
  const db = new Sqlite(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db)
  fillShop(db, shop)
  return db
}

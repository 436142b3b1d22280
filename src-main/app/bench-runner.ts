/**
 * The single command queue. Every command is decided, stored in one transaction and shown, in this order and one at a
 * time; then its effects run, and what comes of them is a command again. While a plan is being made scans wait in line,
 * none is lost, and each is read only when its turn comes.
 */
import { isAppError, sentenceOf } from '../../src-shared/base/app-error.ts'
import {
  type BenchCommand,
  type BenchState,
  type Context,
  type Effect,
  emptyBench,
  type RecordedEvent,
  type Step,
} from '../core/packing-session/bench.ts'
import type { SessionEvent } from '../core/packing-session/events.ts'
import type { PlanInput, PlanOutcome } from '../core/packing-session/plan-input.ts'
import type { Settings } from '../core/packing-session/settings.ts'
import { settle } from '../core/packing-session/settle.ts'
import { startStep } from '../core/packing-session/step.ts'
import { transition } from '../core/packing-session/transition.ts'
import { writesOf } from '../core/packing-session/writes.ts'
import type { Clock, Timers } from '../core/port/clock.ts'
import type { Ids } from '../core/port/ids.ts'
import type { Log } from '../core/port/log.ts'
import type { RawScan } from '../core/port/scanner.ts'
import type { Store, StoredEvent } from '../core/port/store.ts'
import { withGroupSeparators } from '../core/scan/group-separator.ts'
import { readScan } from '../core/scan/read-scan.ts'
import { lookupsOf, scanLookupsOf } from './lookups.ts'

export type RunnerParts = {
  readonly store: Store
  readonly station: string
  readonly settings: () => Settings
  readonly printer: string
  readonly clock: Clock
  readonly timers: Timers
  readonly ids: Ids
  readonly log: Log
  plan(input: PlanInput): Promise<PlanOutcome>
  spool(): void
  beep(deviceId: string, sound: 'good' | 'wrong'): void
  /** The bench has changed and is stored. */
  onChange(bench: BenchState): void
}

/** What people do; it waits in line. `scan` is read for its meaning when its turn comes. */
export type PersonCommand =
  | { readonly kind: 'rawScan'; readonly scan: RawScan; readonly canReread: boolean }
  | Extract<BenchCommand, { kind: 'press' | 'putElsewhere' }>

export class BenchRunner {
  readonly #parts: RunnerParts
  readonly #line: PersonCommand[] = []
  #bench: BenchState
  #isClosed = false

  constructor(parts: RunnerParts, start: BenchState) {
    this.#parts = parts
    this.#bench = start
  }

  get bench(): BenchState {
    return this.#bench
  }

  get queuedScans(): number {
    return this.#line.length
  }

  /** Takes up what the session in hand was waiting for when the power went. */
  resume(): void {
    const ctx = this.#context()
    this.#finish(settle(startStep(this.#bench), ctx), null, ctx)
  }

  /** From people: waits while a plan is being made. */
  submit(command: PersonCommand): void {
    if (this.#isClosed || isNothing(command)) return
    if (this.#isWaiting() || this.#line.length > 0) {
      this.#line.push(command)
      this.#parts.onChange(this.#bench)
      return
    }
    this.#take(command)
  }

  /** From devices and effects: never waits. */
  accept(command: BenchCommand): void {
    this.#answer(command, null)
  }

  close(): void {
    this.#isClosed = true
    this.#line.length = 0
  }

  /** `scan`: the one that this comes of, when it has left no event of its own yet. */
  #answer(command: BenchCommand, scan: RawScan | null): void {
    if (this.#isClosed) return
    this.#decide(command, scan)
    this.#drain()
  }

  #isWaiting(): boolean {
    return this.#bench.planning !== null
  }

  #drain(): void {
    while (!this.#isWaiting()) {
      const next = this.#line.shift()
      if (!next) return
      this.#take(next)
    }
  }

  #take(command: PersonCommand): void {
    if (command.kind !== 'rawScan') {
      this.#decide(command, null)
      return
    }
    const { canReread } = command
    const { gsSubstitutes } = this.#parts.settings()
    const scan = { ...command.scan, text: withGroupSeparators(command.scan.text, gsSubstitutes) }
    const meaning = readScan(scan, scanLookupsOf(this.#parts.store))
    // The audit keeps what the scanner sent.
    this.#decide({ kind: 'scan', scan, meaning, canReread }, command.scan)
  }

  #decide(command: BenchCommand, scan: RawScan | null): void {
    const ctx = this.#context()
    this.#finish(transition(this.#bench, command, ctx), scan, ctx)
  }

  /** Stores, shows, and only then acts. When storing fails, nothing has happened, and the bench says so. */
  #finish(step: Step, scan: RawScan | null, ctx: Context): void {
    try {
      this.#store(step, scan, ctx)
    } catch (error) {
      this.#refuseUnstored(error, step)
      return
    }
    this.#bench = step.bench
    this.#parts.onChange(this.#bench)
    const asking = step.events.length === 0 ? scan : null
    for (const effect of step.effects) this.#run(effect, asking)
  }

  #store(step: Step, scan: RawScan | null, ctx: Context): void {
    if (step.events.length === 0) return
    const { store, station, printer, clock } = this.#parts
    const actor = step.bench.operator?.id ?? null
    const monoMs = clock.monotonicMs()
    const events = step.events.map(
      (recorded): StoredEvent => ({
        sessionId: recorded.sessionId,
        sessionSeq: recorded.seq,
        kind: recorded.event.kind,
        body: recorded.event,
        at: ctx.now,
        monoMs,
        operatorId: actor,
        station,
        deviceId: scan?.deviceId ?? null,
        raw: scan?.text ?? null,
      }),
    )
    const writes = step.events.flatMap((recorded) => this.#writes(recorded, step.bench, ctx))
    store.commit({ events, writes, at: ctx.now, station, actor, printer })
    this.#rememberOperator(step.events)
  }

  #writes(recorded: RecordedEvent, bench: BenchState, ctx: Context) {
    if (!recorded.after) return []
    const { store, station } = this.#parts
    return writesOf(recorded.before, recorded.after, recorded.seq, recorded.event as SessionEvent, {
      now: ctx.now,
      station,
      settings: ctx.settings,
      operatorName: bench.operator?.name ?? '',
      stockOf: store.read.stockOf,
      damageBin: store.read.damageBin,
    })
  }

  #rememberOperator(events: readonly RecordedEvent[]): void {
    for (const { event } of events)
      if (event.kind === 'operatorSignedIn')
        this.#parts.store.saveSetting(`operator.${this.#parts.station}`, event.operator.id)
  }

  #refuseUnstored(error: unknown, lost: Step): void {
    this.#parts.log.error('Nothing was stored', {}, error)
    const code = isAppError(error, 'data/disk-full') ? 'data.diskFull' : 'data.notStored'
    const alert = {
      code,
      tone: 'wrong',
      facts: { reason: sentenceOf(error) },
      picture: null,
    } as const
    const number = this.#bench.feedback.number + 1
    // All stays as it was before the command. A plan that was not stored is asked for again, by the next command or scan.
    const { planning } = lost.bench.planning === this.#bench.planning ? this.#bench : emptyBench
    this.#bench = { ...this.#bench, planning, alert, feedback: { number, sound: 'wrong' } }
    this.#parts.onChange(this.#bench)
  }

  #run(effect: Effect, asking: RawScan | null): void {
    switch (effect.kind) {
      case 'plan':
        void this.#parts.plan(effect.input).then((outcome) => {
          this.#answer({ kind: 'planReady', requestId: effect.requestId, outcome }, asking)
        })
        return
      case 'spool':
        this.#parts.spool()
        return
      case 'beep':
        this.#parts.beep(effect.deviceId, effect.sound)
        return
      case 'wakeAt':
        this.#parts.timers.after(Math.max(0, effect.at - this.#parts.clock.now()) + 1, () =>
          this.accept({ kind: 'timePassed' }),
        )
        return
    }
  }

  #context(): Context {
    const { clock, store, station, ids } = this.#parts
    const settings = this.#parts.settings()
    return {
      now: clock.now(),
      station,
      settings,
      lookups: lookupsOf(store, station, settings),
      newId: () => ids.next(),
    }
  }
}

/** A scanner that was set to send a terminator alone, or an empty field: nobody scanned anything. */
function isNothing(command: PersonCommand): boolean {
  return command.kind === 'rawScan' && command.scan.text.trim() === ''
}

/**
 * A station without a bench: answers every call of the contract in its right shape through the real dispatcher, keeps
 * what it was told, and pushes what a test says. For tests of hosts and wires.
 */
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import type { Push } from '../../src-shared/contract/calls.ts'
import { type CallHandlers, createDispatcher } from '../../src-shared/contract/dispatcher.ts'
import type { Station } from '../../src-main/app/station.ts'

export type HostStation = Station & {
  readonly calls: { readonly name: string; readonly input: unknown }[]
  readonly isClosed: boolean
  push(push: Push): void
}

export function benchView(revision: number, changes: Partial<BenchView> = {}): BenchView {
  return {
    revision,
    station: { name: 'Bench 1', isDemo: true, language: 'en', weightUnit: 'kg' },
    operator: null,
    rail: { stage: 'order', itemsDone: 0, itemsTotal: 0 },
    header: null,
    parcel: null,
    screen: { kind: 'idle', waiting: 3, held: 0, next: [], unconfirmed: [] },
    question: null,
    isHelpOpen: false,
    lines: [],
    scene: null,
    alert: null,
    busy: null,
    queuedScans: 0,
    commands: [],
    devices: [],
    sync: { state: 'local', waiting: 0 },
    suggestions: [],
    feedback: { number: 0, sound: 'none' },
    ...changes,
  }
}

/** `control`: what the command line's work on the data folder does, to be replaced by tests of it. */
export function createHostStation(control: Partial<Station['control']> = {}): HostStation {
  const calls: { name: string; input: unknown }[] = []
  const listeners = new Set<(push: Push) => void>()
  const state = { isClosed: false }
  const taken = (name: string) => (input: unknown) => {
    calls.push({ name, input })
    return {}
  }
  const handlers: CallHandlers = {
    scan: taken('scan'),
    press: taken('press'),
    putElsewhere: taken('putElsewhere'),
    setLanguage: taken('setLanguage'),
    simulateScale: taken('simulateScale'),
    simulatePrinter: taken('simulatePrinter'),
    view: () => benchView(1),
    simulatedLabels: () => ({ labels: [{ number: 1, title: 'Order 1001' }] }),
    simulatedLabelImage: ({ number }) => {
      if (number === 13) throw new TypeError('a fault that nobody foresaw')
      return { png: number === 1 ? 'iVBORw0KGgo=' : null }
    },
  }
  const dispatcher = createDispatcher(
    handlers,
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => {},
  )
  return {
    calls,
    get isClosed() {
      return state.isClosed
    },
    push(push) {
      for (const listener of listeners) listener(push)
    },
    dispatcher,
    ready: Promise.resolve(),
    control: {
      mergeImport: async () => ({ rows: 0, changed: 0 }),
      backup: async () => ({ bytes: 0 }),
      restore: async () => ({ keptAs: '' }),
      ...control,
    },
    async close() {
      state.isClosed = true
    },
  }
}

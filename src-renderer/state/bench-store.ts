/** What the station last said, and how the line to it is. Nothing here is worked out: the screen holds no truth. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import type { OutboxState } from '../bridge/scan-outbox.ts'

export type BenchState = {
  readonly view: BenchView | null
  readonly isOpen: boolean
  readonly outbox: OutboxState
  /** Why the station did not take the last call, null when it did. */
  readonly refusal: string | null
  /** Rises when the simulated printer puts a label out. */
  readonly labelsOut: number
  receive(view: BenchView): void
  setOpen(isOpen: boolean): void
  setOutbox(outbox: OutboxState): void
  setRefusal(refusal: string | null): void
  labelCameOut(): void
}
export type BenchStore = StoreApi<BenchState>

export function createBenchStore(): BenchStore {
  // A station that started anew counts revisions from the start, so the first view of a connection always holds.
  let isFirstOfLine = true
  return createStore<BenchState>()((set, get) => ({
    view: null,
    isOpen: false,
    outbox: { kept: 0, isFull: false, doubtful: null },
    refusal: null,
    labelsOut: 0,
    receive(view) {
      const shown = get().view
      if (!isFirstOfLine && shown !== null && view.revision < shown.revision) return
      isFirstOfLine = false
      set({ view })
    },
    setOpen(isOpen) {
      isFirstOfLine = true
      set({ isOpen })
    },
    setOutbox: (outbox) => set({ outbox }),
    setRefusal: (refusal) => set({ refusal }),
    labelCameOut: () => set((state) => ({ labelsOut: state.labelsOut + 1 })),
  }))
}

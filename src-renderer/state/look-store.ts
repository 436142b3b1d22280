/**
 * How the packer looks at the carton: from where, at which step, pulled apart or not. It changes nothing at the station
 * and goes back to the default with the next scan (R31).
 */
import { createStore, type StoreApi } from 'zustand/vanilla'

export type Preset = 'mine' | 'top' | 'front' | 'left'
export type Look = {
  readonly preset: Preset
  readonly isApart: boolean
  /** The step looked at, null for where the packing stands. */
  readonly step: number | null
}
export type LookState = Look & {
  setPreset(preset: Preset): void
  toggleApart(): void
  lookAt(step: number | null): void
  reset(): void
}
export type LookStore = StoreApi<LookState>

export const DEFAULT_LOOK: Look = { preset: 'mine', isApart: false, step: null }

export function createLookStore(): LookStore {
  return createStore<LookState>()((set) => ({
    ...DEFAULT_LOOK,
    setPreset: (preset) => set({ preset }),
    toggleApart: () => set((state) => ({ isApart: !state.isApart })),
    lookAt: (step) => set({ step }),
    reset: () => set(DEFAULT_LOOK),
  }))
}

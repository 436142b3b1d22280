/** How this one screen likes it: brightness, sound, drawing. Kept in the browser, apart from the station's truth. */
import { createStore, type StoreApi } from 'zustand/vanilla'

export type Theme = 'auto' | 'bright' | 'dark'
export type Drawing = 'solid' | 'layers'
export type Volume = 0 | 1 | 2 | 3

type Kept = {
  readonly theme: Theme
  readonly volume: Volume
  readonly drawing: Drawing
  readonly isDemoOpen: boolean
}
export type ScreenSettings = Kept & {
  readonly isPanelOpen: boolean
  change(part: Partial<Kept>): void
  togglePanel(): void
  closePanel(): void
}
export type SettingsStore = StoreApi<ScreenSettings>

const KEY = 'packwright.screen'
const AT_FIRST: Kept = { theme: 'auto', volume: 2, drawing: 'solid', isDemoOpen: true }

export function createSettingsStore(storage: Pick<Storage, 'getItem' | 'setItem'>): SettingsStore {
  const store = createStore<ScreenSettings>()((set) => ({
    ...AT_FIRST,
    ...readKept(storage.getItem(KEY)),
    isPanelOpen: false,
    change: (part) => set(part),
    togglePanel: () => set((state) => ({ isPanelOpen: !state.isPanelOpen })),
    closePanel: () => set({ isPanelOpen: false }),
  }))
  store.subscribe(({ theme, volume, drawing, isDemoOpen }) => {
    storage.setItem(KEY, JSON.stringify({ theme, volume, drawing, isDemoOpen }))
  })
  return store
}

/** Bright or dark, the other one than what is seen now: what the key does. */
export function otherTheme(theme: Theme, isSystemDark: boolean): Theme {
  const isDark = theme === 'dark' || (theme === 'auto' && isSystemDark)
  return isDark ? 'bright' : 'dark'
}

/** What was kept, as far as it can be read; a spoilt entry falls back to the start. */
function readKept(text: string | null): Partial<Kept> {
  if (text === null) return {}
  try {
    const kept = JSON.parse(text) as Partial<Kept>
    return {
      ...(['auto', 'bright', 'dark'].includes(kept.theme ?? '') && { theme: kept.theme as Theme }),
      ...([0, 1, 2, 3].includes(kept.volume ?? -1) && { volume: kept.volume as Volume }),
      ...(['solid', 'layers'].includes(kept.drawing ?? '') && { drawing: kept.drawing as Drawing }),
      ...(typeof kept.isDemoOpen === 'boolean' && { isDemoOpen: kept.isDemoOpen }),
    }
  } catch {
    return {}
  }
}

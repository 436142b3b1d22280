/** The stores of one page and the station behind it, handed down once; components that draw views get props instead. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Station } from '../bridge/station.ts'
import type { BenchState, BenchStore } from './bench-store.ts'
import type { LookState, LookStore } from './look-store.ts'
import type { ScreenSettings, SettingsStore } from './screen-settings.ts'

export type Stores = {
  readonly bench: BenchStore
  readonly settings: SettingsStore
  readonly look: LookStore
  readonly station: Station
}

export const StoresContext = createContext<Stores | null>(null)

function useStores(): Stores {
  const stores = useContext(StoresContext)
  if (stores === null) throw new TypeError('The page was drawn without its stores.')
  return stores
}

export function useStation(): Station {
  return useStores().station
}

export function useBench<T>(select: (state: BenchState) => T): T {
  return useStore(useStores().bench, select)
}

export function useSettings<T>(select: (state: ScreenSettings) => T): T {
  return useStore(useStores().settings, select)
}

export function useLook<T>(select: (state: LookState) => T): T {
  return useStore(useStores().look, select)
}

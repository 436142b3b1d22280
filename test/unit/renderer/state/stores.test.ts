import { expect, test } from 'vitest'
import { createBenchStore } from '../../../../src-renderer/state/bench-store.ts'
import { createLookStore, DEFAULT_LOOK } from '../../../../src-renderer/state/look-store.ts'
import { createSettingsStore, otherTheme } from '../../../../src-renderer/state/screen-settings.ts'
import { benchView } from '../../../harness/sample-views.ts'

test('a view that is older than the one shown is dropped', () => {
  const store = createBenchStore()
  store.getState().receive(benchView({ revision: 8 }))
  store.getState().receive(benchView({ revision: 7 }))
  expect(store.getState().view?.revision).toBe(8)
})

test('a station that started anew counts from the start, and is believed', () => {
  const store = createBenchStore()
  store.getState().receive(benchView({ revision: 80 }))
  store.getState().setOpen(false)
  store.getState().setOpen(true)
  store.getState().receive(benchView({ revision: 1 }))
  expect(store.getState().view?.revision).toBe(1)
})

function memory(text: string | null) {
  const kept = { text }
  return {
    kept,
    getItem: () => kept.text,
    setItem: (_: string, value: string) => {
      kept.text = value
    },
  }
}

test('how the screen likes it outlasts a restart', () => {
  const storage = memory(null)
  createSettingsStore(storage).getState().change({ theme: 'dark', volume: 0, drawing: 'layers' })
  const { theme, volume, drawing } = createSettingsStore(storage).getState()
  expect([theme, volume, drawing]).toEqual(['dark', 0, 'layers'])
})

test('spoilt settings fall back to the start, one by one', () => {
  expect(createSettingsStore(memory('{"theme":"pink","volume":3')).getState().theme).toBe('auto')
  const { theme, volume } = createSettingsStore(memory('{"theme":"pink","volume":3}')).getState()
  expect([theme, volume]).toEqual(['auto', 3])
})

test('the key for brightness gives the other one of what is seen', () => {
  expect([
    otherTheme('auto', true),
    otherTheme('auto', false),
    otherTheme('dark', false),
    otherTheme('bright', true),
  ]).toEqual(['bright', 'dark', 'bright', 'dark'])
})

test('one reset turns the carton back to the packer', () => {
  const store = createLookStore()
  store.getState().setPreset('left')
  store.getState().toggleApart()
  store.getState().lookAt(4)
  store.getState().reset()
  const { preset, isApart, step } = store.getState()
  expect({ preset, isApart, step }).toEqual(DEFAULT_LOOK)
})

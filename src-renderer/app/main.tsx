/** Where the page starts: stores, the line to the station, the keyboard, then the first drawing. */
import '../../src-shared/contract/zod-without-eval.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/bench.css'
import './styles/parts.css'
import './styles/screens.css'
import './styles/scene.css'
import './styles/demo.css'
import { createRoot } from 'react-dom/client'
import { pickWire } from '../bridge/pick-wire.ts'
import { connectStation } from '../bridge/station.ts'
import { fetchSolidViewWhenIdle } from '../scene/load-solid-view.ts'
import { createSoundPlayer } from '../sounds/sound-player.ts'
import { createBenchStore } from '../state/bench-store.ts'
import { createLookStore } from '../state/look-store.ts'
import { createSettingsStore } from '../state/screen-settings.ts'
import { type Stores, StoresContext } from '../state/stores.ts'
import { App } from './App.tsx'
import { meaningOfKey } from './hot-keys.ts'
import { watchKeyboard } from './keyboard.ts'
import { keepAwake, returnFocusAfterTouch } from './kiosk.ts'
import { obeyKey } from './obey-key.ts'

const bench = createBenchStore()
const settings = createSettingsStore(window.localStorage)
const look = createLookStore()
const station = connectStation(pickWire(window), bench)
const stores: Stores = { bench, settings, look, station }
const sounds = createSoundPlayer(() => new AudioContext())

watchKeyboard(window, {
  scan: (text, aim) => station.scan(text, aim, 'wedge'),
  hotKey: (key) => {
    const meaning = meaningOfKey(key, bench.getState().view)
    if (meaning) obeyKey(meaning, stores)
    return meaning !== null
  },
})
keepAwake(window)
fetchSolidViewWhenIdle(window)
window.requestIdleCallback(() => sounds.warm())
returnFocusAfterTouch(document)

const root = document.getElementById('bench')
if (root) {
  createRoot(root).render(
    <StoresContext value={stores}>
      <App sounds={sounds} />
    </StoresContext>,
  )
}

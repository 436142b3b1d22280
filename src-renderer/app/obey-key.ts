/** Does what a key means: at the station, or to how this screen looks. */
import { assertNever } from '../../src-shared/base/assert-never.ts'
import { stepBeside } from '../scene/boxes-at-step.ts'
import { otherTheme } from '../state/screen-settings.ts'
import type { Stores } from '../state/stores.ts'
import type { KeyMeaning } from './hot-keys.ts'
import { toggleFullScreen } from './kiosk.ts'

export function obeyKey(meaning: KeyMeaning, { bench, settings, look, station }: Stores): void {
  switch (meaning.kind) {
    case 'press':
      station.press(meaning.word)
      break
    case 'preset':
      look.getState().setPreset(meaning.preset)
      break
    case 'apart':
      look.getState().toggleApart()
      break
    case 'step': {
      const boxes = bench.getState().view?.scene?.boxes ?? []
      look.getState().lookAt(stepBeside(boxes, look.getState().step, meaning.by))
      break
    }
    case 'back':
      settings.getState().closePanel()
      look.getState().reset()
      break
    case 'settings':
      settings.getState().togglePanel()
      break
    case 'fullScreen':
      toggleFullScreen(document)
      break
    case 'theme': {
      const isSystemDark = window.matchMedia('(prefers-color-scheme: dark)').matches
      const { theme, change } = settings.getState()
      change({ theme: otherTheme(theme, isSystemDark) })
      break
    }
    default:
      assertNever(meaning)
  }
}

/** The screen's languages behind one i18next instance that knows no component; `textsOf` answers synchronously. */
import i18next, { type TFunction } from 'i18next'
import { createContext, useContext } from 'react'
import { de } from './de.ts'
import { en } from './en.ts'

export type Language = 'en' | 'de'
export type Translate = TFunction

const instance = i18next.createInstance()
// Resources are at hand, so this is done before it returns.
void instance.init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  resources: { en: { translation: en }, de: { translation: de } },
  interpolation: { escapeValue: false },
  // What is not known is left out rather than shown as a gap with braces.
  missingInterpolationHandler: () => '',
})

export function textsOf(language: Language): Translate {
  return instance.getFixedT(language)
}

/** How the bench speaks: its language, and the unit that its weights are said in. */
export type Voice = {
  readonly t: Translate
  readonly language: Language
  readonly weightUnit: 'kg' | 'lb'
}

export const VoiceContext = createContext<Voice>({
  t: textsOf('en'),
  language: 'en',
  weightUnit: 'kg',
})

export function useVoice(): Voice {
  return useContext(VoiceContext)
}

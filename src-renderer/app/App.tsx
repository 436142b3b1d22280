/** The page from its stores: language, brightness, sound, and the bench of the view that the station last sent. */
import { useEffect, useMemo, useRef } from 'react'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import icon from '../assets/icon.svg'
import { textsOf, type Voice, VoiceContext } from '../i18n/texts.ts'
import type { SoundPlayer } from '../sounds/sound-player.ts'
import { useBench, useLook, useSettings, useStation } from '../state/stores.ts'
import { Bench } from './Bench.tsx'

export function App({ sounds }: { readonly sounds: SoundPlayer }) {
  const view = useBench((state) => state.view)
  const language = view?.station.language ?? firstLanguage()
  const weightUnit = view?.station.weightUnit ?? 'kg'
  const voice = useMemo<Voice>(
    () => ({ t: textsOf(language), language, weightUnit }),
    [language, weightUnit],
  )
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useTheme()
  useFeedback(view, sounds)
  return (
    <VoiceContext value={voice}>
      {view === null ? <Connecting voice={voice} /> : <ConnectedBench view={view} />}
    </VoiceContext>
  )
}

function ConnectedBench({ view }: { readonly view: BenchView }) {
  const settings = useSettings((state) => state)
  const station = useStation()
  const isOpen = useBench((state) => state.isOpen)
  const outbox = useBench((state) => state.outbox)
  const refusal = useBench((state) => state.refusal)
  return (
    <Bench view={view} settings={settings} station={station} link={{ isOpen, outbox, refusal }} />
  )
}

function Connecting({ voice }: { readonly voice: Voice }) {
  return (
    <div className="connecting" role="status">
      <img src={icon} alt="" />
      {voice.t('link.connecting')}
    </div>
  )
}

/** Before the station has said its language. */
function firstLanguage(): 'en' | 'de' {
  return navigator.language.startsWith('de') ? 'de' : 'en'
}

function useTheme(): void {
  const theme = useSettings((state) => state.theme)
  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)')
    const apply = (): void => {
      const isDark = theme === 'dark' || (theme === 'auto' && system.matches)
      document.documentElement.dataset['theme'] = isDark ? 'dark' : 'bright'
    }
    apply()
    system.addEventListener('change', apply)
    return () => system.removeEventListener('change', apply)
  }, [theme])
}

/** Sounds when the number rises, and turns the carton back to the packer's own view (R31). */
function useFeedback(view: BenchView | null, sounds: SoundPlayer): void {
  const volume = useSettings((state) => state.volume)
  const resetLook = useLook((state) => state.reset)
  const heard = useRef<number | null>(null)
  const number = view?.feedback.number ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: one number is one feedback; all else follows it
  useEffect(() => {
    if (view === null || number === null) return
    // What happened before this page was opened is not sounded again.
    const isNew = heard.current !== null && number > heard.current
    heard.current = number
    if (isNew) sounds.play(view.feedback.sound, volume)
    resetLook()
  }, [number])
}

/** Where a unit goes, in words and as a sign of how it is held; a turned one has its arrow (R33). */
import { placementSentence, type WordsView } from '../i18n/placement-sentence.ts'
import { useVoice } from '../i18n/texts.ts'
import { FitText } from './FitText.tsx'

const SIZES = [2.2, 2, 1.8, 1.6, 1.5, 1.35, 1.2]

type PlacementLineProps = {
  readonly words: WordsView | null
  /** Said of a unit that is not in the hand yet: quieter. */
  readonly isLater: boolean
}

export function PlacementLine({ words, isLater }: PlacementLineProps) {
  const { t, language } = useVoice()
  return (
    <div className={isLater ? 'words words-later' : 'words'}>
      {words && <PoseSign words={words} />}
      <div className="words-text">
        <FitText sizes={SIZES}>
          {words ? placementSentence(words, t, language) : t('packing.noPlace')}
        </FitText>
      </div>
    </div>
  )
}

const bodies: Record<WordsView['pose'], string> = {
  upright: 'M36 22 50 15 64 22V72L50 80 36 72Z M36 22 50 29 64 22 M50 29V80',
  lying: 'M12 50 46 34 88 50V62L54 80 12 62Z M12 50 54 66 88 50 M54 66V80',
  onSide: 'M14 40 32 30H86V66L68 78H14Z M14 40H68L86 30 M68 40V78',
}

function PoseSign({ words }: { readonly words: WordsView }) {
  return (
    <svg
      className="pose"
      viewBox="0 0 100 100"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="5"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d={bodies[words.pose]} fill="currentColor" fillOpacity="0.15" />
      <path d="M6 90H94" strokeWidth="6" />
      {words.isTurned && <path d="M14 20A40 14 0 0 1 84 16M84 16 72 6M84 16 74 28" />}
    </svg>
  )
}

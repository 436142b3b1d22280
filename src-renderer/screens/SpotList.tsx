/** Free places for the unit in the hand, by number: key, touch, or a drag in the view from above. */
import type { CommandWord } from '../../src-shared/model/command-word.ts'
import { placeSentence } from '../i18n/placement-sentence.ts'
import { useVoice } from '../i18n/texts.ts'
import type { ScreenOf } from './screen-props.ts'

export type Spot = NonNullable<ScreenOf<'packing'>['spots']>[number]

type SpotListProps = { readonly spots: readonly Spot[]; onPress(word: CommandWord): void }

export function SpotList({ spots, onPress }: SpotListProps) {
  const { t, language } = useVoice()
  return (
    <>
      <p className="lead">{t('packing.spotsDo')}</p>
      <div className="spots">
        {spots.slice(0, 9).map((spot) => (
          <button
            type="button"
            className="spot"
            key={spot.number}
            onClick={() => onPress(`N${spot.number}` as CommandWord)}
          >
            <b>{spot.number}</b>
            <span className="clip-2">{placeSentence(spot.words, t, language)}</span>
          </button>
        ))}
      </div>
    </>
  )
}

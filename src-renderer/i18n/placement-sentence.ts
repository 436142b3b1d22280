/** A placement as one sentence, R33: `Lay it flat, back left, on top of Book`. */
import type { UnitView } from '../../src-shared/contract/bench-view.ts'
import { shortName } from './short-name.ts'
import type { Translate } from './texts.ts'

export type WordsView = NonNullable<UnitView['words']>

/** At most two names of what lies beneath: the third is seen in the drawing. */
const MAX_NAMES = 2

export function placementSentence(words: WordsView, t: Translate, language: string): string {
  const parts = [t(`words.pose.${words.pose}`)]
  if (words.isTurned) parts.push(t('words.turned'))
  return [...parts, placeSentence(words, t, language)].join(', ')
}

/** Where alone, for places to choose from: `back left, on top of Book`. */
export function placeSentence(words: WordsView, t: Translate, language: string): string {
  const parts = [t(`words.place.${words.depth}.${words.side}`)]
  // A neighbour on the floor says enough: the floor is named only where nothing else is.
  if (words.on.length > 0 || words.beside === null) parts.push(restsOn(words, t, language))
  if (words.beside !== null) parts.push(t('words.beside', { title: shortName(words.beside) }))
  return parts.join(', ')
}

function restsOn(words: WordsView, t: Translate, language: string): string {
  const names = [...new Set(words.on)].slice(0, MAX_NAMES)
  if (names.length === 0) return t('words.onFloor')
  const titles = new Intl.ListFormat(language, { type: 'conjunction' }).format(names.map(shortName))
  return t('words.on', { titles })
}

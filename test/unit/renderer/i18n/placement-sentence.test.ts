import { expect, test } from 'vitest'
import {
  placementSentence,
  placeSentence,
  type WordsView,
} from '../../../../src-renderer/i18n/placement-sentence.ts'
import { textsOf } from '../../../../src-renderer/i18n/texts.ts'

const flat: WordsView = {
  pose: 'lying',
  isTurned: false,
  depth: 'back',
  side: 'left',
  on: ['Book'],
  beside: null,
}
const say = (words: WordsView, language: 'en' | 'de'): string =>
  placementSentence(words, textsOf(language), language)

test('a placement is told in words: how to hold it, where, and on what', () => {
  expect([say(flat, 'en'), say(flat, 'de')]).toEqual([
    'Lay it flat, back left, on top of Book',
    'Lege es flach hin, hinten links, auf Book',
  ])
})

test('a turned unit beside another one on the floor', () => {
  const words: WordsView = { ...flat, pose: 'upright', isTurned: true, on: [], beside: 'Mug' }
  expect(say(words, 'en')).toBe('Stand it upright, turned a quarter, back left, beside Mug')
})

test('the floor is named where nothing else is', () => {
  expect(say({ ...flat, on: [] }, 'en')).toBe('Lay it flat, back left, on the floor')
})

test('equal units beneath are named once, and no more than two names are said', () => {
  const on = ['Mug', 'Mug', 'Tea', 'Lamp']
  expect(say({ ...flat, on }, 'en')).toBe('Lay it flat, back left, on top of Mug and Tea')
})

test('a name that is too long for a sentence is cut at a word', () => {
  const on = ['Extra large insulated stainless steel travel mug']
  expect(say({ ...flat, on }, 'en')).toBe(
    'Lay it flat, back left, on top of Extra large insulated …',
  )
})

test('a place to choose is told without how to hold the unit', () => {
  expect(placeSentence(flat, textsOf('de'), 'de')).toBe('hinten links, auf Book')
})

import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pictureNames, readPicture } from '../../../../src-shared/model/picture-names.ts'
import { textsOf } from '../../../../src-renderer/i18n/texts.ts'
import { headlineOf } from '../../../../src-renderer/screens/headline-of.ts'
import { needlePercent } from '../../../../src-renderer/screens/needle-percent.ts'
import { benchView, carton, sampleViews, unit } from '../../../harness/sample-views.ts'

const t = textsOf('en')
const packing = { kind: 'packing', carton, inHand: null, next: null, spots: null } as const

test('the unit in the hand is placed before the next one is scanned', () => {
  const inHand = unit()
  const next = unit({ title: 'Lamp', variant: null, number: 1, required: 1 })
  expect(headlineOf({ ...packing, inHand, next }, t)).toEqual({
    text: 'Place Mug 300 ml, blue',
    count: '2 of 5',
    tone: 'now',
  })
  expect(headlineOf({ ...packing, next }, t)).toMatchObject({ text: 'Scan Lamp', count: '1 of 1' })
  expect(headlineOf(packing, t)).toMatchObject({ tone: 'good', count: null })
})

test('a variant that the title has already is not said twice', () => {
  const inHand = unit({ title: 'Mug, Blue, 300 ml', variant: 'blue' })
  expect(headlineOf({ ...packing, inHand }, t).text).toBe('Place Mug, Blue, 300 ml')
})

test('the old label comes before a weight that does not fit, and that before all else', () => {
  const { screen } = sampleViews['weighingOff'] ?? benchView()
  if (screen.kind !== 'weighing') throw new Error('not weighing')
  expect(headlineOf(screen, t).text).toBe('Weight does not fit')
  expect(headlineOf({ ...screen, labelToDestroy: '095212340000012346' }, t).text).toBe(
    'Destroy the old label, then scan it',
  )
})

test('the needle stands in the middle at what is expected and stops at the ends', () => {
  expect([3400, 3468, 3332, 0, 9000].map((grams) => needlePercent(grams, 3400, 68))).toEqual([
    50, 60, 40, 1, 99,
  ])
})

test('every picture name has its drawing', () => {
  const missing = pictureNames.filter(
    (name) =>
      !existsSync(new URL(`../../../../src-renderer/assets/pictures/${name}.svg`, import.meta.url)),
  )
  expect(missing).toEqual([])
})

test('a picture is a tinted drawing, a photo, or a neutral parcel', () => {
  expect(
    ['mug:blue', 'mug', 'mug:plaid', 'https://shop/mug.jpg', 'unicorn:pink', null].map(readPicture),
  ).toEqual([
    { kind: 'drawing', name: 'mug', tint: 'blue' },
    { kind: 'drawing', name: 'mug', tint: null },
    { kind: 'drawing', name: 'mug', tint: null },
    { kind: 'photo', address: 'https://shop/mug.jpg' },
    { kind: 'none' },
    { kind: 'none' },
  ])
})

import { describe, expect, test } from 'vitest'
import { alertCodes } from '../../../../src-shared/contract/bench-view.ts'
import { alertSentence } from '../../../../src-renderer/i18n/alert-sentence.ts'
import { textsOf, type Voice } from '../../../../src-renderer/i18n/texts.ts'
import { alertFacts } from '../../../harness/sample-views.ts'

const english: Voice = { t: textsOf('en'), language: 'en', weightUnit: 'kg' }
const german: Voice = { t: textsOf('de'), language: 'de', weightUnit: 'kg' }

test('a wrong item says what was scanned, why it is wrong and where it belongs', () => {
  const facts = { title: 'Toys 0005', tote: 'T0007' }
  expect(alertSentence({ code: 'item.notInOrder', facts }, english)).toEqual({
    title: 'Wrong item: Toys 0005',
    text: 'It is not in this order. Put it back into tote T0007, then scan an item of this order.',
  })
})

test('a sentence without its fact is said in its bare form, never with a hole', () => {
  const facts = { title: 'Toys 0005' }
  expect(alertSentence({ code: 'item.notInOrder', facts }, german).text).toBe(
    'Er gehört nicht zu diesem Auftrag. Lege ihn beiseite, dann scanne einen Artikel dieses Auftrags.',
  )
})

test('weights in an alert are said in the unit of the station', () => {
  const facts = { expected: 3400, actual: 3220 }
  const say = (voice: Voice): string =>
    alertSentence({ code: 'weight.tooLight', facts }, voice).title
  expect([say(english), say(german), say({ ...english, weightUnit: 'lb' })]).toEqual([
    'Too light: 3.220 kg instead of 3.400 kg',
    'Zu leicht: 3,220 kg statt 3,400 kg',
    'Too light: 7.10 lb instead of 7.50 lb',
  ])
})

test('reasons are said from the list of the command that asked for them', () => {
  const say = (code: 'done.held' | 'done.released'): string =>
    alertSentence({ code, facts: { reason: 'R1', name: 'Ana' } }, english).text
  expect([say('done.held'), say('done.released')]).toEqual([
    'Reason: Item missing. Put the carton aside.',
    'Reason: Weighed again by hand.',
  ])
})

describe('no alert shows braces or the name of a code', () => {
  for (const voice of [english, german]) {
    for (const facts of [alertFacts, {}]) {
      test(`${voice.language}, ${Object.keys(facts).length} facts`, () => {
        const spoilt = alertCodes.filter((code) => {
          const { title, text } = alertSentence({ code, facts }, voice)
          return /[{}]|alert\.|^\s|\s$|: *$/.test(`${title}|${text}`) || title === '' || text === ''
        })
        expect(spoilt).toEqual([])
      })
    }
  }
})

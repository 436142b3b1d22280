import { expect, test } from 'vitest'
import { commandWords, keyOfCommand } from '../../../../src-shared/model/command-word.ts'
import { meaningOfKey } from '../../../../src-renderer/app/hot-keys.ts'
import { benchView, sampleViews } from '../../../harness/sample-views.ts'

const view = (name: string) => sampleViews[name] ?? benchView()

test('every command with a key is pressed by that key', () => {
  const pressed = commandWords
    .filter((word) => keyOfCommand[word])
    .map((word) => meaningOfKey(keyOfCommand[word] ?? '', benchView()))
  const wanted = commandWords
    .filter((word) => keyOfCommand[word])
    .map((word) => ({ kind: 'press', word }))
  expect(pressed).toEqual(wanted)
})

test('digits turn the carton while nothing is to be chosen', () => {
  expect(['1', '2', '3', '4', '0', '7'].map((key) => meaningOfKey(key, benchView()))).toEqual([
    { kind: 'preset', preset: 'mine' },
    { kind: 'preset', preset: 'top' },
    { kind: 'preset', preset: 'front' },
    { kind: 'preset', preset: 'left' },
    { kind: 'apart' },
    null,
  ])
})

test('digits choose a reason, a meaning or a place while one is asked for', () => {
  const press = (word: string) => ({ kind: 'press', word })
  expect(meaningOfKey('3', view('questionHold'))).toEqual(press('R3'))
  expect(meaningOfKey('2', view('questionMeaning'))).toEqual(press('N2'))
  expect(meaningOfKey('1', view('packingSpots'))).toEqual(press('N1'))
})

test('letters mean nothing, so that typing does nothing', () => {
  expect(['a', 'Z', ' ', 'Tab', 'F13'].map((key) => meaningOfKey(key, benchView()))).toEqual(
    Array.from({ length: 5 }, () => null),
  )
})

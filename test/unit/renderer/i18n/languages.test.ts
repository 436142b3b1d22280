import { expect, test } from 'vitest'
import {
  alertCodes,
  benchViewSchema,
  deviceViewSchema,
  placementWordsSchema,
  reasonCodes,
} from '../../../../src-shared/contract/bench-view.ts'
import { commandWords } from '../../../../src-shared/model/command-word.ts'
import { de } from '../../../../src-renderer/i18n/de.ts'
import { en } from '../../../../src-renderer/i18n/en.ts'
import { textsOf } from '../../../../src-renderer/i18n/texts.ts'
import { wordName } from '../../../../src-renderer/i18n/word-name.ts'
import { sampleViews } from '../../../harness/sample-views.ts'

type Tree = { readonly [key: string]: string | Tree }

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  )
}

const gaps = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort()
const languages = ['en', 'de'] as const

test('English and German say the same things, with the same facts in them', () => {
  const shape = (tree: Tree): unknown => leaves(tree).map(([key, text]) => [key, gaps(text)])
  expect(shape(de)).toEqual(shape(en))
})

test('no text is empty or copied from the other language where it is a sentence', () => {
  const german = new Map(leaves(de))
  const wanting = leaves(en).filter(([key, text]) => {
    const other = german.get(key) ?? ''
    return (
      text === '' ||
      other === '' ||
      (text === other && text.includes(' ') && gaps(text).length === 0)
    )
  })
  expect(wanting).toEqual([])
})

test('every code of the contract has its words in both languages', () => {
  const detail = deviceViewSchema.shape.detail.unwrap().options
  const condition = deviceViewSchema.shape.condition.options
  const sync = benchViewSchema.shape.sync.shape.state.options
  const keys = [
    ...alertCodes.flatMap((code) => ['title', 'do', 'bare'].map((part) => `alert.${code}.${part}`)),
    ...detail.flatMap((one) => [`device.detail.${one}`, `device.do.${one}`]),
    ...condition.map((one) => `device.${one}`),
    ...sync.map((one) => `sync.${one}`),
    ...placementWordsSchema.shape.pose.options.map((one) => `words.pose.${one}`),
    ...placementWordsSchema.shape.depth.options.flatMap((depth) =>
      placementWordsSchema.shape.side.options.map((side) => `words.place.${depth}.${side}`),
    ),
    ...['HOLD', 'REPRINT', 'RELEASE'].flatMap((word) =>
      reasonCodes.map((reason) => `reason.${word}.${reason}`),
    ),
  ]
  for (const language of languages) {
    const said = new Map(leaves(language === 'en' ? en : de))
    expect(keys.filter((key) => !said.has(key))).toEqual([])
  }
})

test('every command word has a name', () => {
  for (const language of languages) {
    const t = textsOf(language)
    const nameless = commandWords.filter((word) => wordName(word, t).startsWith('command.'))
    expect(nameless).toEqual([])
  }
})

test('every sample view is one that the station may send', () => {
  const refused = Object.entries(sampleViews).filter(
    ([, view]) => !benchViewSchema.safeParse(view).success,
  )
  expect(refused.map(([name]) => name)).toEqual([])
})

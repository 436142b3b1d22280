/** The house rules that no compiler and no linter here knows. */
import { expect, test } from 'vitest'
import { places, type SourceFile, sourceFiles } from './source-files.ts'

const sources = sourceFiles(['src-shared', 'src-main', 'src-renderer'])
const tests = sourceFiles(['test'])
const scripts = sourceFiles(['resources/scripts'], /\.mjs$/)
const all = [...sources, ...tests, ...scripts]

const maxLines = 450
/** Tables of words and samples: long, and read like a list. */
const tables = /^(src-renderer\/i18n\/|test\/harness\/sample-)/
/** This file names what it forbids. */
const others = all.filter(({ path }) => path !== 'test/arch/house-rules.test.ts')

test(`no file is longer than ${maxLines} lines`, () => {
  const files = all.filter(({ path }) => !tables.test(path))
  const long = files.filter(({ text }) => text.split('\n').length - 1 > maxLines)
  expect(long.map(({ path }) => path)).toEqual([])
})

test('exports have names', () => {
  const configs = /^(test\/config\/|electron\.vite)/
  const files = all.filter(({ path }) => !configs.test(path))
  expect(places(files, /^export default\b/, 'text')).toEqual([])
})

test('types are neither silenced nor given up', () => {
  expect(places(others, /@ts-(ignore|nocheck|expect-error)/, 'text')).toEqual([])
  expect(places(sources, /\bas any\b|:\s*any\b|<any>/, 'code')).toEqual([])
})

test('nothing is left for later in a comment', () => {
  expect(places(others, /\b(TODO|FIXME|XXX|HACK)\b/, 'text')).toEqual([])
})

test('nothing is switched off in the linter without a reason', () => {
  const bare = /biome-ignore [^:]*$|biome-ignore [^:]*:\s*$/
  expect(places(others, bare, 'text')).toEqual([])
})

test('every source file says first what it is for', () => {
  const silent = [...sources, ...scripts].filter((file) => !saysWhatItIs(file))
  expect(silent.map(({ path }) => path)).toEqual([])
})

/** A comment at the top, or one on what the file is about. */
function saysWhatItIs({ text }: SourceFile): boolean {
  return /^(#![^\n]*\n)?\s*\/[*/]/.test(text) || /^\/\*\*/m.test(text)
}

test('file names are nouns of the trade in kebab-case, components in PascalCase', () => {
  const name = /^(\d{4}-)?[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config|\.d)?\.(ts|tsx|mjs)$/
  const component = /^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/
  const vague = /^(utils?|helpers?|common|misc|manager|shared)\b/
  const bad = all.filter(({ path }) => {
    const file = path.split('/').at(-1) ?? ''
    return (!name.test(file) && !component.test(file)) || vague.test(file)
  })
  expect(bad.map(({ path }) => path)).toEqual([])
})

test('no test is left out: none alone, none to do, none skipped without its reason', () => {
  const files = tests.filter(({ path }) => path !== 'test/arch/house-rules.test.ts')
  expect(places(files, /\b(test|it|describe)\.(only|todo)\b/, 'code')).toEqual([])
  const unexplained = files.flatMap(({ path, text }) => {
    const lines = text.split('\n')
    return lines.flatMap((line, index) => {
      const isSkipped = /\b(test|it|describe)\.(skip|skipIf|runIf)\b|\bcontext\.skip\(\)/.test(line)
      const isExplained = /skipp?ed|without/i.test(
        `${lines[index - 1] ?? ''}${lines[index - 2] ?? ''}`,
      )
      return isSkipped && !isExplained ? [`${path}:${index + 1}`] : []
    })
  })
  expect(unexplained).toEqual([])
})

test('a test waits for something, not for a while', () => {
  const sleeps = /set(Timeout)\((resolve|done|r|ok)\b|\bsleep\(|timers\/promises/
  expect(
    places(
      tests.filter(({ path }) => path.endsWith('.test.ts') && !path.startsWith('test/arch/')),
      sleeps,
      'text',
    ),
  ).toEqual([])
})

/** The core and what both sides share answer from what they are given: no clock, no chance, no machine. */
import { expect, test } from 'vitest'
import { places, sourceFiles } from './source-files.ts'

const pure = sourceFiles(['src-shared', 'src-main/core'])

test.each([
  ['asks the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\./],
  ['throws dice', /\bMath\.random\b|\bcrypto\./],
  ['waits', /\bset(Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/],
  ['touches the machine', /\bprocess\.|\bconsole\.|\bglobalThis\b|\bBuffer\b|\brequire\(/],
  [
    'touches a page or the network',
    /\b(localStorage|navigator)\b|\bfetch\(|\bnew (WebSocket|Worker|XMLHttpRequest)\b/,
  ],
])('nothing in the core %s', (_what, pattern) => {
  expect(pure.length).toBeGreaterThan(20)
  expect(places(pure, pattern, 'code')).toEqual([])
})

const sqlText =
  /\b(SELECT\s+[\s\S]*\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|BEGIN\s+(IMMEDIATE|EXCLUSIVE)|ATTACH\s+DATABASE)\b/

test('SQL stands in db/ alone', () => {
  const others = sourceFiles(['src-shared', 'src-main', 'src-renderer']).filter(
    ({ path }) => !path.startsWith('src-main/db/'),
  )
  expect(places(others, sqlText, 'text')).toEqual([])
  expect(places(others, /\.(prepare|pragma)\(/, 'code')).toEqual([])
})

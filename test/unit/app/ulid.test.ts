import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createUlids } from '../../../src-main/app/system/ulid.ts'

/** A clock that says these times, then the last one for ever. */
function clockOf(times: readonly number[]) {
  let index = 0
  const now = () => times[Math.min(index++, times.length - 1)] ?? 0
  return { now, monotonicMs: now }
}

test('an id is 26 letters that begin with the time', () => {
  const [id, later] = [1_469_918_176_385, 1_469_918_176_386].map((at) =>
    createUlids(clockOf([at])).next(),
  )
  expect(id).toMatch(/^01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/)
  expect(later?.slice(0, 10)).toBe('01ARYZ6S42')
})

test('each id is greater than the last, within a millisecond and when the clock steps back too', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 2 ** 48 - 2 }), { minLength: 2 }), (times) => {
      const ids = createUlids(clockOf(times))
      const made = times.map(() => ids.next())
      return made.every((id, i) => i === 0 || id > (made[i - 1] ?? ''))
    }),
  )
})

test('two makers at the same moment do not make the same id', () => {
  const made = Array.from({ length: 1000 }, () => createUlids(clockOf([5])).next())
  expect(new Set(made).size).toBe(1000)
})

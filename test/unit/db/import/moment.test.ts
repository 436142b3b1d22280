import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMoment } from '../../../../src-main/db/import/moment.ts'

const read = (text: string) => {
  const result = readMoment(text)
  return result.ok ? new Date(result.value).toISOString() : result.error
}

describe('a time in a file', () => {
  test.each([
    ['2026-11-02T09:01:00.000Z', '2026-11-02T09:01:00.000Z'],
    ['2026-11-02T09:01:00+01:00', '2026-11-02T08:01:00.000Z'],
    ['2026-11-02 09:01', '2026-11-02T09:01:00.000Z'],
    ['2026-11-02', '2026-11-02T00:00:00.000Z'],
    ['2026-11-02T09:01:00.1234567Z', '2026-11-02T09:01:00.123Z'],
    ['2.11.2026 9:01', '2026-11-02T09:01:00.000Z'],
    ['1793610060000', '2026-11-02T09:01:00.000Z'],
  ])('%s is %s', (text, at) => {
    expect(read(text)).toBe(at)
  })

  test('a date that is two different days is refused', () => {
    expect(read('01/02/2026')).toBe('is not a time; write it as 2026-11-02T09:01:00Z')
  })

  test.each([
    '2026-02-30',
    '2026-13-01',
    '2026-11-02T24:00:00Z',
    '31.02.2026',
    '2026-01-01T10:00+99:00',
  ])('%s does not exist', (text) => {
    expect(read(text)).toBe('is not a day and time that exists')
  })

  test('what exports write is read back to the millisecond', () => {
    const ms = fc.integer({ min: 0, max: Date.UTC(2999, 0, 1) })
    fc.assert(
      fc.property(ms, (at) => {
        expect(read(new Date(at).toISOString())).toBe(new Date(at).toISOString())
      }),
    )
  })
})

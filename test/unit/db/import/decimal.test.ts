import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDecimal, toWhole } from '../../../../src-main/db/import/decimal.ts'

const read = (text: string, isCommaDecimal = false) => {
  const result = readDecimal(text, isCommaDecimal)
  return result.ok ? result.value : result.error
}

describe('a number in a file', () => {
  test.each([
    ['12', 12],
    ['0012', 12],
    ['-3', -3],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['0,250', 0.25],
    ['1.234', 1.234],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1234567],
    ['1 234,5', 1234.5],
    ["1'234.5", 1234.5],
    ['1\u202f234', 1234],
  ])('%s is %d', (text, value) => {
    expect(read(text)).toBe(value)
  })

  test('a comma before three digits is a decimal mark in a file that separates its cells otherwise', () => {
    expect(read('1,234', true)).toBe(1.234)
    expect(read('1,234', false)).toBe('may be a decimal or a thousand; write it without the comma')
  })

  test.each(['1e309', '1E5', '2,99E+12'])('%s is refused as scientific notation', (text) => {
    expect(read(text)).toMatch(/scientific notation/)
  })

  test.each([
    '',
    'abc',
    '1.2.3',
    '12,34,5',
    '--1',
    '0x10',
    'NaN',
    'Infinity',
    '1 2',
    '.5',
    '5.',
    '١٢',
  ])('%j is no number', (text) => {
    expect(read(text)).toBe('is not a number')
  })

  test('a text of any length is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.boolean(), (text, isCommaDecimal) => {
        const result = readDecimal(text, isCommaDecimal)
        return result.ok ? Number.isFinite(result.value) : result.error.length > 0
      }),
    )
    expect(read('9'.repeat(1_000_000))).toBe('is too long for a number')
  })

  test('every number comes back from the way it is written with a point', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const text = `${whole}.${String(cents).padStart(2, '0')}`
          expect(read(text)).toBe(Number(text))
          expect(read(text.replace('.', ','))).toBe(Number(text))
        },
      ),
    )
  })
})

describe('a size in whole millimetres', () => {
  test('what binary fractions add does not count as another millimetre', () => {
    expect(toWhole(0.3 * 10, 'up')).toBe(3)
    expect(toWhole(1.1 * 1000, 'up')).toBe(1100)
    expect(toWhole(2.9999999999, 'down')).toBe(3)
  })

  test('items are rounded up and spaces down', () => {
    expect(toWhole(12.2, 'up')).toBe(13)
    expect(toWhole(12.8, 'down')).toBe(12)
    expect(toWhole(12.5, 'nearest')).toBe(13)
  })
})

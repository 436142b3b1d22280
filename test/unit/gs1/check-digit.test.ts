import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkDigitOf,
  checkPairOf,
  hasGoodCheckDigit,
} from '../../../src-shared/gs1/check-digit.ts'

const digits = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9]{${length}}$`), { size: 'max' })

describe('check digits', () => {
  test.each([
    '4006381333931',
    '09521234543213',
    '036000291452',
    '095287654321012346',
    '123456789012345675',
    '006141411234567890',
    '354123450000000014',
    '999999999999999995',
  ])('%s carries its own check digit', (code) => {
    expect(checkDigitOf(code.slice(0, -1))).toBe(code.at(-1))
    expect(hasGoodCheckDigit(code)).toBe(true)
  })

  test('any single wrong digit is noticed', () => {
    fc.assert(
      fc.property(digits(17), fc.nat(17), fc.integer({ min: 1, max: 9 }), (body, at, change) => {
        const good = body + checkDigitOf(body)
        const wrong = (Number(good.charAt(at)) + change) % 10
        expect(hasGoodCheckDigit(good)).toBe(true)
        expect(hasGoodCheckDigit(good.slice(0, at) + wrong + good.slice(at + 1))).toBe(false)
      }),
    )
  })

  test.each(['', '5', 'ABC', '12 34', '400638133393１'])('"%s" has no check digit', (text) => {
    expect(hasGoodCheckDigit(text)).toBe(false)
  })

  test('the check pair of a global model number is that of the GS1 example', () => {
    expect(checkPairOf('1987654Ad4X4bL5ttr2310c')).toBe('2K')
    expect(checkPairOf('has a space')).toBeNull()
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigitOf } from '../../../src-shared/gs1/check-digit.ts'
import { expandUpcE, normalizeGtin } from '../../../src-shared/gs1/gtin.ts'

test.each([
  ['4006381333931', '04006381333931'],
  ['09521234543213', '09521234543213'],
  ['036000291452', '00036000291452'],
  ['96385074', '00000096385074'],
])('the GTIN %s is compared as %s', (text, gtin14) => {
  expect(normalizeGtin(text)).toBe(gtin14)
})

test.each([
  '',
  '4006381333930',
  '400638133393',
  '00000000',
  '00000000000000',
  '4006381333931 ',
  '95212345432130',
])('"%s" is no GTIN', (text) => {
  expect(normalizeGtin(text)).toBeNull()
})

test.each([
  ['01234565', '012345000065'],
  ['04252614', '042100005264'],
  ['06543217', '065100004327'],
  ['01200003', '012000000003'],
])('the UPC-E %s is short for %s', (short, long) => {
  expect(expandUpcE(short)).toBe(long)
})

test('a UPC-E with a wrong check digit, or of another number system, is none', () => {
  expect(expandUpcE('01234564')).toBeNull()
  expect(expandUpcE('21234565')).toBeNull()
  expect(expandUpcE('123456')).toBeNull()
})

test('every UPC-E that expands gives a good UPC-A', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[01][0-9]{6}$/), (body) => {
      for (let check = 0; check < 10; check++) {
        const long = expandUpcE(`${body}${check}`)
        if (long !== null) expect(checkDigitOf(long.slice(0, -1))).toBe(String(check))
      }
    }),
  )
})

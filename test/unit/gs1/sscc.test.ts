import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAppError } from '../../../src-shared/base/app-error.ts'
import { buildSscc, isSscc, ssccSerialDigits } from '../../../src-shared/gs1/sscc.ts'

function refusal(build: () => string): unknown {
  try {
    return build()
  } catch (error) {
    return error
  }
}

test.each([
  [0, '9528765', 432101234, '095287654321012346'],
  [1, '2345678', 901234567, '123456789012345675'],
  [0, '0614141', 123456789, '006141411234567890'],
  [3, '5412345', 1, '354123450000000014'],
  [9, '999999999', 9999999, '999999999999999995'],
])(
  'extension %i, prefix %s and serial %i make the SSCC %s',
  (extensionDigit, companyPrefix, serial, sscc) => {
    expect(buildSscc({ extensionDigit, companyPrefix, serial })).toBe(sscc)
    expect(isSscc(sscc)).toBe(true)
  },
)

test('different serials never make the same SSCC', () => {
  const serial = fc.nat(999_999_999)
  fc.assert(
    fc.property(serial, serial, (a, b) => {
      const sscc = (value: number) =>
        buildSscc({ extensionDigit: 3, companyPrefix: '9521234', serial: value })
      expect(isSscc(sscc(a))).toBe(true)
      expect(sscc(a) === sscc(b)).toBe(a === b)
    }),
  )
})

test.each([
  { extensionDigit: 10, companyPrefix: '9521234', serial: 1 },
  { extensionDigit: 0.5, companyPrefix: '9521234', serial: 1 },
  { extensionDigit: 0, companyPrefix: '952123X', serial: 1 },
  { extensionDigit: 0, companyPrefix: '', serial: 1 },
  { extensionDigit: 0, companyPrefix: '9521234', serial: -1 },
  { extensionDigit: 0, companyPrefix: '9521234', serial: 1.5 },
  { extensionDigit: 0, companyPrefix: '9521234', serial: 1_000_000_000 },
])('parts that make no SSCC are refused with a reason: %o', (parts) => {
  expect(
    isAppError(
      refusal(() => buildSscc(parts)),
      'gs1/bad-code',
    ),
  ).toBe(true)
})

test('the serial has the digits that the company prefix leaves', () => {
  expect(ssccSerialDigits('9521234')).toBe(9)
  expect(ssccSerialDigits('123456789012')).toBe(4)
})

test.each([
  '',
  '09528765432101234',
  '095287654321012345',
  '0952876543210123467',
  'O95287654321012346',
])('"%s" is no SSCC', (text) => {
  expect(isSscc(text)).toBe(false)
})

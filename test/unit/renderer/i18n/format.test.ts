import { expect, test } from 'vitest'
import {
  formatDifference,
  formatDuration,
  formatSscc,
  formatWeight,
} from '../../../../src-renderer/i18n/format.ts'

const kg = { language: 'en', weightUnit: 'kg' } as const
const lb = { language: 'en', weightUnit: 'lb' } as const

test('weights keep their decimals, so that digits do not jump on the scale', () => {
  expect([formatWeight(3400, kg), formatWeight(0, kg), formatWeight(453.59237, lb)]).toEqual([
    '3.400 kg',
    '0.000 kg',
    '1.00 lb',
  ])
})

test('a difference is told in the small unit while it is small, whatever its sign', () => {
  const said = [-180, 999, 1820].map((grams) => formatDifference(grams, kg))
  expect([...said, formatDifference(-100, lb)]).toEqual(['180 g', '999 g', '1.820 kg', '3.5 oz'])
})

test('a session of two minutes and seven seconds', () => {
  expect(formatDuration(127)).toBe('2:07')
})

test('an SSCC is read in groups of four and loses no digit', () => {
  expect(formatSscc('095212340000012346')).toBe('0952 1234 0000 0123 46')
})

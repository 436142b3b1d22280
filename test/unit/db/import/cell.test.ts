import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CellReader,
  code,
  count,
  country,
  flag,
  gtin,
  text,
  whole,
  word,
} from '../../../../src-main/db/import/cell.ts'
import { checkDigitOf } from '../../../../src-shared/gs1/check-digit.ts'

const millimetres = { factor: 1, isCommaDecimal: false }
const centimetres = { factor: 10, isCommaDecimal: false }

const read = (reader: CellReader, cell: string | number | boolean, writing = millimetres) => {
  const result = reader(cell, writing)
  return result.ok ? result.value : `refused: ${result.error}`
}

describe('a GTIN', () => {
  test('of any length is kept as 14 digits', () => {
    expect(read(gtin, '4006381333931')).toBe('04006381333931')
    expect(read(gtin, '96385074')).toBe('00000096385074')
    expect(read(gtin, ' 4-006381-333931 ')).toBe('04006381333931')
    expect(read(gtin, 4006381333931)).toBe('04006381333931')
  })

  test('with a wrong check digit, letters or a wrong length is refused', () => {
    expect(read(gtin, '4006381333932')).toBe('refused: is not a GTIN: its check digit is wrong')
    expect(read(gtin, 'ABC')).toBe('refused: is not a GTIN: it may hold digits only')
    expect(read(gtin, '12345')).toMatch(/it has 5 digits/)
  })

  test('that a spreadsheet has rounded is named as such', () => {
    expect(read(gtin, '4,00638E+12')).toMatch(/rounded by a spreadsheet/)
  })

  test('is taken when its check digit is right and refused with any other', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-9]\d{11}$/),
        fc.integer({ min: 1, max: 9 }),
        (body, off) => {
          const right = Number(checkDigitOf(body))
          expect(read(gtin, body + right)).toBe(`0${body}${right}`)
          expect(read(gtin, body + ((right + off) % 10))).toMatch(/check digit is wrong/)
        },
      ),
    )
  })
})

describe('a code', () => {
  test('is trimmed and otherwise left as it is', () => {
    expect(read(code(20), '  00-ab ')).toBe('00-ab')
    expect(read(code(20), 42)).toBe('42')
  })

  test.each(['PKCUNDO1', 'pku123', 'PKU'])('%s belongs to the station', (value) => {
    expect(read(code(20), value)).toMatch(/keeps for commands and badges/)
  })

  test.each(['a\nb', 'a\u0000b', 'a\tb'])('%j holds what no scanner sends', (value) => {
    expect(read(code(20), value)).toMatch(/control character/)
  })

  test('that is too long says by how much', () => {
    expect(read(code(3), 'abcd')).toBe('refused: is 4 characters long; at most 3 fit')
  })

  test('that is a number beyond all digits is refused', () => {
    expect(read(code(40), Number.POSITIVE_INFINITY)).toMatch(/cannot be a code/)
    expect(read(code(40), 1.5)).toMatch(/cannot be a code/)
  })
})

describe('a measure', () => {
  const size = whole(1, 1000, 'up')

  test('is converted to whole units', () => {
    expect(read(size, '12.34', centimetres)).toBe(124)
    expect(read(size, 7.5, centimetres)).toBe(75)
    expect(read(size, '12,5')).toBe(13)
  })

  test('that may be a thousand is refused in a column of whole units', () => {
    expect(read(size, '1.234')).toMatch(/may be a decimal or a thousand/)
    expect(read(size, '1.234', centimetres)).toBe(13)
  })

  test('outside its bounds says so', () => {
    expect(read(size, '0')).toBe('refused: is below 1')
    expect(read(size, '-4')).toBe('refused: is below 1')
    expect(read(size, 1001)).toBe('refused: is more than 1000')
    expect(read(size, Number.POSITIVE_INFINITY)).toBe('refused: is not a number')
    expect(read(size, true)).toBe('refused: is not a number')
  })
})

test('a count is never rounded', () => {
  expect(read(count(0, 10), '3')).toBe(3)
  expect(read(count(0, 10), '3.5')).toBe('refused: is not a whole number')
  expect(read(count(0, 10), '-1')).toBe('refused: is below 0')
})

test('free text is kept to the letter, without control characters', () => {
  expect(read(text(50), ' "a"\r\nb\t=1 ')).toBe(' "a"\r\nb\t=1 ')
  expect(read(text(50), 'a\u0000')).toBe('refused: holds a control character')
  expect(read(text(3), 'abcd')).toMatch(/at most 3 are kept/)
})

test('yes and no, countries and words are read in any capitals', () => {
  expect([read(flag, 'Yes'), read(flag, 0), read(flag, true), read(flag, 'nein')]).toEqual([
    1, 0, 1, 0,
  ])
  expect(read(flag, 'maybe')).toBe('refused: is neither yes nor no')
  expect(read(country, ' de ')).toBe('DE')
  expect(read(country, 'Germany')).toMatch(/two letters/)
  expect(read(word('shipRest', 'hold'), 'SHIPREST')).toBe('shipRest')
})

test('no cell whatever makes a reader throw', () => {
  const readers = [text(30), code(30), gtin, whole(0, 1e6, 'up'), count(0, 1e6), flag, country]
  const cells = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean())
  fc.assert(
    fc.property(fc.constantFrom(...readers), cells, (reader, cell) => {
      const result = reader(cell, millimetres)
      return result.ok || result.error.length > 0
    }),
  )
})

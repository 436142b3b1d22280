import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Barcode, readBarcode } from '../../../src-shared/gs1/barcode.ts'
import { GROUP_SEPARATOR as GS } from '../../../src-shared/gs1/element-string.ts'

/** Only what was found, so that a test shows the whole of it. */
function found(text: string, aim: string | null): Partial<Barcode> {
  const { text: _text, aim: _aim, elements: _elements, ...rest } = readBarcode(text, aim)
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null))
}

describe('what a scanned code says', () => {
  test.each<[string, string | null, Partial<Barcode>]>([
    ['4006381333931', ']E0', { gtin14: '04006381333931' }],
    ['4006381333931', null, { gtin14: '04006381333931' }],
    ['036000291452', ']C0', { gtin14: '00036000291452' }],
    ['400638133393112', ']E3', { gtin14: '04006381333931' }],
    ['96385074', ']E4', { gtin14: '00000096385074' }],
    ['01234565', ']E0', { gtin14: '00012345000065' }],
    ['09521234543213', ']I1', { gtin14: '09521234543213' }],
    ['00095287654321012346', ']C1', { sscc: '095287654321012346' }],
    ['00095287654321012346', null, { sscc: '095287654321012346' }],
    [
      `010952123454321317261200310300150010L-1${GS}21S-7`,
      ']d2',
      {
        gtin14: '09521234543213',
        expiry: '2026-12-31',
        netWeightG: 1500,
        lot: 'L-1',
        serial: 'S-7',
      },
    ],
    [`]C1020952123454321337${24}`, null, { contentGtin14: '09521234543213', count: 24 }],
    [
      '0109521234543213320200022010A',
      ']e0',
      { gtin14: '09521234543213', netWeightG: 998, lot: 'A' },
    ],
    [
      '(01)09521234543213(15)260700(30)5',
      null,
      { gtin14: '09521234543213', bestBefore: '2026-07-31', count: 5 },
    ],
    [
      'https://id.gs1.org/01/09521234543213/10/ABC',
      ']Q1',
      { gtin14: '09521234543213', lot: 'ABC' },
    ],
    ['SKU-4711', ']C0', {}],
    ['https://example.com/shop', null, {}],
    ['0109521234543214', null, {}],
    ['', null, {}],
  ])('%j from %s: %o', (text, aim, expected) => {
    expect(found(text, aim)).toEqual(expected)
  })

  test.each([
    ['4006381333930', ']E0', 'bad-check-digit'],
    ['0109521234543214', ']C1', 'bad-check-digit'],
    ['0109521234543213 17260230'.replace(' ', ''), ']d2', 'bad-date'],
    [`0109521234543213${GS}17260230`, null, 'bad-date'],
    ['https://id.gs1.org/01/09521234543214', null, 'bad-check-digit'],
    ['HELLO', ']C1', 'unknown-identifier'],
  ])('%j from %s promised GS1 data and is wrong: %s', (text, aim, code) => {
    const barcode = readBarcode(text, aim)
    expect([barcode.gtin14, barcode.problem?.code]).toEqual([null, code])
  })

  test('an AIM id in front of the text is taken off and kept apart', () => {
    expect(readBarcode(']E04006381333931', null)).toMatchObject({
      text: '4006381333931',
      aim: ']E0',
      gtin14: '04006381333931',
    })
    expect(readBarcode(']C1(00)', ']C1').text).toBe('(00)')
  })

  test('whatever comes in, an answer comes out and the text is kept', () => {
    const aims = fc.constantFrom(null, '', ']C1', ']C0', ']E0', ']E3', ']d2', ']Q3', ']X0', 'odd')
    const pieces = fc.constantFrom('01', '09521234543213', '17', '2602', GS, '(10)', '%', 'http://')
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, aims, (scanned, aim) => {
        const barcode = readBarcode(scanned, aim)
        expect(scanned).toContain(barcode.text)
        if (barcode.gtin14 !== null) expect(barcode.gtin14).toMatch(/^\d{14}$/)
        if (barcode.sscc !== null) expect(barcode.sscc).toMatch(/^\d{18}$/)
      }),
    )
  })
})

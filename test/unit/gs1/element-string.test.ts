import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allApplicationIdentifiers,
  applicationIdentifier,
} from '../../../src-shared/gs1/application-identifiers.ts'
import {
  formatElementString,
  GROUP_SEPARATOR as GS,
  parseElementString,
} from '../../../src-shared/gs1/element-string.ts'

function elementsOf(text: string): Record<string, string> | string {
  const parsed = parseElementString(text)
  if (!parsed.ok) return `${parsed.error.code} ${parsed.error.ai ?? '-'}`
  return Object.fromEntries(parsed.value.map(({ ai, value }) => [ai, value]))
}

describe('the table of application identifiers', () => {
  test('knows every identifier of the GS1 release it was made from', () => {
    expect(allApplicationIdentifiers()).toHaveLength(541)
  })

  test('no identifier is the beginning of another', () => {
    const all = allApplicationIdentifiers().map(({ ai }) => ai)
    const clashes = all.filter((ai) => all.some((other) => other !== ai && other.startsWith(ai)))
    expect(clashes).toEqual([])
  })

  test.each([
    ['00', true, 18],
    ['01', true, 14],
    ['3103', true, 6],
    ['410', true, 13],
    ['10', false, 20],
    ['37', false, 8],
    ['400', false, 30],
    ['420', false, 20],
    ['422', false, 3],
  ])('(%s): length known beforehand %s, at most %i characters', (ai, isFixed, length) => {
    const identifier = applicationIdentifier(ai)
    expect([identifier?.hasFixedLength, identifier?.length]).toEqual([isFixed, length])
  })
})

describe('element strings', () => {
  test.each([
    ['00095287654321012346', { '00': '095287654321012346' }],
    [']C100095287654321012346', { '00': '095287654321012346' }],
    [`${GS}0109521234543213`, { '01': '09521234543213' }],
    [
      `010952123454321310ABC123${GS}21XYZ9`,
      { '01': '09521234543213', '10': 'ABC123', '21': 'XYZ9' },
    ],
    [`]d20109521234543213${GS}17261200${GS}10A^C`, 'bad-character 10'],
    [
      `0109521234543213${GS}1726120010AC${GS}`,
      { '01': '09521234543213', '17': '261200', '10': 'AC' },
    ],
    ['3103001234', { '3103': '001234' }],
    ['3712', { '37': '12' }],
    [`24012345${GS}422276`, { '240': '12345', '422': '276' }],
    ['20005', 'unknown-identifier -'],
    ['8008260314100530', { '8008': '260314100530' }],
    ['8003040063813339311234', { '8003': '040063813339311234' }],
  ])('%j reads as %o', (text, expected) => {
    expect(elementsOf(text)).toEqual(expected)
  })

  test.each([
    ['0109521234543214', 'bad-check-digit 01'],
    ['00095287654321012345', 'bad-check-digit 00'],
    ['17260230', 'bad-date 17'],
    ['17261301', 'bad-date 17'],
    ['17260001', 'bad-date 17'],
    ['17250229', 'bad-date 17'],
    ['7006260300', 'bad-date 7006'],
    ['80082602301005', 'bad-date 8008'],
    ['8008260314250530', 'bad-date 8008'],
    ['010952123454321', 'bad-length 01'],
    ['10', 'bad-length 10'],
    [`10${'A'.repeat(21)}`, 'bad-length 10'],
    ['30A', 'bad-character 30'],
    ['10ABÄ', 'bad-character 10'],
    ['9', 'unknown-identifier -'],
    ['0599', 'unknown-identifier -'],
    ['', 'not-gs1 -'],
    [GS, 'not-gs1 -'],
    [`10A${GS}${GS}21B`, 'unknown-identifier -'],
    ['800609521234543213 0302'.replace(' ', ''), 'bad-value 8006'],
  ])('%j is refused: %s', (text, expected) => {
    expect(elementsOf(text)).toBe(expected)
  })

  test.each(['17260200', '17240229', '17000229'])('the date in %s exists', (text) => {
    expect(parseElementString(text).ok).toBe(true)
  })

  test('what is written out is read back, whatever the data', () => {
    const cset82 = fc.stringMatching(/^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/)
    const element = fc.oneof(
      cset82.map((value) => ({ ai: '10', value })),
      cset82.map((value) => ({ ai: '21', value })),
      fc.stringMatching(/^[0-9]{1,8}$/).map((value) => ({ ai: '37', value })),
      fc.constant({ ai: '01', value: '09521234543213' }),
      fc.stringMatching(/^[0-9]{6}$/).map((value) => ({ ai: '3102', value })),
    )
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 5 }), (elements) => {
        const parsed = parseElementString(formatElementString(elements))
        expect(parsed).toEqual({ ok: true, value: elements })
      }),
    )
  })

  test('any text is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(typeof parseElementString(text).ok).toBe('boolean')
      }),
    )
    expect(parseElementString('1'.repeat(100_000)).ok).toBe(false)
  })
})

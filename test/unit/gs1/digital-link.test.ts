import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDigitalLink } from '../../../src-shared/gs1/digital-link.ts'

function read(url: string): string {
  const parsed = parseDigitalLink(url)
  if (!parsed.ok) return `${parsed.error.code} ${parsed.error.ai ?? '-'}`
  return parsed.value.map(({ ai, value }) => `(${ai})${value}`).join('')
}

test.each([
  [
    'https://id.gs1.org/01/09521234543213/10/ABC/21/XYZ?17=261231',
    '(01)09521234543213(10)ABC(21)XYZ(17)261231',
  ],
  ['http://example.com/some/shop/01/4006381333931', '(01)04006381333931'],
  ['https://example.com/01/036000291452/21/A%2FB', '(01)00036000291452(21)A/B'],
  ['https://id.gs1.org/00/095287654321012346', '(00)095287654321012346'],
  [
    'https://id.gs1.org/01/09521234543213?3103=000195&utm_source=x&15=260700',
    '(01)09521234543213(3103)000195(15)260700',
  ],
  ['HTTPS://ID.GS1.ORG/01/09521234543213/', '(01)09521234543213'],
  ['https://id.gs1.org/01/09521234543213#there', '(01)09521234543213'],
])('%s says %s', (url, elements) => {
  expect(read(url)).toBe(elements)
})

test.each([
  ['https://example.com/', 'not-gs1 -'],
  ['https://example.com', 'not-gs1 -'],
  ['https://example.com/products/01', 'not-gs1 -'],
  ['ftp://id.gs1.org/01/09521234543213', 'not-gs1 -'],
  ['no link at all', 'not-gs1 -'],
  ['https://id.gs1.org/01/09521234543214', 'bad-check-digit 01'],
  ['https://id.gs1.org/01/09521234543213?17=260230', 'bad-date 17'],
  ['https://id.gs1.org/01/09521234543213?05=1', 'unknown-identifier 05'],
  ['https://id.gs1.org/01/09521234543213/21/%E0%A4%A', 'bad-character 21'],
  ['https://id.gs1.org/01/09521234543213/21/A/10/B', 'not-gs1 -'],
])('%s is refused: %s', (url, expected) => {
  expect(read(url)).toBe(expected)
})

test('any address is answered, never thrown at', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (url) => {
      expect(typeof parseDigitalLink(url).ok).toBe('boolean')
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPrinterText, printableText } from '../../../../src-main/core/label/printable-text.ts'
import {
  blockFieldData,
  escapeFieldData,
  fieldData,
} from '../../../../src-main/core/label/zpl-field.ts'
import { fieldTexts, readZpl } from '../../../harness/read-zpl.ts'

const encode = (text: string) => new TextEncoder().encode(text)

test.each([
  ['plain', 'plain'],
  ['a_b', 'a_5Fb'],
  ['^FS^XZ^XA', '_5EFS_5EXZ_5EXA'],
  ['~JA', '_7EJA'],
  ['_5E', '_5F5E'],
  ['AB\u001e\u0003\u0010\u001f\u0002\u000f\u007fCD', 'ABCD'],
  ['Größe 5 Ω', 'Größe 5 Ω'],
])('the text %j is sent as %j', (text, sent) => {
  expect(escapeFieldData(text)).toBe(sent)
})

test('whatever the text, a printer finds one field and reads the text back', () => {
  const hostile = fc.constantFrom('^FS', '^XZ', '^XA', '~JA', '^CC!', '\\&', '\\', '_5E', '_', '\n')
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(hostile, fc.string())).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (content) => {
      const commands = readZpl(encode(fieldData(content)))
      expect(commands.map(({ name }) => name)).toEqual(['FH', 'FD', 'FS'])
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what a printer must never see
      const kept = content.toWellFormed().replace(/[\u0000-\u001f\u007f]/g, '')
      expect(fieldTexts(commands)).toEqual([kept])
    }),
  )
})

test('in a block, where a backslash begins a command, it is doubled', () => {
  expect(blockFieldData('a\\&b')).toBe('^FH^FDa\\\\&b^FS')
})

test.each([
  ['line\r\none\ttwo', 'line one two'],
  ['soft\u00adhyphen', 'softhyphen'],
  ['O\u2019Brien \u2013 \u201cx\u201d\u2026', 'O\'Brien - "x"...'],
  ['\u202eevil', 'evil'],
  ['e\u0301', 'é'],
  ['\ud800', '\ufffd'],
])('%j is printed as %j', (text, printed) => {
  expect(printableText(text)).toBe(printed)
})

test.each([
  ['Łódź, Žižkov 12', true],
  ['Ελένη', false],
  ['Москва', false],
  ['10 €', false],
  ['東京', false],
  ['ẞ', false],
])('the printer writes %s itself: %s', (text, isOwn) => {
  expect(isPrinterText(text)).toBe(isOwn)
})

import { expect, test } from 'vitest'
import { withGroupSeparators } from '../../../../src-main/core/scan/group-separator.ts'
import { readBarcode } from '../../../../src-shared/gs1/barcode.ts'

test('a substitute that the scanner sends for GS parts lot and serial again', () => {
  const text = withGroupSeparators('010952123454321310LOT7<GS>21S1', ['␝', '<GS>'])
  expect(readBarcode(text, ']C1')).toMatchObject({ lot: 'LOT7', serial: 'S1' })
})

test('the longer substitute wins, an empty one does nothing, and other texts stay', () => {
  expect(withGroupSeparators('A<GS>>B', ['<GS>', '<GS>>', ''])).toBe('A\u001dB')
  expect(withGroupSeparators('OL-1', ['<GS>'])).toBe('OL-1')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf } from '../../../src-main/device/protocol/ascii.ts'
import { ScanFramer } from '../../../src-main/device/protocol/scan-framer.ts'
import { readScanText } from '../../../src-main/device/protocol/scan-text.ts'
import { anyBytes, anyPlaces, cut } from './chunks.ts'

function scansOf(chunks: readonly Uint8Array[]): string[] {
  const framer = new ScanFramer()
  const frames = chunks.flatMap((chunk) => framer.push(chunk))
  return [...frames, ...framer.flush()].map((frame) => readScanText(frame).text)
}

describe('where a scan ends', () => {
  test.each([
    ['CR', 'A1\rB2\r'],
    ['LF', 'A1\nB2\n'],
    ['CR and LF as one end', 'A1\r\nB2\r\n'],
    ['STX and ETX', '\u0002A1\u0003\u0002B2\u0003'],
    ['STX, ETX and a line end', '\u0002A1\u0003\r\n\u0002B2\u0003\r\n'],
    ['an STX in front and a CR behind', '\u0002A1\r\u0002B2\r'],
    ['silence after the last one', 'A1\rB2'],
  ])('%s', (_name, text) => {
    expect(scansOf([bytesOf(text)])).toEqual(['A1', 'B2'])
  })

  test('line ends inside STX and ETX are data, such as a contact card in a QR code', () => {
    expect(scansOf([bytesOf('\u0002N:Ada\r\nTEL:1\u0003')])).toEqual(['N:Ada\r\nTEL:1'])
  })

  test('the group separator stays in the text', () => {
    expect(scansOf([bytesOf('10ABC\u001d21XYZ\r')])).toEqual(['10ABC\u001d21XYZ'])
  })

  test('answers of the scanner to our beeps are not the start of the next scan', () => {
    const ack = Uint8Array.of(0x04, 0xd0, 0x00, 0x00, 0xff, 0x2c)
    expect(scansOf([ack, bytesOf('4006381333931\r'), ack])).toEqual(['4006381333931'])
  })

  test('noise that never ends is dropped up to its end, and the next scan is read', () => {
    const noise = new Uint8Array(20_000).fill(0x41)
    expect(scansOf([noise, bytesOf('\rB2\r')])).toEqual(['B2'])
  })

  test('a scan that was cut by an unplug is forgotten', () => {
    const framer = new ScanFramer()
    framer.push(bytesOf('40063'))
    framer.reset()
    expect(framer.push(bytesOf('81333931\r'))).toEqual([bytesOf('81333931')])
  })
})

describe('whatever the bytes', () => {
  test('nothing throws, and any chunking gives the same scans', () => {
    fc.assert(
      fc.property(anyBytes, anyPlaces, (bytes, places) => {
        expect(scansOf(cut(bytes, places))).toEqual(scansOf([bytes]))
      }),
    )
  })

  test('codes sent with any end come out as they are, in order', () => {
    const code = fc
      .array(fc.constantFrom(...'0123456789AZ\u001d./-'), { minLength: 1, maxLength: 40 })
      .map((characters) => characters.join(''))
    const end = fc.constantFrom('\r', '\n', '\r\n', '\u0002\u0003')
    fc.assert(
      fc.property(fc.array(code, { maxLength: 8 }), end, anyPlaces, (codes, end, places) => {
        const [before, after] = end.startsWith('\u0002') ? ['\u0002', '\u0003'] : ['', end]
        const bytes = bytesOf(codes.map((text) => before + text + after).join(''))
        expect(scansOf(cut(bytes, places))).toEqual(codes)
      }),
    )
  })
})

describe('the text of a scan', () => {
  test.each([
    [']C10109521234543213', { text: '0109521234543213', aim: ']C1' }],
    [']E04006381333931', { text: '4006381333931', aim: ']E0' }],
    ['4006381333931', { text: '4006381333931', aim: null }],
    [']C1', { text: ']C1', aim: null }],
    [']?', { text: ']?', aim: null }],
  ])('%s', (whole, expected) => {
    expect(readScanText(bytesOf(whole))).toEqual(expected)
  })

  test('UTF-8 is read as such, and bytes that are none as Latin-1', () => {
    expect(readScanText(new TextEncoder().encode('Größe')).text).toBe('Größe')
    expect(readScanText(Uint8Array.of(0x47, 0xf6)).text).toBe('Gö')
  })
})

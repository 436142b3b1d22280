import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf, textOf } from '../../../src-main/device/protocol/ascii.ts'
import { type ZplEvent, ZplIntake } from '../../../src-main/device/sim/zpl-intake.ts'
import { anyBytes, anyPlaces, cut } from './chunks.ts'

function take(chunks: readonly Uint8Array[]): (ZplEvent | { kind: 'format'; zpl: string })[] {
  const intake = new ZplIntake()
  return chunks
    .flatMap((chunk) => intake.push(chunk))
    .map((event) =>
      event.kind === 'format' ? { kind: 'format', zpl: textOf(event.bytes) } : event,
    )
}

test('labels, questions and variables are told apart wherever the stream is split', () => {
  const stream = bytesOf(
    '~HS^XA^FO1,1^FDHello^FS^XZ! U1 getvar "odometer.total_label_count"\r\n~HQES^xa^xz~HI',
  )
  const expected = [
    { kind: 'control', command: 'HS' },
    { kind: 'format', zpl: '^XA^FO1,1^FDHello^FS^XZ' },
    { kind: 'variable', name: 'odometer.total_label_count' },
    { kind: 'control', command: 'HQES' },
    { kind: 'format', zpl: '^XA^xz' },
    { kind: 'control', command: 'HI' },
  ]
  for (let place = 0; place <= stream.length; place += 1)
    expect(take(cut(stream, [place]))).toEqual(expected)
})

test('control bytes in a label are commands, as on a real printer', () => {
  expect(take([bytesOf('^XA^FDa\u0003b^XZ')])).toEqual([{ kind: 'format', zpl: '^XA^FDa^XZ' }])
})

test('a label that was cut off mixes with the next one unless it is cancelled', () => {
  const cutOff = bytesOf('^XA^FDold')
  const next = bytesOf('^XA^FDnew^FS^XZ')
  expect(take([cutOff, next])).toEqual([{ kind: 'format', zpl: '^XA^FDold^XA^FDnew^FS^XZ' }])
  const intake = new ZplIntake()
  intake.push(cutOff)
  expect(intake.hasPartialFormat).toBe(true)
  intake.cancelPartialFormat()
  expect(intake.push(next)).toEqual([{ kind: 'format', bytes: next }])
})

test('whatever the bytes, nothing throws and any chunking means the same', () => {
  fc.assert(
    fc.property(anyBytes, anyPlaces, (bytes, places) => {
      expect(take(cut(bytes, places))).toEqual(take([bytes]))
    }),
  )
})

import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zlibCompress } from '../../../../src-main/core/label/deflate.ts'
import { graphicField, inkRows } from '../../../../src-main/core/label/graphic-field.ts'
import type { Bitmap } from '../../../../src-main/core/port/text-rasterizer.ts'

function bitmapOf(widthDots: number, bits: readonly number[]): Bitmap {
  const bytesPerRow = Math.ceil(widthDots / 8)
  return {
    widthDots,
    heightDots: bits.length / bytesPerRow,
    bytesPerRow,
    bits: Uint8Array.from(bits),
  }
}

/** Decodes the data of a ^GFA field as the ZPL II guide describes it. */
function decode(field: string): Uint8Array {
  const [, total = '', , perRow = '', data = ''] =
    /^\^GFA,(\d+),(\d+),(\d+),(.*)$/.exec(field) ?? []
  if (data.startsWith(':Z64:')) {
    return new Uint8Array(inflateSync(Buffer.from(data.split(':')[2] ?? '', 'base64')))
  }
  const width = Number(perRow) * 2
  const rows: string[] = []
  let row = ''
  let count = 0
  const push = (nibbles: string) => {
    row += nibbles
    if (row.length >= width) {
      rows.push(row)
      row = ''
    }
  }
  for (const character of data) {
    if (/[G-Y]/.test(character)) count += character.charCodeAt(0) - 70
    else if (/[g-z]/.test(character)) count += (character.charCodeAt(0) - 102) * 20
    else {
      if (character === ',') push('0'.repeat(width - row.length))
      else if (character === '!') push('F'.repeat(width - row.length))
      else if (character === ':') rows.push(rows.at(-1) ?? '')
      else push(character.repeat(Math.max(1, count)))
      count = 0
    }
  }
  const hex = rows.join('')
  expect(hex).toHaveLength(Number(total) * 2)
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

test.each([
  ['a blank row', 16, [0, 0], '^GFA,2,2,2,,'],
  ['a black row', 16, [255, 255], '^GFA,2,2,2,!'],
  ['a row like the one before', 8, [0x81, 0x81, 0x81], '^GFA,3,3,1,81::'],
  ['a run', 32, [0x11, 0x11, 0x11, 0x12], '^GFA,4,4,4,M12'],
  ['a rest of white', 24, [0xa0, 0, 0], '^GFA,3,3,3,A,'],
])('%s is written short', (_title, widthDots, bits, field) => {
  expect(graphicField(bitmapOf(widthDots, bits), 0, bits.length / Math.ceil(widthDots / 8))).toBe(
    field,
  )
})

test('every picture is read back as it was', () => {
  const byte = fc.oneof(fc.constantFrom(0, 0, 0, 255, 255, 0x0f), fc.nat(255))
  const picture = fc.integer({ min: 1, max: 60 }).chain((perRow) =>
    fc
      .array(fc.array(byte, { minLength: perRow, maxLength: perRow }), {
        minLength: 1,
        maxLength: 30,
      })
      .map((rows) => bitmapOf(perRow * 8, rows.flat())),
  )
  fc.assert(
    fc.property(picture, (bitmap) => {
      const field = graphicField(bitmap, 0, bitmap.heightDots)
      expect(decode(field)).toEqual(bitmap.bits)
      expect(field).not.toMatch(/\^.*\^|~/)
    }),
  )
})

test('a run longer than one count can say is read back as it was', () => {
  const bits = [...Array.from({ length: 500 }, () => 0x55), 0x12]
  const bitmap = bitmapOf(bits.length * 8, bits)
  expect(decode(graphicField(bitmap, 0, 1))).toEqual(bitmap.bits)
})

test('what is compressed, zlib itself can read', () => {
  const repetitive = fc
    .tuple(fc.uint8Array({ maxLength: 40 }), fc.nat(400))
    .map(([piece, times]) =>
      Uint8Array.from(Array.from({ length: times }, () => [...piece]).flat()),
    )
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 2000 }), repetitive), (data) => {
      expect(new Uint8Array(inflateSync(zlibCompress(data)))).toEqual(data)
    }),
  )
})

test('the rows with ink are found, and none in a blank picture', () => {
  expect(inkRows(bitmapOf(8, [0, 0, 1, 0, 8, 0]))).toEqual({ first: 2, end: 5 })
  expect(inkRows(bitmapOf(8, [0, 0]))).toEqual({ first: 2, end: 2 })
})

/**
 * Bitmaps as compressed ^GFA fields, in the shorter of ZPL's two ways: hexadecimal with run lengths (`G`…`Y` 1 to 19,
 * `g`…`z` 20 to 400, `,` for a rest of white, `!` for a rest of black, `:` for a row like the one before), or Z64: zlib
 * in Base64 with a CRC. Printers with firmware x.14 or newer read both.
 */
import type { Bitmap } from '../port/text-rasterizer.ts'
import { zlibCompress } from './deflate.ts'

const HEX = '0123456789ABCDEF'
const MAX_RUN = 419

function runLength(count: number): string {
  const twenties = Math.floor(count / 20)
  const ones = count % 20
  const high = twenties === 0 ? '' : String.fromCharCode(0x66 + twenties)
  return high + (ones === 0 ? '' : String.fromCharCode(0x46 + ones))
}

function encodeRow(nibbles: string): string {
  const last = nibbles.charAt(nibbles.length - 1)
  let end = nibbles.length
  if (last === '0' || last === 'F') {
    while (end > 0 && nibbles.charAt(end - 1) === last) end--
  }
  let out = ''
  for (let index = 0; index < end; ) {
    const digit = nibbles.charAt(index)
    let count = 1
    while (index + count < end && count < MAX_RUN && nibbles.charAt(index + count) === digit) {
      count++
    }
    out += count > 2 ? runLength(count) + digit : digit.repeat(count)
    index += count
  }
  if (end === nibbles.length) return out
  return out + (last === '0' ? ',' : '!')
}

function rowNibbles(bitmap: Bitmap, row: number): string {
  let out = ''
  const start = row * bitmap.bytesPerRow
  for (let at = start; at < start + bitmap.bytesPerRow; at++) {
    const byte = bitmap.bits[at] ?? 0
    out += HEX.charAt(byte >> 4) + HEX.charAt(byte & 15)
  }
  return out
}

/** First and one past the last row with ink; equal when there is none. */
export function inkRows(bitmap: Bitmap): { readonly first: number; readonly end: number } {
  const isBlank = (row: number) =>
    bitmap.bits
      .subarray(row * bitmap.bytesPerRow, (row + 1) * bitmap.bytesPerRow)
      .every((byte) => byte === 0)
  let first = 0
  let end = bitmap.heightDots
  while (first < end && isBlank(first)) first++
  while (end > first && isBlank(end - 1)) end--
  return { first, end }
}

function runLengths(bitmap: Bitmap, first: number, end: number): string {
  let data = ''
  let previous: string | null = null
  for (let row = first; row < end; row++) {
    const nibbles = rowNibbles(bitmap, row)
    data += nibbles === previous ? ':' : encodeRow(nibbles)
    previous = nibbles
  }
  return data
}

/** CRC-16 with polynomial 0x1021, starting at 0, over the Base64 text. */
function crc16(text: string): string {
  let crc = 0
  for (let index = 0; index < text.length; index++) {
    crc ^= text.charCodeAt(index) << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1
    crc &= 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

function z64(bitmap: Bitmap, first: number, end: number): string {
  const rows = bitmap.bits.subarray(first * bitmap.bytesPerRow, end * bitmap.bytesPerRow)
  let binary = ''
  for (const byte of zlibCompress(rows)) binary += String.fromCharCode(byte)
  const base64 = btoa(binary)
  return `:Z64:${base64}:${crc16(base64)}`
}

/** The `^GFA` command for rows `first` to `end` of a bitmap. */
export function graphicField(bitmap: Bitmap, first: number, end: number): string {
  const bytes = bitmap.bytesPerRow * (end - first)
  const plain = runLengths(bitmap, first, end)
  const packed = z64(bitmap, first, end)
  const data = packed.length < plain.length ? packed : plain
  return `^GFA,${bytes},${bytes},${bitmap.bytesPerRow},${data}`
}

/**
 * A small zlib compressor (RFC 1950, RFC 1951: LZ77 with the fixed Huffman code), for ZPL's Z64 graphics. It looks for
 * repeats with a hash of three bytes and short chains, which suits pictures of text: a row repeats the one above.
 */
const MIN_MATCH = 3
const MAX_MATCH = 258
const WINDOW = 32_768
const HASH_BITS = 13
const MAX_CHAIN = 48

/** Base value and extra bits of the length codes 257 to 285 and the distance codes 0 to 29. */
const LENGTH_BASE: readonly number[] = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
]
const LENGTH_EXTRA: readonly number[] = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
]
const DISTANCE_BASE: readonly number[] = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
]
const DISTANCE_EXTRA: readonly number[] = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
]
const END_OF_BLOCK = 256

/** Collects bits, the lowest of a byte first. */
class BitWriter {
  readonly bytes: number[] = []
  #pending = 0
  #count = 0

  write(value: number, bits: number): void {
    this.#pending |= value << this.#count
    this.#count += bits
    while (this.#count >= 8) {
      this.bytes.push(this.#pending & 255)
      this.#pending >>>= 8
      this.#count -= 8
    }
  }

  /** Huffman codes go in with their highest bit first. */
  writeCode(code: number, bits: number): void {
    let reversed = 0
    for (let bit = 0; bit < bits; bit++) reversed |= ((code >> bit) & 1) << (bits - 1 - bit)
    this.write(reversed, bits)
  }

  flush(): void {
    if (this.#count > 0) this.write(0, 8 - this.#count)
  }
}

/** The fixed code of a literal, length or end symbol (RFC 1951, 3.2.6). */
function writeSymbol(out: BitWriter, symbol: number): void {
  if (symbol < 144) out.writeCode(0x30 + symbol, 8)
  else if (symbol < 256) out.writeCode(0x190 + symbol - 144, 9)
  else if (symbol < 280) out.writeCode(symbol - 256, 7)
  else out.writeCode(0xc0 + symbol - 280, 8)
}

function codeFor(bases: readonly number[], value: number): number {
  let code = bases.length - 1
  while ((bases[code] ?? 0) > value) code--
  return code
}

function writeMatch(out: BitWriter, length: number, distance: number): void {
  const lengthCode = codeFor(LENGTH_BASE, length)
  writeSymbol(out, 257 + lengthCode)
  out.write(length - (LENGTH_BASE[lengthCode] ?? 0), LENGTH_EXTRA[lengthCode] ?? 0)
  const distanceCode = codeFor(DISTANCE_BASE, distance)
  out.writeCode(distanceCode, 5)
  out.write(distance - (DISTANCE_BASE[distanceCode] ?? 0), DISTANCE_EXTRA[distanceCode] ?? 0)
}

/** Where each hash of three bytes was last seen, and before that. */
class MatchFinder {
  readonly #data: Uint8Array
  readonly #last = new Int32Array(1 << HASH_BITS).fill(-1)
  readonly #before: Int32Array

  constructor(data: Uint8Array) {
    this.#data = data
    this.#before = new Int32Array(data.length).fill(-1)
  }

  #hash(at: number): number {
    const [a = 0, b = 0, c = 0] = this.#data.subarray(at, at + MIN_MATCH)
    return ((a << 6) ^ (b << 3) ^ c ^ (a << 1)) & ((1 << HASH_BITS) - 1)
  }

  add(at: number): void {
    if (at + MIN_MATCH > this.#data.length) return
    const hash = this.#hash(at)
    this.#before[at] = this.#last[hash] ?? -1
    this.#last[hash] = at
  }

  longest(at: number): { readonly length: number; readonly distance: number } {
    const best = { length: 0, distance: 0 }
    if (at + MIN_MATCH > this.#data.length) return best
    let candidate = this.#last[this.#hash(at)] ?? -1
    for (let tried = 0; candidate >= 0 && at - candidate <= WINDOW && tried < MAX_CHAIN; tried++) {
      const length = this.#commonLength(candidate, at)
      if (length > best.length) {
        best.length = length
        best.distance = at - candidate
      }
      candidate = this.#before[candidate] ?? -1
    }
    return best
  }

  #commonLength(a: number, b: number): number {
    const limit = Math.min(MAX_MATCH, this.#data.length - b)
    let length = 0
    while (length < limit && this.#data[a + length] === this.#data[b + length]) length++
    return length
  }
}

function adler32(data: Uint8Array): number {
  let a = 1
  let b = 0
  for (const byte of data) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return b * 65_536 + a
}

/** Compresses to the zlib format. */
export function zlibCompress(data: Uint8Array): Uint8Array {
  const out = new BitWriter()
  out.write(0x78, 8)
  out.write(0x9c, 8)
  out.write(0b011, 3) // last block, fixed code
  const finder = new MatchFinder(data)
  for (let at = 0; at < data.length; ) {
    const { length, distance } = finder.longest(at)
    const step = length >= MIN_MATCH ? length : 1
    if (step === 1) writeSymbol(out, data[at] ?? 0)
    else writeMatch(out, length, distance)
    for (let seen = at; seen < at + step; seen++) finder.add(seen)
    at += step
  }
  writeSymbol(out, END_OF_BLOCK)
  out.flush()
  const sum = adler32(data)
  for (const shift of [24, 16, 8, 0]) out.bytes.push((sum >>> shift) & 255)
  return Uint8Array.from(out.bytes)
}

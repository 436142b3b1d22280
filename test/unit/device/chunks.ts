import fc from 'fast-check'

/** Cuts bytes at the given places, any of them, so that every chunking can come up. */
export function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b)
  const bounds = [0, ...at, bytes.length]
  return bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end))
}

export const anyPlaces = fc.array(fc.nat(5000), { maxLength: 30 })

/** Bytes with many of those that mean something to a framer. */
export const anyBytes = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0x02, 0x03, 0x04, 0x05, 0x0a, 0x0d, 0x1d, 0x22, 0x2c, 0x5e, 0x7e, 0xd0, 0xd1),
      fc.integer({ min: 0x30, max: 0x39 }),
    ),
    { maxLength: 300 },
  )
  .map((bytes) => Uint8Array.from(bytes))

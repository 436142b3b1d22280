/**
 * ULIDs: 48 bits of epoch milliseconds, then 80 random bits, in Crockford's base 32 (26 letters). Of one maker each is
 * greater than the last, also within a millisecond and when the clock steps back. Source: github.com/ulid/spec.
 */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../../core/port/clock.ts'
import type { Ids } from '../../core/port/ids.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomMask = (1n << 80n) - 1n

export function createUlids(clock: Clock): Ids {
  let lastMs = 0
  let random = 0n
  return {
    next() {
      const now = clock.now()
      if (now > lastMs) {
        lastMs = now
        random = BigInt(`0x${randomBytes(10).toString('hex')}`)
      } else if (random === randomMask) {
        // All 2^80 of this millisecond are used up: borrow the next one.
        lastMs += 1
        random = 0n
      } else random += 1n
      return encode((BigInt(lastMs) << 80n) | random)
    },
  }
}

function encode(value: bigint): string {
  let text = ''
  for (let rest = value, i = 0; i < 26; i++, rest >>= 5n) text = alphabet[Number(rest & 31n)] + text
  return text
}

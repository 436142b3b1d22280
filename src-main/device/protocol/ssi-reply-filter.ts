/** SSI opcodes with which a scanner answers a command of ours. */
const SSI_ACK = 0xd0
const SSI_NAK = 0xd1
/** Packet lengths that an answer can have; the checksum of two bytes comes on top. */
const SSI_ANSWER_BYTES = [4, 5]
const CHECKSUM_BYTES = 2

/**
 * Takes a scanner's SSI answers to our beep commands (`04 D0 00 00 FF 2C`) out of its bytes; without this they would be
 * the first characters of the next scan. Only looks where a scan would begin, and gives back what turns out otherwise.
 */
export class SsiReplyFilter {
  #length: number | null = null
  #toSkip = 0

  get isHolding(): boolean {
    return this.#length !== null || this.#toSkip > 0
  }

  pass(byte: number, isAtStart: boolean): readonly number[] {
    if (this.#toSkip > 0) {
      this.#toSkip -= 1
      return []
    }
    if (this.#length !== null) {
      const length = this.#length
      this.#length = null
      if (byte !== SSI_ACK && byte !== SSI_NAK) return [length, byte]
      this.#toSkip = length - 2 + CHECKSUM_BYTES
      return []
    }
    if (!isAtStart || !SSI_ANSWER_BYTES.includes(byte)) return [byte]
    this.#length = byte
    return []
  }

  /** Nothing more came: gives back a byte that was held as the possible start of an answer. */
  giveUp(): readonly number[] {
    const held = this.#length === null ? [] : [this.#length]
    this.#length = null
    this.#toSkip = 0
    return held
  }
}

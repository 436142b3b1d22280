import { CR, ETX, LF, STX } from './ascii.ts'
import { SsiReplyFilter } from './ssi-reply-filter.ts'

/** Longer than any code there is (a QR code holds 7,089 digits). What runs on longer is noise, dropped to its end. */
const MAX_SCAN_BYTES = 8192

/**
 * Cuts a stream of bytes from a scanner into scans. Pure: however the bytes are chunked, the scans are the same, and no
 * bytes make it throw. An end is CR, LF, CRLF (one end, not two) or, after STX, ETX; inside STX…ETX line ends are data.
 * A scanner that sends no end at all is served by `flush`, which the driver calls after a silence.
 */
export class ScanFramer {
  readonly #replies = new SsiReplyFilter()
  #bytes: number[] = []
  #isInStx = false
  #isTooLong = false

  /** True while a scan has begun and not ended: the driver then watches for silence. */
  get isPending(): boolean {
    return this.#bytes.length > 0 || this.#isInStx || this.#isTooLong || this.#replies.isHolding
  }

  push(chunk: Uint8Array): Uint8Array[] {
    const scans: Uint8Array[] = []
    for (const raw of chunk) {
      const isAtStart = this.#bytes.length === 0 && !this.#isInStx && !this.#isTooLong
      for (const byte of this.#replies.pass(raw, isAtStart)) this.#take(byte, scans)
    }
    return scans
  }

  /** The silence after the last byte was long enough: what is there is a scan. */
  flush(): Uint8Array[] {
    const scans: Uint8Array[] = []
    for (const byte of this.#replies.giveUp()) this.#take(byte, scans)
    this.#end(scans)
    return scans
  }

  /** Forgets a half scan, for the moment when the scanner was unplugged in the middle of it. */
  reset(): void {
    this.#replies.giveUp()
    this.#clear()
  }

  #take(byte: number, scans: Uint8Array[]): void {
    if (byte === STX) {
      // A new STX: a frame before it that ended with a line end was whole (STX prefix, CR suffix); other rests are noise.
      if (this.#isInStx && isLineEnd(this.#bytes.at(-1))) this.#end(scans)
      else this.#clear()
      this.#isInStx = true
    } else if (this.#isInStx ? byte === ETX : isLineEnd(byte)) {
      this.#end(scans)
    } else if (this.#bytes.length >= MAX_SCAN_BYTES) {
      this.#isTooLong = true
    } else {
      this.#bytes.push(byte)
    }
  }

  #end(scans: Uint8Array[]): void {
    while (isLineEnd(this.#bytes.at(-1))) this.#bytes.pop()
    // Nothing between two ends is no scan: so CRLF, LFCR and ETX CR LF are one end.
    if (this.#bytes.length > 0 && !this.#isTooLong) scans.push(Uint8Array.from(this.#bytes))
    this.#clear()
  }

  #clear(): void {
    this.#bytes = []
    this.#isInStx = false
    this.#isTooLong = false
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === CR || byte === LF
}

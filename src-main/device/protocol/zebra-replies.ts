import { ETX, STX } from './ascii.ts'

/** One answer as it came: a frame of STX…ETX without those two, or the value of a variable without its quotes. */
export type ZebraReply = { readonly kind: 'frame' | 'variable'; readonly text: string }

/** Longer than any answer that is asked for; what runs on is dropped to its end. */
const MAX_REPLY_BYTES = 4096
const QUOTE = 0x22

/**
 * Cuts what a Zebra printer sends into answers. The same answers however the bytes are chunked, and no bytes make it
 * throw. An STX always begins a new frame, so an answer that was cut off never eats the next one.
 */
export class ZebraReplyReader {
  #mode: 'outside' | ZebraReply['kind'] = 'outside'
  #text = ''
  #strayBytes = 0

  /** Bytes outside of any answer, line ends apart: many of them mean that this is no Zebra printer. */
  get strayBytes(): number {
    return this.#strayBytes
  }

  push(chunk: Uint8Array): ZebraReply[] {
    const replies: ZebraReply[] = []
    for (const byte of chunk) this.#take(byte, replies)
    return replies
  }

  #take(byte: number, replies: ZebraReply[]): void {
    if (byte === STX) {
      this.#begin('frame')
    } else if (this.#mode === 'outside') {
      if (byte === QUOTE) this.#begin('variable')
      else if (byte > 0x20) this.#strayBytes += 1
    } else if (byte === (this.#mode === 'frame' ? ETX : QUOTE)) {
      if (this.#text.length < MAX_REPLY_BYTES) replies.push({ kind: this.#mode, text: this.#text })
      this.#mode = 'outside'
    } else if (this.#text.length < MAX_REPLY_BYTES) {
      this.#text += String.fromCharCode(byte)
    }
  }

  #begin(mode: ZebraReply['kind']): void {
    this.#mode = mode
    this.#text = ''
  }
}

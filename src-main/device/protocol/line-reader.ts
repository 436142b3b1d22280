import { CR, LF, textOf } from './ascii.ts'

/** Answers are short; a line that runs on is noise, and is dropped up to its end. */
const MAX_LINE_BYTES = 256

/** Cuts bytes into lines that end with CR, LF or both. The same lines however the bytes are chunked; empty ones are dropped. */
export class LineReader {
  #bytes: number[] = []

  push(chunk: Uint8Array): string[] {
    const lines: string[] = []
    for (const byte of chunk) {
      if (byte !== CR && byte !== LF) {
        if (this.#bytes.length <= MAX_LINE_BYTES) this.#bytes.push(byte)
        continue
      }
      if (this.#bytes.length > 0 && this.#bytes.length <= MAX_LINE_BYTES)
        lines.push(textOf(Uint8Array.from(this.#bytes)))
      this.#bytes = []
    }
    return lines
  }

  reset(): void {
    this.#bytes = []
  }
}

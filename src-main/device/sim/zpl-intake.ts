/** What a printer makes of the bytes that come in. */
export type ZplEvent =
  | { readonly kind: 'control'; readonly command: string }
  | { readonly kind: 'format'; readonly bytes: Uint8Array }
  | { readonly kind: 'variable'; readonly name: string }

const CARET = 0x5e
const TILDE = 0x7e
const BANG = 0x21
const LINE_FEED = 0x0a

/** Control bytes that stand for commands (HARDWARE notes: an address that holds one would cut the label). */
const MEANS: ReadonlyMap<number, string> = new Map([
  [0x02, '^XA'],
  [0x03, '^XZ'],
  [0x10, '~'],
  [0x1e, '^'],
])

/**
 * The receiving side of a ZPL printer, a byte at a time, so that a stream split at any boundary means the same. It is the
 * printer's, not a connection's: a label that was cut off waits for its `^XZ`, and a new `^XA` inside it does not help,
 * as on a real one. Only `~JX` and `~JA` do.
 */
export class ZplIntake {
  /** Bytes since `^XA`, null between labels. */
  #format: number[] | null = null
  /** The command whose letters are coming in, with its `^` or `~`. */
  #word = ''
  /** A line that began with `!`, outside of a label. */
  #line: string | null = null

  get hasPartialFormat(): boolean {
    return this.#format !== null
  }

  push(bytes: Uint8Array): ZplEvent[] {
    const events: ZplEvent[] = []
    for (const byte of bytes) {
      for (const meant of bytesMeantBy(byte)) this.#take(meant, events)
    }
    return events
  }

  cancelPartialFormat(): void {
    this.#format = null
    this.#word = ''
  }

  #take(byte: number, events: ZplEvent[]): void {
    if (this.#line !== null) {
      this.#takeLine(byte, events)
      return
    }
    if (byte === TILDE || byte === CARET) this.#word = String.fromCharCode(byte)
    else if (this.#word !== '') this.#word += String.fromCharCode(byte)
    else if (byte === BANG && this.#format === null) this.#line = ''
    this.#format?.push(byte)
    this.#readWord(events)
  }

  #readWord(events: ZplEvent[]): void {
    const length = this.#word.startsWith('~HQ') ? 5 : 3
    if (this.#word.length < length) return
    const word = this.#word.toUpperCase()
    this.#word = ''
    if (word === '^XA' && this.#format === null) {
      this.#format = [CARET, 0x58, 0x41]
    } else if (word === '^XZ' && this.#format !== null) {
      events.push({ kind: 'format', bytes: Uint8Array.from(this.#format) })
      this.#format = null
    } else if (word.startsWith('~')) {
      // A control command works at once and is no part of the label that it stands in.
      this.#format?.splice(-length)
      events.push({ kind: 'control', command: word.slice(1) })
    }
  }

  #takeLine(byte: number, events: ZplEvent[]): void {
    if (byte !== LINE_FEED) {
      this.#line += String.fromCharCode(byte)
      return
    }
    const name = /^\s*U1 getvar "([^"]+)"\s*$/.exec(this.#line ?? '')?.[1]
    this.#line = null
    if (name !== undefined) events.push({ kind: 'variable', name })
  }
}

function bytesMeantBy(byte: number): Iterable<number> {
  const meant = MEANS.get(byte)
  return meant === undefined ? [byte] : [...meant].map((character) => character.charCodeAt(0))
}

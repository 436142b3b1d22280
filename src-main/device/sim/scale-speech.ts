import { bytesOf } from '../protocol/ascii.ts'

/** What lies on a simulated scale at one moment. */
export type ScaleSight = {
  readonly grams: number
  readonly isStable: boolean
  readonly range: 'ok' | 'over' | 'under'
}

export type ScaleSpeech = {
  /** The line end of a command, and which commands ask for the weight. */
  isQuestion(line: string): boolean
  say(sight: ScaleSight): Uint8Array
  /** The answer to a command that the scale does not know. */
  refuse(): Uint8Array
}

function kilograms(grams: number, width: number): string {
  return (grams / 1000).toFixed(3).padStart(width)
}

/** How each protocol says the same thing, written by hand from its description and not from our own readers. */
export const SCALE_SPEECH: Readonly<Record<'mt-sics' | 'nci' | 'and', ScaleSpeech>> = {
  'mt-sics': {
    isQuestion: (line) => line === 'SI' || line === 'S',
    say: ({ grams, isStable, range }) => {
      if (range !== 'ok') return bytesOf(range === 'over' ? 'S +\r\n' : 'S -\r\n')
      return bytesOf(`S ${isStable ? 'S' : 'D'} ${grams.toFixed(0).padStart(10)} g\r\n`)
    },
    refuse: () => bytesOf('ES\r\n'),
  },
  nci: {
    isQuestion: (line) => line === 'W',
    say: ({ grams, isStable, range }) => {
      const first = String.fromCharCode(0x30 | (isStable ? 0 : 1) | (grams === 0 ? 2 : 0))
      const second = { ok: '0', under: '1', over: '2' }[range]
      const weight = range === 'ok' ? `${kilograms(grams, 8)}kg\r\n` : ''
      return bytesOf(`\n${weight}${first}${second}\r\u0003`)
    },
    refuse: () => bytesOf('\n?\r\u0003'),
  },
  and: {
    isQuestion: (line) => line === 'Q',
    say: ({ grams, isStable, range }) => {
      if (range !== 'ok') return bytesOf(`OL,${range === 'over' ? '+' : '-'}9999999E+19\r\n`)
      const sign = grams < 0 ? '-' : '+'
      const size = kilograms(Math.abs(grams), 0).padStart(8, '0')
      return bytesOf(`${isStable ? 'ST' : 'US'},${sign}${size} kg\r\n`)
    },
    refuse: () => bytesOf('?\r\n'),
  },
}

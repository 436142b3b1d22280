/**
 * Chooses how a carton type is told apart at the bench: a letter from its code (`C12` is 12, `Box XL` is XL), and a
 * colour and shape that no other has while there are any left. The same codes in the same order get the same marks.
 */
import type {
  CartonColour,
  CartonMark,
  CartonShape,
} from '../../../src-shared/model/carton-type.ts'

const colours: readonly CartonColour[] = [
  'blue',
  'orange',
  'green',
  'purple',
  'yellow',
  'red',
  'teal',
  'brown',
]
const shapes: readonly CartonShape[] = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'hexagon',
  'star',
]
const alphabet = [...'ABCDEFGHJKLMNPQRSTUVWXYZ']

/** Eight colours and six shapes only meet in 24 pairs when both step by one: every 24 the shapes step once more. */
const pairs: readonly Pick<CartonMark, 'colour' | 'shape'>[] = Array.from(
  { length: 48 },
  (_, n) => ({
    colour: colours[n % 8] ?? 'blue',
    shape: shapes[(n + Math.floor(n / 24)) % 6] ?? 'circle',
  }),
)

export function chooseMark(code: string, taken: readonly CartonMark[]): CartonMark {
  const letters = new Set(taken.map((mark) => mark.letter))
  const letter = candidates(code).find((text) => !letters.has(text)) ?? String(taken.length + 1)
  const used = new Set(taken.map((mark) => `${mark.colour} ${mark.shape}`))
  const pair =
    pairs.find(({ colour, shape }) => !used.has(`${colour} ${shape}`)) ??
    pairs[taken.length % pairs.length]
  return { letter, colour: pair?.colour ?? 'blue', shape: pair?.shape ?? 'circle' }
}

/** What may stand for the code, the best first. At most three characters, to be read across the bench. */
function* candidateTexts(code: string): Generator<string> {
  const digits = /0*(\d{1,3})$/.exec(code)?.[1]
  if (digits !== undefined) yield digits
  const last = /([A-Z]{1,3})$/.exec(
    code
      .toUpperCase()
      .split(/[^A-Z0-9]/)
      .at(-1) ?? '',
  )?.[1]
  if (last !== undefined) yield last
  yield* code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  yield* alphabet
  for (const first of alphabet) for (const second of alphabet) yield first + second
}

function candidates(code: string): string[] {
  return [...candidateTexts(code)]
}

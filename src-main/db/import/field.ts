/** The description of a kind's columns: what they are called, in which units they may come, how a cell is read. */
import type { CellReader } from './cell.ts'

export type Measure = 'none' | 'length' | 'weight' | 'money'

export type Field = {
  /** The column's name as exports write it, unit included: `width_mm`. */
  readonly name: string
  /** Other names, in any spelling of capitals, blanks and underscores; measured ones without their unit. */
  readonly also: readonly string[]
  readonly measure: Measure
  readonly isRequired: boolean
  /** What an empty cell means where the database knows no null. */
  readonly whenEmpty: string | number | null
  readonly read: CellReader
}

type Choice = Partial<Pick<Field, 'also' | 'measure' | 'isRequired' | 'whenEmpty'>>

export function field(name: string, read: CellReader, choice: Choice = {}): Field {
  const { also = [], measure = 'none', isRequired = false, whenEmpty = null } = choice
  return { name, also, measure, isRequired, whenEmpty, read }
}

/** One bit a field, so that SQL can ask which columns a row gave: `s.given & @title`. */
export function bitsOf(fields: readonly Field[]): Record<string, number> {
  return Object.fromEntries(fields.map((entry, index) => [entry.name, 2 ** index]))
}

/** Factors to the inner unit: mm, g, cents. */
export const factors: Record<Exclude<Measure, 'none'>, Readonly<Record<string, number>>> = {
  length: { mm: 1, cm: 10, m: 1000, in: 25.4, inch: 25.4, inches: 25.4 },
  weight: {
    g: 1,
    gr: 1,
    gram: 1,
    grams: 1,
    kg: 1000,
    lb: 453.59237,
    lbs: 453.59237,
    oz: 28.349523125,
  },
  money: { cents: 1, cent: 1, eur: 100, usd: 100, gbp: 100, '': 100 },
}

/**
 * Finds the field that a column of a file means. Capitals, blanks, underscores, hyphens and brackets do not matter;
 * a unit at the end (`weight_kg`, `Width (in)`) becomes a factor. A measured column without a unit is in mm or g.
 */
import type { Writing } from './cell.ts'
import { type Field, factors } from './field.ts'

export type Column = {
  readonly fieldIndex: number
  /** As the file writes it, for messages. */
  readonly name: string
  readonly writing: Writing
}

type Match = { readonly fieldIndex: number; readonly factor: number }

/** Names that JavaScript gives a meaning of its own; in data they are an attack or an accident. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

export function isForbiddenName(name: string): boolean {
  return forbidden.has(name.trim())
}

function squeeze(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

export class ColumnFinder {
  #matches = new Map<string, Match>()
  #isCommaDecimal: boolean

  constructor(fields: readonly Field[], isCommaDecimal: boolean) {
    this.#isCommaDecimal = isCommaDecimal
    fields.forEach((entry, fieldIndex) => {
      for (const [name, factor] of namesOf(entry)) this.#learn(name, { fieldIndex, factor })
    })
  }

  find(name: string): Column | null {
    const match = this.#matches.get(squeeze(name))
    if (!match) return null
    const writing = { factor: match.factor, isCommaDecimal: this.#isCommaDecimal }
    return { fieldIndex: match.fieldIndex, name: name.trim(), writing }
  }

  #learn(name: string, match: Match): void {
    const key = squeeze(name)
    if (!this.#matches.has(key)) this.#matches.set(key, match)
  }
}

function* namesOf({ name, also, measure }: Field): Generator<[string, number]> {
  yield [name, 1]
  if (measure === 'none') {
    for (const other of also) yield [other, 1]
    return
  }
  const units = factors[measure]
  const base = name.slice(0, name.lastIndexOf('_'))
  for (const stem of [base, ...also]) {
    for (const [unit, factor] of Object.entries(units)) yield [stem + unit, factor]
    if (!('' in units)) yield [stem, 1]
  }
}

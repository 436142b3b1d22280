/**
 * Reads one cell of a file into what the database keeps. Each reader takes the cell as the file has it (text in CSV;
 * text, number or boolean in JSON) and answers with a value or with the reason why not. Pure, never throws.
 */
import { ok, type Result, refused } from '../../../src-shared/base/result.ts'
import { normalizeGtin } from '../../../src-shared/gs1/gtin.ts'
import { type Rounding, readDecimal, toWhole } from './decimal.ts'
import { readMoment } from './moment.ts'

/** A cell that is not empty. */
export type Cell = string | number | boolean
export type SqlValue = string | number | null

/** How the column was written: its unit as a factor to the inner unit, and whether commas are decimal marks. */
export type Writing = { readonly factor: number; readonly isCommaDecimal: boolean }
export type CellReader = (cell: Cell, writing: Writing) => Result<SqlValue, string>

// Control characters, line breaks and tabs apart, are never part of what people write.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlsOrBreaks = /[\u0000-\u001f\u007f\u2028\u2029]/

/** Free text, kept to the letter. */
export function text(maxLength: number): CellReader {
  return (cell) => {
    if (typeof cell === 'number' && !Number.isFinite(cell)) return refused('is not a number')
    const value = String(cell)
    if (value.length > maxLength)
      return refused(`is ${value.length} characters long; at most ${maxLength} are kept`)
    return controls.test(value) ? refused('holds a control character') : ok(value)
  }
}

/** Barcodes that begin so are the station's own: commands and badges. */
const reserved = /^PK[CU]/i

/** A name that is scanned or typed: trimmed, one line, and not one of the station's own. */
export function code(maxLength: number): CellReader {
  return (cell) => {
    if (typeof cell === 'boolean') return refused('is not a code')
    if (typeof cell === 'number' && !Number.isSafeInteger(cell))
      return refused('is a number that cannot be a code; write it as text')
    const value = String(cell).trim()
    if (value.length > maxLength)
      return refused(`is ${value.length} characters long; at most ${maxLength} fit`)
    if (controlsOrBreaks.test(value)) return refused('holds a control character or a line break')
    if (reserved.test(value))
      return refused('begins with PKC or PKU, which the station keeps for commands and badges')
    return ok(value)
  }
}

/** A GTIN as 14 digits; blanks and hyphens are how people group them. */
export const gtin: CellReader = (cell) => {
  const value = String(cell).replaceAll(/[\s-]/g, '')
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(value))
    return refused('was rounded by a spreadsheet; format its column as text and export it anew')
  if (!/^\d+$/.test(value)) return refused('is not a GTIN: it may hold digits only')
  if (![8, 12, 13, 14].includes(value.length))
    return refused(`is not a GTIN: it has ${value.length} digits, not 8, 12, 13 or 14`)
  const gtin14 = normalizeGtin(value)
  return gtin14 === null ? refused('is not a GTIN: its check digit is wrong') : ok(gtin14)
}

/** A number in any unit, as a whole number of the inner one, within bounds. */
export function whole(min: number, max: number, rounding: Rounding): CellReader {
  return (cell, writing) => {
    const number = toNumber(cell, writing)
    if (!number.ok) return number
    // In a column of whole units a mark before three digits is a thousand as likely as a fraction.
    if (
      writing.factor === 1 &&
      typeof cell === 'string' &&
      /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(cell.trim())
    )
      return refused('may be a decimal or a thousand; write it without the mark')
    const value = toWhole(number.value * writing.factor, rounding)
    if (value < min) return refused(min === 0 ? 'is below 0' : `is below ${min}`)
    if (value > max) return refused(`is more than ${max}`)
    return ok(value)
  }
}

/** A count: nothing is rounded. */
export function count(min: number, max: number): CellReader {
  const inBounds = whole(min, max, 'nearest')
  return (cell, writing) => {
    const number = toNumber(cell, writing)
    if (number.ok && !Number.isInteger(number.value)) return refused('is not a whole number')
    return inBounds(cell, writing)
  }
}

function toNumber(cell: Cell, writing: Writing): Result<number, string> {
  if (typeof cell === 'boolean') return refused('is not a number')
  if (typeof cell === 'number') return Number.isFinite(cell) ? ok(cell) : refused('is not a number')
  return readDecimal(cell.trim(), writing.isCommaDecimal)
}

const yes = new Set(['1', 'true', 'yes', 'y', 'x', 'ja', 'j', 'wahr'])
const no = new Set(['0', 'false', 'no', 'n', 'nein', 'falsch'])

/** 1 or 0. */
export const flag: CellReader = (cell) => {
  const word = String(cell).trim().toLowerCase()
  if (yes.has(word)) return ok(1)
  return no.has(word) ? ok(0) : refused('is neither yes nor no')
}

export const moment: CellReader = (cell) => {
  if (typeof cell === 'boolean') return refused('is not a time')
  return readMoment(String(cell).trim())
}

/** One of a few words, however they are capitalised. */
export function word(...words: readonly string[]): CellReader {
  const byKey = new Map(words.map((entry) => [entry.toLowerCase(), entry]))
  return (cell) => {
    const found = byKey.get(String(cell).trim().toLowerCase())
    return found === undefined ? refused(`is none of ${words.join(', ')}`) : ok(found)
  }
}

/** ISO 3166-1 alpha-2. */
export const country: CellReader = (cell) => {
  const value = String(cell).trim().toUpperCase()
  return /^[A-Z]{2}$/.test(value)
    ? ok(value)
    : refused('is not a country; write its two letters, such as DE')
}

/**
 * Reads numbers as people and spreadsheets write them. A point is a decimal mark; so is a comma, unless it may just as
 * well group thousands (`1,234` in a comma-separated file): that is refused, never guessed. Pure.
 */
import { ok, type Result, refused } from '../../../src-shared/base/result.ts'

const longestNumber = 40
const plain = /^[+-]?\d{1,15}$/
const oneMark = /^([+-]?\d+)([.,])(\d+)$/
const groupedThenPoint = /^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/
const groupedThenComma = /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/
const groupedOnly = /^[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+$/
const groupedBySpace = /^[+-]?\d{1,3}(?:[ '\u00a0\u202f]\d{3})+(?:[.,]\d+)?$/

/** `isCommaDecimal`: the file's cells are not separated by commas, so a comma in a number is a decimal mark. */
export function readDecimal(text: string, isCommaDecimal: boolean): Result<number, string> {
  if (plain.test(text)) return ok(Number(text))
  if (text.length > longestNumber) return refused('is too long for a number')
  if (/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text))
    return refused(
      'is in scientific notation, as spreadsheets write large numbers; write all digits',
    )
  const single = oneMark.exec(text)
  if (single) return readSingleMark(single, isCommaDecimal)
  if (groupedThenPoint.test(text)) return finite(text.replaceAll(',', ''))
  if (groupedThenComma.test(text)) return finite(text.replaceAll('.', '').replace(',', '.'))
  if (groupedOnly.test(text)) return finite(text.replaceAll(/[.,]/g, ''))
  if (groupedBySpace.test(text))
    return finite(text.replaceAll(/[ '\u00a0\u202f]/g, '').replace(',', '.'))
  return refused('is not a number')
}

function readSingleMark(match: RegExpExecArray, isCommaDecimal: boolean): Result<number, string> {
  const [, whole = '', mark, fraction = ''] = match
  const mayGroup = fraction.length === 3 && /^[+-]?[1-9]\d{0,2}$/.test(whole)
  if (mark === ',' && mayGroup && !isCommaDecimal)
    return refused('may be a decimal or a thousand; write it without the comma')
  return finite(`${whole}.${fraction}`)
}

function finite(text: string): Result<number, string> {
  const number = Number(text)
  return Number.isFinite(number) ? ok(number) : refused('is not a number')
}

export type Rounding = 'up' | 'down' | 'nearest'

/** A whole number of the inner unit. What binary fractions add (0.3 cm × 10 = 3.0000000000000004) does not count. */
export function toWhole(value: number, rounding: Rounding): number {
  const steady = Number(value.toFixed(6))
  if (rounding === 'up') return Math.ceil(steady)
  if (rounding === 'down') return Math.floor(steady)
  return Math.round(steady)
}

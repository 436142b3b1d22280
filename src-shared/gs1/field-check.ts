/**
 * Whether the data of one element string is what its identifier asks for: charset, length, check digit, date and
 * time. Codes from lists that change (countries, currencies, package types) are taken as they come.
 */
import type { AiPart, ApplicationIdentifier, Charset } from './application-identifiers.ts'
import { checkPairOf, hasGoodCheckDigit } from './check-digit.ts'
import { isoDateOfYymmdd, isoDateOfYyyymmdd } from './gs1-date.ts'

export type Gs1ProblemCode =
  | 'unknown-identifier'
  | 'bad-length'
  | 'bad-character'
  | 'bad-check-digit'
  | 'bad-date'
  | 'bad-value'
  | 'not-gs1'

/** Why a text is not good GS1 data. `ai` is null when it failed before an identifier was read. */
export type Gs1Problem = { readonly code: Gs1ProblemCode; readonly ai: string | null }

const CHARSETS: Readonly<Record<Charset, RegExp>> = {
  N: /^\d+$/,
  X: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/,
  Y: /^[#\-/0-9A-Z]+$/,
  Z: /^[A-Za-z0-9_-]+={0,2}$/,
}

type Rule = { readonly code: Gs1ProblemCode; isGood(value: string): boolean }

const below = (limit: number) => (value: string) => Number(value) < limit

const RULES: Readonly<Record<string, Rule>> = {
  check: { code: 'bad-check-digit', isGood: hasGoodCheckDigit },
  checkPair: {
    code: 'bad-check-digit',
    isGood: (value) => value.length > 2 && checkPairOf(value.slice(0, -2)) === value.slice(-2),
  },
  date: { code: 'bad-date', isGood: (value) => isoDateOfYymmdd(value, false) !== null },
  dateDay0: { code: 'bad-date', isGood: (value) => isoDateOfYymmdd(value, true) !== null },
  date8: { code: 'bad-date', isGood: (value) => isoDateOfYyyymmdd(value) !== null },
  hourMinute: { code: 'bad-date', isGood: (value) => /^([01]\d|2[0-3])[0-5]\d$/.test(value) },
  hour: { code: 'bad-date', isGood: below(24) },
  minute: { code: 'bad-date', isGood: below(60) },
  second: { code: 'bad-date', isGood: below(60) },
  yesNo: { code: 'bad-value', isGood: (value) => value === '0' || value === '1' },
  zero: { code: 'bad-value', isGood: (value) => value === '0' },
  nonZero: { code: 'bad-value', isGood: (value) => Number(value) !== 0 },
  noLeadingZero: { code: 'bad-value', isGood: (value) => value === '0' || !value.startsWith('0') },
  hasNonDigit: { code: 'bad-value', isGood: (value) => /\D/.test(value) },
  hyphen: { code: 'bad-value', isGood: (value) => value === '-' },
  winding: { code: 'bad-value', isGood: (value) => /^[019]$/.test(value) },
  pieceOfTotal: { code: 'bad-value', isGood: isPieceOfTotal },
}

function isPieceOfTotal(value: string): boolean {
  const piece = Number(value.slice(0, 2))
  return piece > 0 && piece <= Number(value.slice(2))
}

function problemOfPart(part: AiPart, value: string): Gs1ProblemCode | null {
  if (value.length < part.minLength) return 'bad-length'
  if (!CHARSETS[part.charset].test(value)) return 'bad-character'
  for (const name of part.rules) {
    const rule = RULES[name]
    if (rule !== undefined && !rule.isGood(value)) return rule.code
  }
  return null
}

/** The first thing wrong with `value` as the data of `identifier`, or null. */
export function problemOfField(
  identifier: ApplicationIdentifier,
  value: string,
): Gs1Problem | null {
  const problem = (code: Gs1ProblemCode): Gs1Problem => ({ code, ai: identifier.ai })
  let rest = value
  for (const part of identifier.parts) {
    if (rest === '' && part.isOptional) break
    const code = problemOfPart(part, rest.slice(0, part.maxLength))
    if (code !== null) return problem(code)
    rest = rest.slice(part.maxLength)
  }
  return rest === '' ? null : problem('bad-length')
}

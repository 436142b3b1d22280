/** The table of application identifiers, ready to look up. Built once from the rows. */
import { type AiRow, aiRows } from './ai-rows.ts'

export type Charset = 'N' | 'X' | 'Y' | 'Z'

/** One piece of a data field. `rules` name what else must hold (see field-check.ts). */
export type AiPart = {
  readonly charset: Charset
  readonly minLength: number
  readonly maxLength: number
  readonly isOptional: boolean
  readonly rules: readonly string[]
}

export type ApplicationIdentifier = {
  readonly ai: string
  readonly title: string
  readonly parts: readonly AiPart[]
  /** The field ends by itself; otherwise FNC1 (GS) must follow, unless it is the last. */
  readonly hasFixedLength: boolean
  /** Digits in the whole field when `hasFixedLength`. */
  readonly length: number
  readonly isLinkKey: boolean
  readonly isLinkAttribute: boolean
  /** Qualifier sequences that may follow the key in a Digital Link path. */
  readonly qualifiers: readonly (readonly string[])[]
}

function parsePart(text: string): AiPart {
  const isOptional = text.startsWith('?')
  const [spec = '', ...rules] = (isOptional ? text.slice(1) : text).split(':')
  const isUpTo = spec.includes('..')
  const maxLength = Number(spec.replace(/\D/g, ''))
  const charset = spec.charAt(0) as Charset
  return { charset, minLength: isUpTo ? 1 : maxLength, maxLength, isOptional, rules }
}

function expandRange(range: string): string[] {
  const [first = '', last] = range.split('-')
  if (last === undefined) return [first]
  const from = Number(first)
  return Array.from({ length: Number(last) - from + 1 }, (_, index) => String(from + index))
}

function parseRow([
  range,
  format,
  length,
  link,
  qualifiers,
  title,
]: AiRow): ApplicationIdentifier[] {
  const parts = format.split(' ').map(parsePart)
  return expandRange(range).map((ai) => ({
    ai,
    title,
    parts,
    hasFixedLength: length === 'fixed',
    length: parts.reduce((sum, part) => sum + part.maxLength, 0),
    isLinkKey: link === 'key',
    isLinkAttribute: link !== 'none',
    qualifiers: qualifiers === '' ? [] : qualifiers.split('|').map((path) => path.split(',')),
  }))
}

const byAi: ReadonlyMap<string, ApplicationIdentifier> = new Map(
  aiRows.flatMap(parseRow).map((identifier) => [identifier.ai, identifier]),
)

export function applicationIdentifier(ai: string): ApplicationIdentifier | null {
  return byAi.get(ai) ?? null
}

export function allApplicationIdentifiers(): ApplicationIdentifier[] {
  return [...byAi.values()]
}

/** The identifier that `text` begins with at `index`. No identifier is the beginning of another one. */
export function applicationIdentifierAt(text: string, index: number): ApplicationIdentifier | null {
  for (let length = 2; length <= 4; length++) {
    const found = byAi.get(text.slice(index, index + length))
    if (found !== undefined) return found
  }
  return null
}

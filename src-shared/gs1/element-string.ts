/**
 * GS1 element strings, as GS1-128, GS1 DataMatrix, GS1 QR and DataBar carry them: identifier, data, and the group
 * separator (GS, byte 29, which stands for FNC1) after data of open length. Never throws, whatever comes in.
 */
import { ok, type Result, refused } from '../base/result.ts'
import { type ApplicationIdentifier, applicationIdentifierAt } from './application-identifiers.ts'
import { type Gs1Problem, problemOfField } from './field-check.ts'

export type Gs1Element = { readonly ai: string; readonly value: string }

export const GROUP_SEPARATOR = '\u001d'

/** Longest text looked at: no symbol carries more, and a stuck scanner may send anything. */
const MAX_LENGTH = 8000

/** AIM symbology ids that promise element strings: GS1-128, DataBar, GS1 DataMatrix, GS1 QR, GS1 DotCode. */
const AIM_OF_GS1 = /^\](?:C1|e0|d2|Q3|J1)/

export function isGs1Aim(aim: string): boolean {
  return AIM_OF_GS1.test(aim)
}

function endOfField(text: string, start: number, identifier: ApplicationIdentifier): number {
  const separator = text.indexOf(GROUP_SEPARATOR, start)
  const end = separator < 0 ? text.length : separator
  return identifier.hasFixedLength ? Math.min(end, start + identifier.length) : end
}

/**
 * Reads all elements of `text`, with or without an AIM id or a leading separator. Refuses the whole when any part is
 * wrong: an unknown identifier, a bad length, check digit or date. A separator after a field of fixed length is allowed.
 */
export function parseElementString(text: string): Result<Gs1Element[], Gs1Problem> {
  if (text.length > MAX_LENGTH) return refused({ code: 'bad-length', ai: null })
  const elements: Gs1Element[] = []
  let index = AIM_OF_GS1.test(text) ? 3 : 0
  if (text.charAt(index) === GROUP_SEPARATOR) index++
  while (index < text.length) {
    const identifier = applicationIdentifierAt(text, index)
    if (identifier === null) return refused({ code: 'unknown-identifier', ai: null })
    const start = index + identifier.ai.length
    const end = endOfField(text, start, identifier)
    const value = text.slice(start, end)
    const problem = problemOfField(identifier, value)
    if (problem !== null) return refused(problem)
    elements.push({ ai: identifier.ai, value })
    index = text.charAt(end) === GROUP_SEPARATOR ? end + 1 : end
  }
  return elements.length === 0 ? refused({ code: 'not-gs1', ai: null }) : ok(elements)
}

/** The text that a barcode of these elements carries, separators only where they must be. */
export function formatElementString(elements: readonly Gs1Element[]): string {
  return elements
    .map(({ ai, value }, index) => {
      const isLast = index === elements.length - 1
      const isFixed = applicationIdentifierAt(ai, 0)?.hasFixedLength === true
      return `${ai}${value}${isLast || isFixed ? '' : GROUP_SEPARATOR}`
    })
    .join('')
}

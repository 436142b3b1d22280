/**
 * GS1 Digital Link URIs (uncompressed, numeric identifiers): `https://any.host/any/path/01/GTIN/10/LOT?17=261231`.
 * GTINs of 8, 12 or 13 digits are padded to 14. Never throws, whatever comes in.
 */
import { ok, type Result, refused } from '../base/result.ts'
import { type ApplicationIdentifier, applicationIdentifier } from './application-identifiers.ts'
import type { Gs1Element } from './element-string.ts'
import { type Gs1Problem, problemOfField } from './field-check.ts'

const LINK = /^https?:\/\/[^/?#\s]+(\/[^?#\s]*)?(?:\?([^#\s]*))?(?:#\S*)?$/i
const MAX_LENGTH = 4000
const NOT_GS1: Gs1Problem = { code: 'not-gs1', ai: null }

export function looksLikeLink(text: string): boolean {
  return /^https?:\/\//i.test(text)
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Whether `qualifiers` keep the order that GS1 gives for the key; some may be left out. */
function isQualifierPath(key: ApplicationIdentifier, qualifiers: readonly string[]): boolean {
  return (
    qualifiers.length === 0 ||
    key.qualifiers.some((allowed) => {
      let from = 0
      return qualifiers.every((ai) => {
        const at = allowed.indexOf(ai, from)
        from = at + 1
        return at >= 0
      })
    })
  )
}

/** The key and qualifiers at the end of a path, after whatever a host puts before them; null when there are none. */
function pathPairs(segments: readonly string[]): [string, string][] | null {
  for (let start = segments.length - 2; start >= 0; start -= 2) {
    const key = applicationIdentifier(segments[start] ?? '')
    if (key?.isLinkKey !== true) continue
    const pairs: [string, string][] = []
    for (let at = start; at + 1 < segments.length; at += 2) {
      pairs.push([segments[at] ?? '', segments[at + 1] ?? ''])
    }
    const qualifiers = pairs.slice(1).map(([ai]) => ai)
    if (isQualifierPath(key, qualifiers)) return pairs
  }
  return null
}

function queryPairs(query: string): [string, string][] {
  return query
    .split(/[&;]/)
    .map((part): [string, string] => {
      const at = part.indexOf('=')
      return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]
    })
    .filter(([name]) => /^\d+$/.test(name))
}

function elementOf(
  [ai, encoded]: readonly [string, string],
  isAttribute: boolean,
): Result<Gs1Element, Gs1Problem> {
  const identifier = applicationIdentifier(ai)
  if (identifier === null || (isAttribute && !identifier.isLinkAttribute)) {
    return refused({ code: 'unknown-identifier', ai })
  }
  const decoded = decode(encoded)
  if (decoded === null) return refused({ code: 'bad-character', ai })
  const isShortGtin = ai === '01' && /^(\d{8}|\d{12,13})$/.test(decoded)
  const value = isShortGtin ? decoded.padStart(14, '0') : decoded
  const problem = problemOfField(identifier, value)
  return problem === null ? ok({ ai, value }) : refused(problem)
}

/** The elements of a Digital Link: key, qualifiers, then attributes. Refused as `not-gs1` when it is another link. */
export function parseDigitalLink(url: string): Result<Gs1Element[], Gs1Problem> {
  const match = url.length > MAX_LENGTH ? null : LINK.exec(url)
  if (match === null) return refused(NOT_GS1)
  const segments = (match[1] ?? '').replace(/\/$/, '').split('/').slice(1)
  const path = pathPairs(segments)
  if (path === null) return refused(NOT_GS1)
  const elements: Gs1Element[] = []
  for (const pair of path) {
    const element = elementOf(pair, false)
    if (!element.ok) return element
    elements.push(element.value)
  }
  for (const pair of queryPairs(match[2] ?? '')) {
    const element = elementOf(pair, true)
    if (!element.ok) return element
    elements.push(element.value)
  }
  return ok(elements)
}

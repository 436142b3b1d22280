/**
 * What a scanned code says, whatever symbology carried it: a plain GTIN, GS1 element strings, a GS1 Digital Link, or
 * just text. `readBarcode` never throws. It tells what the code may mean; whose code it is (a SKU, an order, a badge)
 * is for core/scan to find out.
 */
import type { Result } from '../base/result.ts'
import { looksLikeLink, parseDigitalLink } from './digital-link.ts'
import { GROUP_SEPARATOR, type Gs1Element, isGs1Aim, parseElementString } from './element-string.ts'
import type { Gs1Problem } from './field-check.ts'
import { isoDateOfYymmdd } from './gs1-date.ts'
import { expandUpcE, normalizeGtin } from './gtin.ts'

export type Barcode = {
  /** The text without AIM id and surrounding spaces; separators stay in. */
  readonly text: string
  /** Three characters such as `]C1`, null when the scanner did not say. */
  readonly aim: string | null
  /** AI 01, or a bare GTIN, as 14 digits. */
  readonly gtin14: string | null
  /** AI 02: the GTIN of what a logistic unit holds, `count` times. */
  readonly contentGtin14: string | null
  readonly sscc: string | null
  readonly lot: string | null
  readonly serial: string | null
  /** AI 17, ISO date. */
  readonly expiry: string | null
  /** AI 15, ISO date. */
  readonly bestBefore: string | null
  /** AI 37, else 30. */
  readonly count: number | null
  /** AI 310n or 320n, rounded to grams. */
  readonly netWeightG: number | null
  /** All element strings in their order; empty for a bare GTIN and for plain text. */
  readonly elements: readonly Gs1Element[]
  /** Set when the symbology or the shape promised GS1 data and the data is wrong: say so, do not use it. */
  readonly problem: Gs1Problem | null
}

const GRAMS_PER_POUND = 453.59237

function plain(text: string, aim: string | null, gtin14: string | null): Barcode {
  return {
    text,
    aim,
    gtin14,
    contentGtin14: null,
    sscc: null,
    lot: null,
    serial: null,
    expiry: null,
    bestBefore: null,
    count: null,
    netWeightG: null,
    elements: [],
    problem: null,
  }
}

function netWeightG(elements: readonly Gs1Element[]): number | null {
  const found = elements.find(({ ai }) => /^3[12]0[0-5]$/.test(ai))
  if (found === undefined) return null
  const gramsPerUnit = found.ai.startsWith('310') ? 1000 : GRAMS_PER_POUND
  return Math.round((Number(found.value) * gramsPerUnit) / 10 ** Number(found.ai.charAt(3)))
}

function fromElements(text: string, aim: string | null, elements: readonly Gs1Element[]): Barcode {
  const value = (ai: string) => elements.find((element) => element.ai === ai)?.value ?? null
  const date = (ai: string) => {
    const found = value(ai)
    return found === null ? null : isoDateOfYymmdd(found, true)
  }
  const count = value('37') ?? value('30')
  return {
    text,
    aim,
    gtin14: value('01'),
    contentGtin14: value('02'),
    sscc: value('00'),
    lot: value('10'),
    serial: value('21'),
    expiry: date('17'),
    bestBefore: date('15'),
    count: count === null ? null : Number(count),
    netWeightG: netWeightG(elements),
    elements,
    problem: null,
  }
}

function fromParsed(
  text: string,
  aim: string | null,
  parsed: Result<Gs1Element[], Gs1Problem>,
): Barcode {
  if (parsed.ok) return fromElements(text, aim, parsed.value)
  return { ...plain(text, aim, null), problem: parsed.error }
}

/** EAN-13 and UPC come as 13 digits (12 and 8 from scanners set otherwise); `]E3` adds a 2- or 5-digit supplement. */
function fromRetail(text: string, aim: string): Barcode {
  const digits = aim === ']E3' ? text.slice(0, 13) : text
  const upcA = aim === ']E4' ? null : expandUpcE(digits)
  const gtin14 = normalizeGtin(upcA ?? digits)
  if (gtin14 !== null) return plain(text, aim, gtin14)
  return { ...plain(text, aim, null), problem: { code: 'bad-check-digit', ai: null } }
}

/** `(01)09521234543213(10)ABC`, as people type it from below a barcode, with separators in place of the brackets. */
function unbracketed(text: string): string | null {
  if (!/^\(\d{2,4}\)/.test(text)) return null
  return text.replace(/\((\d{2,4})\)/g, `${GROUP_SEPARATOR}$1`)
}

/**
 * Element strings that nothing but their shape gives away, as keyboard scanners without AIM ids send them: an SSCC or
 * GTIN element in front, and everything good. A mere number that looks like one by chance is taken for text.
 */
function fromShape(text: string, aim: string | null): Barcode | null {
  if (text.includes(GROUP_SEPARATOR)) return fromParsed(text, aim, parseElementString(text))
  const bracketed = unbracketed(text)
  const isCandidate = bracketed !== null || /^(00\d{18}$|0[12]\d{14})/.test(text)
  if (!isCandidate) return null
  const parsed = parseElementString(bracketed ?? text)
  return parsed.ok ? fromElements(text, aim, parsed.value) : null
}

function splitAim(text: string, aim: string | null): { text: string; aim: string | null } {
  const ownAim = /^\][A-Za-z][0-9A-Za-z]/.exec(text)?.[0] ?? null
  if (aim !== null) return { text: ownAim === aim ? text.slice(3) : text, aim }
  return ownAim === null ? { text, aim: null } : { text: text.slice(3), aim: ownAim }
}

/** Reads a scanned text. `aimOfScanner` may be null; an AIM id in front of the text is then taken from there. */
export function readBarcode(scanned: string, aimOfScanner: string | null): Barcode {
  const split = splitAim(scanned.trim(), aimOfScanner === '' ? null : aimOfScanner)
  const text = split.text.trim()
  const aim = split.aim
  if (aim !== null && isGs1Aim(aim)) return fromParsed(text, aim, parseElementString(text))
  if (aim !== null && /^\]E[034]$/.test(aim)) return fromRetail(text, aim)
  if (looksLikeLink(text)) {
    const parsed = parseDigitalLink(text)
    const isOtherLink = !parsed.ok && parsed.error.code === 'not-gs1'
    return isOtherLink ? plain(text, aim, null) : fromParsed(text, aim, parsed)
  }
  const upcA = expandUpcE(text)
  const gtin14 = normalizeGtin(text) ?? (upcA === null ? null : normalizeGtin(upcA))
  if (gtin14 !== null) return plain(text, aim, gtin14)
  return fromShape(text, aim) ?? plain(text, aim, null)
}

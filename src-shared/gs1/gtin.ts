/** GTINs of 8, 12, 13 and 14 digits, compared as 14 digits padded with zeros on the left. Never throws. */
import { hasGoodCheckDigit } from './check-digit.ts'

const GTIN_LENGTHS: ReadonlySet<number> = new Set([8, 12, 13, 14])

/** The GTIN as 14 digits, or null: not digits, not a length of a GTIN, all zeros, or a wrong check digit. */
export function normalizeGtin(text: string): string | null {
  if (!GTIN_LENGTHS.has(text.length) || !hasGoodCheckDigit(text)) return null
  const gtin14 = text.padStart(14, '0')
  return /^0+$/.test(gtin14) ? null : gtin14
}

/**
 * The 12 digits of UPC-A that a UPC-E of 8 digits (number system 0 or 1, six digits, check digit) is short for, or
 * null when it is not one.
 */
export function expandUpcE(text: string): string | null {
  if (!/^[01]\d{7}$/.test(text)) return null
  const system = text.charAt(0)
  const [a, b, c, d, e, last] = text.slice(1, 7)
  const body =
    last === '0' || last === '1' || last === '2'
      ? `${a}${b}${last}0000${c}${d}${e}`
      : last === '3'
        ? `${a}${b}${c}00000${d}${e}`
        : last === '4'
          ? `${a}${b}${c}${d}00000${e}`
          : `${a}${b}${c}${d}${e}0000${last}`
  const upcA = `${system}${body}${text.charAt(7)}`
  return hasGoodCheckDigit(upcA) ? upcA : null
}

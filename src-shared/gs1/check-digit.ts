/**
 * GS1 check digits. `checkDigitOf` is the mod-10 sum with weights 3, 1, 3 … from the right (GS1 General
 * Specifications 7.9.1); `checkPairOf` the two characters at the end of a GMN (7.9.5).
 */
const CSET_82 =
  '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const CSET_32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const PRIMES = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83,
]

/** The digit that belongs behind `digits`, which must be 0 to 9 only. */
export function checkDigitOf(digits: string): string {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48
    sum += index % 2 === 0 ? digit * 3 : digit
  }
  return String((10 - (sum % 10)) % 10)
}

/** Whether the last digit is the check digit of those before it. */
export function hasGoodCheckDigit(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false
  return checkDigitOf(digits.slice(0, -1)) === digits.at(-1)
}

/** The check pair that belongs behind the body of a GMN, null when the body is not one. */
export function checkPairOf(body: string): string | null {
  if (body.length > PRIMES.length) return null
  let sum = 0
  for (let index = 0; index < body.length; index++) {
    const value = CSET_82.indexOf(body.charAt(body.length - 1 - index))
    if (value < 0) return null
    sum += value * (PRIMES[index] ?? 0)
  }
  const rest = sum % 1021
  return CSET_32.charAt(rest >> 5) + CSET_32.charAt(rest & 31)
}

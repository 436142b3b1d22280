/**
 * Serial shipping container codes: 18 digits = extension digit, GS1 company prefix, serial, check digit
 * (GS1 General Specifications 3.2, AI 00).
 */
import { AppError } from '../base/app-error.ts'
import { checkDigitOf, hasGoodCheckDigit } from './check-digit.ts'

export type SsccParts = {
  readonly extensionDigit: number
  /** 4 to 12 digits, as GS1 gave it out; leading zeros count. */
  readonly companyPrefix: string
  readonly serial: number
}

/** Digits that are left for the serial beside a company prefix. */
export function ssccSerialDigits(companyPrefix: string): number {
  return 16 - companyPrefix.length
}

/** Builds an SSCC. Throws `gs1/bad-code` when the parts cannot make one: a wrong setting, or a used-up sequence. */
export function buildSscc(parts: SsccParts): string {
  const { extensionDigit, companyPrefix, serial } = parts
  if (!Number.isInteger(extensionDigit) || extensionDigit < 0 || extensionDigit > 9) {
    throw new AppError('gs1/bad-code', 'The SSCC extension digit must be 0 to 9.', {
      extensionDigit,
    })
  }
  if (!/^\d{4,12}$/.test(companyPrefix)) {
    throw new AppError('gs1/bad-code', 'The GS1 company prefix must be 4 to 12 digits.', {
      companyPrefix,
    })
  }
  const room = ssccSerialDigits(companyPrefix)
  if (!Number.isSafeInteger(serial) || serial < 0 || String(serial).length > room) {
    throw new AppError(
      'gs1/bad-code',
      `The SSCC serial must have at most ${room} digits with the company prefix ${companyPrefix}.`,
      { serial, companyPrefix },
    )
  }
  const body = `${extensionDigit}${companyPrefix}${String(serial).padStart(room, '0')}`
  return body + checkDigitOf(body)
}

export function isSscc(text: string): boolean {
  return /^\d{18}$/.test(text) && hasGoodCheckDigit(text)
}

/**
 * A code that finds out what a keyboard-wedge scanner or its keyboard layout spoils (PRODUCT R5). It holds letters that
 * layouts swap, both cases, digits and signs; `PKT` stands where it does on the usual Latin layouts.
 */
export const scannerTestCode = 'PKT-AQWYZM-aqwyzm-0123456789-/.:'

export type ScannerVerdict =
  | { readonly kind: 'good' }
  | { readonly kind: 'capsLock' }
  /** `wrong`: pairs of what the sheet says and what came, `Y→Z`. */
  | { readonly kind: 'layout'; readonly wrong: readonly string[] }
  /** Characters are missing or too many. */
  | { readonly kind: 'cut' }

/** Null when the text is no reading of the test code, however spoilt. */
export function judgeScannerTest(text: string): ScannerVerdict | null {
  if (!/^pkt/i.test(text) || Math.abs(text.length - scannerTestCode.length) > 6) return null
  if (text === scannerTestCode) return { kind: 'good' }
  if (text === swapCase(scannerTestCode)) return { kind: 'capsLock' }
  const came = [...text]
  const meant = [...scannerTestCode]
  if (came.length !== meant.length) return { kind: 'cut' }
  const wrong = meant.flatMap((sign, i) => (sign === came[i] ? [] : [`${sign}→${came[i]}`]))
  return { kind: 'layout', wrong: [...new Set(wrong)] }
}

function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  )
}

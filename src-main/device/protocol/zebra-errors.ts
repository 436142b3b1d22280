import type { PrinterTrouble } from '../../core/port/printer.ts'

/**
 * The answer to `~HQES`: `ERRORS: 1 00000000 00000005`, a flag and 64 bits in two groups, the low one last; warnings
 * alike. A printer answers this also while its head is open or its paper is out, when `~HS` is met with silence.
 */
export type ZebraErrors = {
  readonly trouble: PrinterTrouble | null
  readonly isPaperNearEnd: boolean
}

const GROUPS =
  /ERRORS:\s*([01])\s+([0-9A-F]{8})\s+([0-9A-F]{8})\s+WARNINGS:\s*[01]\s+[0-9A-F]{8}\s+([0-9A-F]{8})/i

/** Bits of the low group, the one to tell first at the front. Whatever is not here is `error`. */
const TROUBLE_OF_BIT: readonly (readonly [number, PrinterTrouble])[] = [
  [0x4, 'headOpen'],
  [0x1, 'paperOut'],
  [0x2, 'ribbonOut'],
  [0x10, 'hot'],
  [0x20, 'hot'],
]
const PAUSED_BIT = 0x10000
const PAPER_NEAR_END_BIT = 0x8

/** Null when the text is not such an answer. */
export function readErrors(frame: string): ZebraErrors | null {
  const match = GROUPS.exec(frame)
  if (match === null) return null
  const high = Number.parseInt(match[2] ?? '', 16)
  const low = Number.parseInt(match[3] ?? '', 16)
  const warnings = Number.parseInt(match[4] ?? '', 16)
  return {
    trouble: troubleOf(match[1] === '1', high, low),
    isPaperNearEnd: (warnings & PAPER_NEAR_END_BIT) !== 0,
  }
}

function troubleOf(isFlagged: boolean, high: number, low: number): PrinterTrouble | null {
  const known = TROUBLE_OF_BIT.find(([bit]) => (low & bit) !== 0)
  if (known !== undefined) return known[1]
  if (high !== 0 || (low & ~PAUSED_BIT) !== 0) return 'error'
  if (low === PAUSED_BIT) return 'paused'
  // The flag is up and no bit says why.
  return isFlagged ? 'error' : null
}

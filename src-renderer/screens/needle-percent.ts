/** Tolerances that the gauge shows to each side of what is expected; the window of the allowed is one of them. */
const SHOWN_TOLERANCES = 5

/** 50 is as expected, 40 and 60 are the limits; what is off the scale stays at its end. */
export function needlePercent(grams: number, expectedG: number, toleranceG: number): number {
  const off = (grams - expectedG) / Math.max(1, toleranceG)
  const percent = 50 + (off / SHOWN_TOLERANCES) * 50
  return Math.min(Math.max(percent, 1), 99)
}

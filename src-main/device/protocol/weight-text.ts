/** Grams in one unit, exactly as the trade defines them (the pound is 453.59237 g, the ounce a sixteenth of it). */
const GRAMS_PER: Readonly<Record<string, number>> = {
  g: 1,
  kg: 1000,
  t: 1_000_000,
  lb: 453.59237,
  oz: 28.349523125,
}

const NUMBER = /^([+-]?)\s*(\d{1,9})(?:[.,](\d{0,6}))?$/

export type GramWeight = { readonly grams: number; readonly divisionG: number }

/**
 * A weight as scales write it (`  1.250`, `kg`) in whole grams, and the step of its last digit in grams, at least 1.
 * Null when the number or the unit is not one: a reading is never guessed.
 */
export function readWeight(number: string, unit: string): GramWeight | null {
  const match = NUMBER.exec(number.trim())
  const gramsPerUnit = GRAMS_PER[unit.trim().toLowerCase().replace(/s$/, '')]
  if (match === null || gramsPerUnit === undefined) return null
  const [, sign, whole = '', decimals = ''] = match
  const scale = 10 ** decimals.length
  // Digits first, division last: 0.285 kg is 285 g, which 0.285 * 1000 in binary is only by luck.
  const size = Math.round((Number(whole + decimals) * gramsPerUnit) / scale)
  return {
    grams: sign === '-' && size !== 0 ? -size : size,
    divisionG: Math.max(1, Math.round(gramsPerUnit / scale)),
  }
}

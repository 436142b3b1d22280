/** Numbers, weights, times and SSCCs as the language writes them. Weights come in grams. */
import type { Language, Voice } from './texts.ts'

const G_PER_LB = 453.59237
const G_PER_OZ = G_PER_LB / 16

type Weighing = Pick<Voice, 'language' | 'weightUnit'>
export type WeightParts = { readonly value: string; readonly unit: string }

/** `3.420` + `kg`: always three decimals in kilograms, so that digits do not jump about on the scale. */
export function weightParts(grams: number, voice: Weighing): WeightParts {
  const isKg = voice.weightUnit === 'kg'
  const digits = isKg ? 3 : 2
  const value = new Intl.NumberFormat(voice.language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(isKg ? grams / 1000 : grams / G_PER_LB)
  return { value, unit: voice.weightUnit }
}

export function formatWeight(grams: number, voice: Weighing): string {
  const { value, unit } = weightParts(grams, voice)
  return `${value} ${unit}`
}

/** A small difference in a small unit: `180 g`, `6.3 oz`; from one kilogram or pound on as a weight. */
export function formatDifference(grams: number, voice: Weighing): string {
  const size = Math.abs(grams)
  const isKg = voice.weightUnit === 'kg'
  if (size >= (isKg ? 1000 : G_PER_LB)) return formatWeight(size, voice)
  const number = new Intl.NumberFormat(voice.language, { maximumFractionDigits: isKg ? 0 : 1 })
  return isKg ? `${number.format(size)} g` : `${number.format(size / G_PER_OZ)} oz`
}

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language).format(value)
}

export function formatClock(atMs: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(atMs)
}

/** `2:07`: minutes and seconds of a session. */
export function formatDuration(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** `(00) 0 9521234 567890123 4` is read aloud in groups; the count of the company prefix varies, so plain fours. */
export function formatSscc(sscc: string): string {
  return sscc.replace(/(.{4})(?=.)/g, '$1 ')
}

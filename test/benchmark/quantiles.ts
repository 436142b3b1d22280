/** Order statistics of measured times, and how they are written. */

/** The smallest value that at least `share` of the values do not exceed. NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Three digits that count: `0.52`, `12.3`, `233`. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 100) return value.toFixed(0)
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2)
}

/** `p50 11.2, p95 24.0, max 61.3 ms`. */
export function spread(values: readonly number[]): string {
  const [p50, p95, max] = [0.5, 0.95, 1].map((share) => digits(quantile(values, share)))
  return `p50 ${p50}, p95 ${p95}, max ${max} ms`
}

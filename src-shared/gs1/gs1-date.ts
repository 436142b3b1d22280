/**
 * Dates as GS1 writes them: YYMMDD. Day 00, where allowed, means the last day of the month. Years 77 to 99 are read as
 * 1977 to 1999, all others as 20YY, which is GS1's rule of the nearest century for the years around 2026.
 */
const CENTURY_PIVOT = 77

/** Days of a month of the Gregorian calendar; 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isoDate(year: number, month: number, day: number): string | null {
  if (day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** YYMMDD as an ISO date, or null when there is no such day. */
export function isoDateOfYymmdd(text: string, mayHaveDay00: boolean): string | null {
  if (!/^\d{6}$/.test(text)) return null
  const shortYear = Number(text.slice(0, 2))
  const year = shortYear >= CENTURY_PIVOT ? 1900 + shortYear : 2000 + shortYear
  const month = Number(text.slice(2, 4))
  const day = Number(text.slice(4, 6))
  if (day === 0 && mayHaveDay00) return isoDate(year, month, daysInMonth(year, month))
  return isoDate(year, month, day)
}

/** YYYYMMDD as an ISO date, or null when there is no such day. */
export function isoDateOfYyyymmdd(text: string): string | null {
  if (!/^\d{8}$/.test(text)) return null
  return isoDate(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8)))
}

/**
 * Reads a point in time: ISO 8601 with or without a zone (without: UTC), `31.12.2026 14:05`, or epoch milliseconds.
 * `01/02/2026` is refused, because it is two different days. Pure; gives epoch ms UTC.
 */
import { ok, type Result, refused } from '../../../src-shared/base/result.ts'

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/** 1970 to 2999: outside of it somebody mistook the unit. */
const lastMs = Date.UTC(3000, 0, 1) - 1

export function readMoment(text: string): Result<number, string> {
  if (/^\d{12,14}$/.test(text)) return inRange(Number(text))
  const match = iso.exec(text)
  if (match) {
    const [, year, month, day, hour, minute, second, fraction = '', zone] = match
    const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
    return fromParts([year, month, day, hour, minute, second], ms, zoneMinutes(zone))
  }
  const german = dotted.exec(text)
  if (german) {
    const [, day, month, year, hour, minute, second] = german
    return fromParts([year, month, day, hour, minute, second], 0, 0)
  }
  return refused('is not a time; write it as 2026-11-02T09:01:00Z')
}

function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0
  const digits = zone.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return zone.startsWith('-') ? -minutes : minutes
}

function fromParts(
  parts: (string | undefined)[],
  ms: number,
  zone: number,
): Result<number, string> {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  )
  const local = Date.UTC(year, month - 1, day, hour, minute, second, ms)
  const back = new Date(local)
  const isReal =
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    Math.abs(zone) <= 14 * 60
  return isReal ? inRange(local - zone * 60_000) : refused('is not a day and time that exists')
}

function inRange(ms: number): Result<number, string> {
  return ms >= 0 && ms <= lastMs ? ok(ms) : refused('lies outside the years 1970 to 2999')
}

/**
 * An address as the country of destination writes it: which comes first, postcode or town, and whether the region
 * belongs there. The country stands last, in capitals, in English, as the postal union asks for.
 */
import type { Address } from '../../../src-shared/model/order.ts'

/** Town, region and postcode on one line, in this order. */
const TOWN_REGION_POSTCODE: ReadonlySet<string> = new Set(['US', 'CA', 'AU'])
/** Town and postcode on one line, region on its own. */
const TOWN_POSTCODE: ReadonlySet<string> = new Set([
  ...['IN', 'ID', 'TH', 'SA', 'BD', 'PK', 'LV', 'NZ', 'ZA', 'KW', 'JO', 'EG', 'TW'],
])
/** Postcode on a line of its own below the town. */
const POSTCODE_BELOW: ReadonlySet<string> = new Set(['GB', 'IE', 'RU', 'UA', 'KZ', 'BY'])

const LANGUAGES: Readonly<Record<string, string>> = {
  JP: 'ja',
  KR: 'ko',
  CN: 'zh-Hans',
  SG: 'zh-Hans',
  TW: 'zh-Hant',
  HK: 'zh-Hant',
  MO: 'zh-Hant',
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })

function joined(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part.trim() !== '').join(' ')
}

/** The lines with town and postcode, the most important one for the carrier first to last. */
export function townLines(address: Address): string[] {
  const { city, region, postalCode, countryCode } = address
  const lines = TOWN_REGION_POSTCODE.has(countryCode)
    ? [joined(city, region, postalCode)]
    : POSTCODE_BELOW.has(countryCode)
      ? [joined(city), joined(region), joined(postalCode)]
      : TOWN_POSTCODE.has(countryCode)
        ? [joined(city, postalCode), joined(region)]
        : [joined(postalCode, city), joined(region)]
  return lines.filter((line) => line !== '')
}

export function countryLine(address: Address): string {
  if (!/^[A-Z]{2}$/.test(address.countryCode)) return address.countryCode
  return (countryNames.of(address.countryCode) ?? address.countryCode).toUpperCase()
}

/** The language that Han characters of the address are shaped for; null where there are none to be expected. */
export function addressLanguage(address: Address): string | null {
  return LANGUAGES[address.countryCode] ?? null
}

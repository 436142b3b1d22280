/** The fixed words of our labels, in the language of the document, and how numbers and times are written there. */
import type { LabelLanguage } from '../../../src-shared/model/label.ts'

export type LabelWords = {
  readonly to: string
  readonly from: string
  readonly order: string
  readonly parcel: string
  readonly weight: string
  readonly packed: string
  readonly placed: string
  readonly packingSlip: string
  readonly quantity: string
  readonly article: string
  readonly short: string
  readonly units: string
  readonly note: string
  readonly page: string
  readonly hold: string
  readonly doNotShip: string
  readonly itemsInside: string
  readonly scanToContinue: string
  readonly heldBy: string
}

const english: LabelWords = {
  to: 'TO',
  from: 'FROM',
  order: 'ORDER',
  parcel: 'PARCEL',
  weight: 'WEIGHT',
  packed: 'PACKED',
  placed: 'ORDERED',
  packingSlip: 'PACKING SLIP',
  quantity: 'QTY',
  article: 'ARTICLE',
  short: 'NOT IN THIS DELIVERY',
  units: 'UNITS',
  note: 'NOTE',
  page: 'PAGE',
  hold: 'HOLD',
  doNotShip: 'DO NOT SHIP',
  itemsInside: 'ITEMS INSIDE',
  scanToContinue: 'Scan to go on with this order',
  heldBy: 'SET ASIDE BY',
}

const german: LabelWords = {
  to: 'AN',
  from: 'VON',
  order: 'AUFTRAG',
  parcel: 'PAKET',
  weight: 'GEWICHT',
  packed: 'GEPACKT',
  placed: 'BESTELLT',
  packingSlip: 'LIEFERSCHEIN',
  quantity: 'MENGE',
  article: 'ARTIKEL',
  short: 'NICHT IN DIESER LIEFERUNG',
  units: 'STÜCK',
  note: 'HINWEIS',
  page: 'SEITE',
  hold: 'GESPERRT',
  doNotShip: 'NICHT VERSENDEN',
  itemsInside: 'ARTIKEL IM KARTON',
  scanToContinue: 'Scannen, um den Auftrag fortzusetzen',
  heldBy: 'ZURÜCKGESTELLT VON',
}

export function labelWords(language: LabelLanguage): LabelWords {
  return language === 'de' ? german : english
}

export function kilograms(weightG: number, language: LabelLanguage): string {
  const text = (weightG / 1000).toFixed(weightG % 10 === 0 ? 2 : 3)
  return `${language === 'de' ? text.replace('.', ',') : text} kg`
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** The day where the station stands, as ISO 8601: read the same in every country. */
export function day(atMs: number): string {
  const date = new Date(atMs)
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
}

/** Day and minute where the station stands. */
export function dayAndTime(atMs: number): string {
  const date = new Date(atMs)
  return `${day(atMs)} ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

/** `2/3`, or `2` while nobody knows how many there will be. */
export function parcelOf(parcelNumber: number, parcelCount: number | null): string {
  return parcelCount === null ? String(parcelNumber) : `${parcelNumber}/${parcelCount}`
}

/**
 * The shipping label, from top to bottom: sender and order, recipient, service and parcel number in a black band (to be
 * read from two metres), weight and QR code, SSCC. What is spare goes to the recipient.
 */
import type { ShippingLabel } from '../../../src-shared/model/label.ts'
import type { Address } from '../../../src-shared/model/order.ts'
import { addressLanguage, countryLine, townLines } from './address-lines.ts'
import { day, kilograms, labelWords, parcelOf } from './label-words.ts'
import { bar, box, type Layout, type LayoutElement, type Paragraph, text } from './layout.ts'
import type { Page } from './media.ts'

const MARGIN_MM = 4
const HEADER_MM = 17
const BAND_MM = 15
const FACTS_MM = 26
const SSCC_BARS_MM = 32
const SSCC_TEXT_MM = 6
const CAPTION_MM = 2.6

type Region = {
  readonly xMm: number
  readonly yMm: number
  readonly widthMm: number
  readonly heightMm: number
}

export function shippingLayout(label: ShippingLabel, page: Page): Layout {
  const xMm = MARGIN_MM
  const widthMm = page.widthMm - 2 * MARGIN_MM
  const ssccY = page.heightMm - MARGIN_MM - SSCC_TEXT_MM - SSCC_BARS_MM
  const factsY = ssccY - FACTS_MM
  const bandY = factsY - BAND_MM
  const recipientY = MARGIN_MM + HEADER_MM + 2
  const region = (yMm: number, heightMm: number): Region => ({ xMm, yMm, widthMm, heightMm })
  return [
    ...header(label, region(MARGIN_MM, HEADER_MM)),
    bar(xMm, MARGIN_MM + HEADER_MM, widthMm, 0.6),
    ...recipient(label, region(recipientY, bandY - recipientY - 2)),
    ...serviceBand(label, region(bandY, BAND_MM)),
    ...facts(label, region(factsY + 3, FACTS_MM - 5)),
    ...sscc(label, region(ssccY, SSCC_BARS_MM + SSCC_TEXT_MM)),
  ]
}

function header(label: ShippingLabel, { xMm, yMm, widthMm, heightMm }: Region): LayoutElement[] {
  const words = labelWords(label.language)
  const right = { xMm: xMm + widthMm - 38, widthMm: 38 }
  const sender = label.sender.slice(0, 5).map(
    (line, index): Paragraph => ({
      text: line,
      sizeMm: index === 0 ? 3.8 : 3.2,
      isBold: index === 0,
      language: null,
      maxLines: 1,
      gapBeforeMm: 0,
    }),
  )
  return [
    {
      kind: 'textBlock',
      smallestScale: 0.62,
      box: box(xMm, yMm, widthMm - 42, heightMm - 1),
      paragraphs: sender,
    },
    text(words.order, { ...right, yMm: yMm + 0.6 }, CAPTION_MM, { align: 'right' }),
    text(label.orderNumber, { ...right, yMm: yMm + 4 }, 7, {
      align: 'right',
      isBold: true,
      whenTooWide: 'wrap',
    }),
    text(day(label.packedAt), { ...right, yMm: yMm + 11.4 }, 3.2, { align: 'right' }),
  ]
}

/** Name and town are the largest; an address that needs more room becomes smaller as a whole. */
function recipientParagraphs(address: Address): Paragraph[] {
  const language = addressLanguage(address)
  const paragraph = (line: string | null, sizeMm: number, isBold: boolean): Paragraph => ({
    text: line ?? '',
    sizeMm,
    isBold,
    language,
    maxLines: 2,
    gapBeforeMm: 0,
  })
  const towns = townLines(address).map((line, index) => ({
    ...paragraph(line, index === 0 ? 8.5 : 6.5, true),
    gapBeforeMm: index === 0 ? 1.2 : 0,
  }))
  return [
    paragraph(address.name, 6.6, true),
    paragraph(address.company, 5.2, false),
    paragraph(address.line1, 5.4, false),
    paragraph(address.line2, 5.4, false),
    ...towns,
    { ...paragraph(countryLine(address), 5.8, true), gapBeforeMm: 0.4 },
    paragraph(address.phone, 3.6, false),
  ]
}

function recipient(label: ShippingLabel, { xMm, yMm, widthMm, heightMm }: Region): LayoutElement[] {
  const words = labelWords(label.language)
  const indentMm = 9
  return [
    text(words.to, { xMm, yMm: yMm + 1.6, widthMm: indentMm - 1 }, 3.6, { isBold: true }),
    {
      kind: 'textBlock',
      smallestScale: 0.42,
      box: box(xMm + indentMm, yMm, widthMm - indentMm, heightMm),
      paragraphs: recipientParagraphs(label.recipient),
    },
  ]
}

function serviceBand(
  label: ShippingLabel,
  { xMm, yMm, widthMm, heightMm }: Region,
): LayoutElement[] {
  const words = labelWords(label.language)
  const parcelMm = 27
  const insetMm = 2.5
  const parcelX = xMm + widthMm - parcelMm - insetMm
  const inParcel = { xMm: parcelX, widthMm: parcelMm }
  const serviceMm = widthMm - parcelMm - 3 * insetMm
  const service = { xMm: xMm + insetMm, widthMm: serviceMm }
  return [
    bar(xMm, yMm, widthMm, heightMm),
    text(label.service, { ...service, yMm: yMm + 3 }, 12, {
      isBold: true,
      isReversed: true,
      whenTooWide: 'wrap',
    }),
    text(words.parcel, { ...inParcel, yMm: yMm + 1.6 }, CAPTION_MM, {
      align: 'right',
      isReversed: true,
    }),
    text(parcelOf(label.parcelNumber, label.parcelCount), { ...inParcel, yMm: yMm + 5.2 }, 10.5, {
      align: 'right',
      isBold: true,
      whenTooWide: 'shrink',
      isReversed: true,
    }),
  ]
}

function facts(label: ShippingLabel, { xMm, yMm, widthMm, heightMm }: Region): LayoutElement[] {
  const words = labelWords(label.language)
  const qrMm = heightMm
  const elements: LayoutElement[] = []
  if (label.weightG !== null) {
    const weight = kilograms(label.weightG, label.language)
    elements.push(text(words.weight, { xMm, yMm, widthMm: 28 }, CAPTION_MM, {}))
    elements.push(
      text(weight, { xMm, yMm: yMm + 3.4, widthMm: 28 }, 6.4, {
        isBold: true,
        whenTooWide: 'shrink',
      }),
    )
  }
  if (label.mark !== null) {
    const markMm = widthMm - qrMm - 4 - 32
    const markX = xMm + 32
    elements.push({ kind: 'frame', box: box(markX, yMm, markMm, 14), thicknessMm: 1 })
    const at = { xMm: markX + 2, yMm: yMm + 3.4, widthMm: markMm - 4 }
    elements.push(text(label.mark, at, 9.6, { align: 'center', isBold: true, whenTooWide: 'wrap' }))
  }
  if (label.qrText !== null) {
    const at = box(xMm + widthMm - qrMm, yMm, qrMm, qrMm)
    elements.push({ kind: 'qr', box: at, text: label.qrText, align: 'right' })
  }
  return elements
}

/** `(00) 0 9528765 432101234 6`: grouped by company prefix when its length is known. */
export function readableSscc(sscc: string, companyPrefixDigits: number | null): string {
  if (companyPrefixDigits === null) return `(00) ${sscc}`
  const prefixEnd = 1 + companyPrefixDigits
  const groups = [sscc.slice(0, 1), sscc.slice(1, prefixEnd), sscc.slice(prefixEnd, 17)]
  return `(00) ${[...groups, sscc.slice(17)].filter((group) => group !== '').join(' ')}`
}

function sscc(label: ShippingLabel, { xMm, yMm, widthMm }: Region): LayoutElement[] {
  const readable = readableSscc(label.sscc, label.companyPrefixDigits)
  return [
    { kind: 'sscc', box: box(xMm, yMm, widthMm, SSCC_BARS_MM), sscc: label.sscc },
    text(readable, { xMm, yMm: yMm + SSCC_BARS_MM + 1.6, widthMm }, 5, { align: 'center' }),
  ]
}

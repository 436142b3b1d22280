/**
 * Label documents: what a label says, not how it looks or which printer speaks what. Plain JSON, because the station
 * stores them beside the bytes that were made of them. Any Unicode in any text.
 */
import type { Address } from './order.ts'

/** 4x6: 101.6 × 152.4 mm. A6: 105 × 148 mm. */
export type LabelMedia = '4x6' | 'A6'
export type LabelLanguage = 'en' | 'de'
/** Resolution of a print head: 203, 300 and 600 dpi in the trade's words. */
export type LabelDpmm = 8 | 12 | 24

/** The label that goes on the carton. */
export type ShippingLabel = {
  readonly kind: 'shipping'
  readonly media: LabelMedia
  readonly language: LabelLanguage
  /** Name and address of who sends, first line first; at most five are shown. */
  readonly sender: readonly string[]
  readonly recipient: Address
  /** As it is to be read from afar: `EXPRESS`. */
  readonly service: string
  readonly orderNumber: string
  /** 1-based. */
  readonly parcelNumber: number
  /** Null while nobody knows how many there will be. */
  readonly parcelCount: number | null
  readonly weightG: number | null
  /** 18 digits with a good check digit. */
  readonly sscc: string
  /** Digits of the GS1 company prefix, for grouping the readable SSCC; null leaves it in one piece. */
  readonly companyPrefixDigits: number | null
  /** What the QR code says (an order link, a Digital Link); null for none. At most 200 bytes. */
  readonly qrText: string | null
  /** A word across the label (`FRAGILE`, `HOLD`, `COPY 2`); null for none. */
  readonly mark: string | null
  readonly packedAt: number
}

export type PackingSlipLine = {
  readonly sku: string
  readonly title: string
  readonly quantity: number
  /** Ordered but not in any parcel of this shipment. */
  readonly isShort: boolean
}

/** The list that goes into the carton; as many pages of the same media as it takes. */
export type PackingSlip = {
  readonly kind: 'packingSlip'
  readonly media: LabelMedia
  readonly language: LabelLanguage
  readonly sender: readonly string[]
  readonly recipient: Address
  readonly orderNumber: string
  readonly placedAt: number
  readonly packedAt: number
  readonly parcelNumber: number
  readonly parcelCount: number | null
  readonly lines: readonly PackingSlipLine[]
  readonly note: string | null
}

/** Goes on a carton that was set aside, items inside. Scanning its code opens the order again. */
export type HoldLabel = {
  readonly kind: 'hold'
  readonly media: LabelMedia
  readonly language: LabelLanguage
  readonly orderNumber: string
  readonly reason: string
  readonly operatorName: string
  readonly stationName: string
  readonly heldAt: number
  /** Items that are in the carton. */
  readonly itemCount: number
  readonly note: string | null
}

export type LabelDocument = ShippingLabel | PackingSlip | HoldLabel

/** Builders of label documents for tests: good as they are, changed where a test says so. */
import { fileURLToPath } from 'node:url'
import { createTextRasterizer } from '../../src-main/device/raster/text-rasterizer.ts'
import type { HoldLabel, PackingSlip, ShippingLabel } from '../../src-shared/model/label.ts'
import type { Address } from '../../src-shared/model/order.ts'

export const SAMPLE_SSCC = '095287654321012346'
const PACKED_AT = Date.UTC(2026, 2, 14, 10, 5)

/** The rasterizer with the fonts of the product. */
export const sampleRasterizer = createTextRasterizer(
  fileURLToPath(new URL('../../resources/fonts', import.meta.url)),
)

export function addressOf(changes: Partial<Address> = {}): Address {
  return {
    name: 'Maria Jensen',
    company: null,
    line1: 'Rosenstraße 17',
    line2: null,
    postalCode: '20095',
    city: 'Hamburg',
    region: null,
    countryCode: 'DE',
    phone: null,
    ...changes,
  }
}

export function shippingLabelOf(changes: Partial<ShippingLabel> = {}): ShippingLabel {
  return {
    kind: 'shipping',
    media: '4x6',
    language: 'en',
    sender: ['Packwright Demo', 'Kaistraße 4', '24114 Kiel', 'Germany'],
    recipient: addressOf(),
    service: 'EXPRESS',
    orderNumber: '#10023',
    parcelNumber: 1,
    parcelCount: 2,
    weightG: 2345,
    sscc: SAMPLE_SSCC,
    companyPrefixDigits: 7,
    qrText: 'https://id.gs1.org/00/095287654321012346',
    mark: null,
    packedAt: PACKED_AT,
    ...changes,
  }
}

export function packingSlipOf(changes: Partial<PackingSlip> = {}): PackingSlip {
  return {
    kind: 'packingSlip',
    media: '4x6',
    language: 'en',
    sender: ['Packwright Demo', 'Kaistraße 4', '24114 Kiel'],
    recipient: addressOf(),
    orderNumber: '#10023',
    placedAt: PACKED_AT - 86_400_000,
    packedAt: PACKED_AT,
    parcelNumber: 1,
    parcelCount: 1,
    lines: [{ sku: 'MUG-BLUE', title: 'Mug, blue', quantity: 2, isShort: false }],
    note: null,
    ...changes,
  }
}

export function holdLabelOf(changes: Partial<HoldLabel> = {}): HoldLabel {
  return {
    kind: 'hold',
    media: '4x6',
    language: 'en',
    orderNumber: '#10023',
    reason: 'Address is not complete',
    operatorName: 'Ana',
    stationName: 'Bench 2',
    heldAt: PACKED_AT,
    itemCount: 7,
    note: null,
    ...changes,
  }
}

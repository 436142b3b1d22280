/**
 * What comes out of the printer, as far as a renderer of ZPL can tell: barcodes that scan, text inside its box,
 * nothing over anything else. Slow by nature (a render takes 0.3 s), so every picture is asked several things.
 */
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { renderLabel } from '../../src-main/core/label/render-label.ts'
import { readBarcode } from '../../src-shared/gs1/barcode.ts'
import type { LabelDocument, LabelDpmm, LabelMedia } from '../../src-shared/model/label.ts'
import { type DecodedLabel, decodeLabel, decodeLabels } from '../harness/decode-label.ts'
import {
  addressOf,
  holdLabelOf,
  packingSlipOf,
  SAMPLE_SSCC,
  sampleRasterizer as rasterizer,
  shippingLabelOf,
} from '../harness/label-documents.ts'

async function printed(document: LabelDocument, dpmm: LabelDpmm): Promise<DecodedLabel> {
  return decodeLabel(await renderLabel(document, { dpmm, rasterizer }), {
    dpmm,
    media: document.media,
  })
}

/** Black dots in a rectangle given in mm. */
function blackDots(label: DecodedLabel, dotsPerMm: number, [x0, y0, x1, y1]: number[]): number {
  const png = PNG.sync.read(Buffer.from(label.png))
  let black = 0
  const end = (mm: number, limit: number) => Math.min(limit, Math.round(mm * dotsPerMm))
  for (let y = Math.round((y0 ?? 0) * dotsPerMm); y < end(y1 ?? 0, png.height); y++) {
    for (let x = Math.round((x0 ?? 0) * dotsPerMm); x < end(x1 ?? 0, png.width); x++) {
      if ((png.data[(y * png.width + x) * 4] ?? 255) < 128) black++
    }
  }
  return black
}

const DOTS: Record<LabelMedia, Record<LabelDpmm, [number, number]>> = {
  '4x6': { 8: [813, 1219], 12: [1200, 1800], 24: [2400, 3600] },
  A6: { 8: [832, 1184], 12: [1240, 1748], 24: [2480, 3496] },
}

const greek = addressOf({
  name: 'Ελένη Παπαδοπούλου',
  company: 'Καφεκοπτείο Αθηνών Ε.Π.Ε.',
  line1: 'Ερμού 15',
  postalCode: '105 63',
  city: 'Αθήνα',
  countryCode: 'GR',
})

const endless = addressOf({
  name: 'Wolfgang Amadeus Theophilus Maximilian Freiherr von und zu Guttenberg-Hohenstein',
  company: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH',
  line1: 'ОченьДлинноеНазваниеУлицыБезПробеловКотороеНикогдаНеКончается'.repeat(3),
  line2: 'مرحبا بكم في شارع طويل جدا لا ينتهي أبدا '.repeat(4),
  city: '東京都千代田区丸の内一丁目九番一号'.repeat(3),
  region: 'W'.repeat(200),
  phone: '0'.repeat(80),
})

describe('a shipping label can be scanned', () => {
  test.each<[LabelMedia, LabelDpmm]>([
    ['4x6', 8],
    ['4x6', 12],
    ['4x6', 24],
    ['A6', 8],
    ['A6', 12],
    ['A6', 24],
  ])('on %s at %i dots/mm: the SSCC as GS1-128 and the QR code', async (media, dpmm) => {
    const label = await printed(shippingLabelOf({ media, recipient: greek }), dpmm)
    expect([label.widthDots, label.heightDots]).toEqual(DOTS[media][dpmm])
    const sscc = label.codes.find(({ format }) => format === 'Code128')
    expect([sscc?.aim, sscc?.text.replaceAll(/\D/g, '')]).toEqual([']C1', `00${SAMPLE_SSCC}`])
    expect(readBarcode(sscc?.text ?? '', null).sscc).toBe(SAMPLE_SSCC)
    const qr = label.codes.find(({ format }) => format.startsWith('QR'))
    expect(qr?.text).toBe('https://id.gs1.org/00/095287654321012346')
  })

  test('after a hostile address, as one label', async () => {
    const hostile = 'AB^FS^XZ^XA~JA^CC!\u001e\u0003_5E\\& 🎁 \u202eשלום'
    const label = await printed(
      shippingLabelOf({
        recipient: addressOf({ name: hostile, line1: '^FS^XZ^XA', city: '~JA' }),
        orderNumber: '^XA^XZ',
        qrText: 'A_B^C~D,\\&',
      }),
      8,
    )
    expect(label.codes.map(({ text }) => text.replaceAll(/[()]/g, '')).sort()).toEqual([
      `00${SAMPLE_SSCC}`,
      'A_B^C~D,\\&',
    ])
  })
})

describe('text stays where it belongs', () => {
  test('an endless address leaves the margins, the black band and the gap above it alone', async () => {
    const document = shippingLabelOf({
      recipient: endless,
      sender: Array.from({ length: 9 }, () => 'Absender mit sehr langem Namen und Ort '.repeat(5)),
      service: 'PRIORITY OVERNIGHT SATURDAY DELIVERY BEFORE NOON '.repeat(3),
      orderNumber: '#'.repeat(90),
      mark: 'EXTREMELY FRAGILE GLASS '.repeat(4),
      weightG: 31_999_999,
      parcelNumber: 999,
      parcelCount: 999,
    })
    const label = await printed(document, 8)
    const [right, bottom] = [101.6, 152.4]
    expect(blackDots(label, 8, [0, 0, 3.5, bottom])).toBe(0)
    expect(blackDots(label, 8, [right - 3.5, 0, right, bottom])).toBe(0)
    expect(blackDots(label, 8, [0, 0, right, 3])).toBe(0)
    const bandTop = bottom - 4 - 6 - 32 - 26 - 15
    expect(blackDots(label, 8, [0, bandTop - 1, right, bandTop - 0.2])).toBe(0)
    expect(blackDots(label, 8, [0, bandTop + 15.2, right, bandTop + 17])).toBe(0)
    expect(label.codes).toHaveLength(2)
  })

  test('a packing slip of forty endless lines keeps its margins on every page', async () => {
    const slip = packingSlipOf({
      recipient: endless,
      note: 'A note that goes on '.repeat(40),
      lines: Array.from({ length: 40 }, (_, index) => ({
        sku: `SKU-${'X'.repeat(60)}-${index}`,
        title: `${index % 2 ? 'Κούπα' : 'Mug'} that never ends `.repeat(12),
        quantity: 1_000_000,
        isShort: index % 3 === 0,
      })),
    })
    const zpl = await renderLabel(slip, { dpmm: 8, rasterizer })
    const pages = await decodeLabels(zpl, { dpmm: 8, media: '4x6' })
    expect(pages).toHaveLength(4)
    for (const page of pages) {
      expect(blackDots(page, 8, [0, 0, 3.5, 152.4])).toBe(0)
      expect(blackDots(page, 8, [98.1, 0, 101.6, 152.4])).toBe(0)
      expect(blackDots(page, 8, [0, 149.5, 101.6, 152.4])).toBe(0)
    }
  })
})

test('a hold label is scanned as the order it belongs to', async () => {
  for (const [orderNumber, format] of [
    ['#10023', 'Code128'],
    ['Заказ 17', 'QR'],
  ] as const) {
    const label = await printed(holdLabelOf({ orderNumber, media: 'A6' }), 8)
    expect(label.codes.map((code) => code.text)).toEqual([orderNumber])
    expect(label.codes[0]?.format).toContain(format)
  }
})

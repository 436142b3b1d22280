import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderLabel } from '../../../../src-main/core/label/render-label.ts'
import { isAppError } from '../../../../src-shared/base/app-error.ts'
import type { LabelDocument } from '../../../../src-shared/model/label.ts'
import {
  addressOf,
  holdLabelOf,
  packingSlipOf,
  SAMPLE_SSCC,
  sampleRasterizer as rasterizer,
  shippingLabelOf,
} from '../../../harness/label-documents.ts'
import { fieldTexts, readZpl, type ZplCommand } from '../../../harness/read-zpl.ts'

const OUR_COMMANDS = new Set(
  'XA CI LH FW PO PM LR PW LL FO GB FR A0 FB FH FD FS BY BC BQ GF PQ XZ'.split(' '),
)

async function commandsOf(document: LabelDocument): Promise<ZplCommand[]> {
  return readZpl(await renderLabel(document, { dpmm: 8, rasterizer }))
}

function count(commands: readonly ZplCommand[], name: string): number {
  return commands.filter((command) => command.name === name).length
}

const greek = addressOf({
  name: 'Ελένη Παπαδοπούλου',
  line1: 'Ερμού 15',
  postalCode: '105 63',
  city: 'Αθήνα',
  countryCode: 'GR',
})

describe('a shipping label', () => {
  test('is one format, printed once, with every text on it', async () => {
    const commands = await commandsOf(shippingLabelOf({ mark: 'FRAGILE' }))
    expect([count(commands, 'XA'), count(commands, 'XZ')]).toEqual([1, 1])
    expect(commands.find(({ name }) => name === 'PQ')?.parameters).toBe('1')
    expect(fieldTexts(commands)).toEqual([
      'Packwright Demo',
      'Kaistraße 4',
      '24114 Kiel',
      'Germany',
      'ORDER',
      '#10023',
      '2026-03-14',
      'TO',
      'Maria Jensen',
      'Rosenstraße 17',
      '20095 Hamburg',
      'GERMANY',
      'EXPRESS',
      'PARCEL',
      '1/2',
      'WEIGHT',
      '2.345 kg',
      'FRAGILE',
      'MA,https://id.gs1.org/00/095287654321012346',
      `>;>800${SAMPLE_SSCC}`,
      '(00) 0 9528765 432101234 6',
    ])
  })

  test('sets the height of barcodes to nothing before the QR code, which would move down by it', async () => {
    const names = (await commandsOf(shippingLabelOf())).map(
      ({ name, parameters }) => name + parameters,
    )
    expect(names[names.findIndex((name) => name.startsWith('BQ')) - 1]).toBe('BY2,3,0')
  })

  test('to Greece is drawn where it must be and stays under 12 KB at 203 dpi', async () => {
    const bytes = await renderLabel(shippingLabelOf({ recipient: greek }), { dpmm: 8, rasterizer })
    const commands = readZpl(bytes)
    expect(bytes.length).toBeLessThan(12_000)
    expect(count(commands, 'GF')).toBe(3)
    expect(fieldTexts(commands)).toContain('GREECE')
  })

  test('in Latin letters needs no graphics at all', async () => {
    const label = shippingLabelOf({
      recipient: addressOf({ name: 'Łukasz Dvořák', city: 'Şanlıurfa' }),
    })
    const commands = await commandsOf(label)
    expect(count(commands, 'GF')).toBe(0)
  })

  test('writes town and postcode in the order of the country', async () => {
    const address = { city: 'Springfield', region: 'IL', postalCode: '62701', countryCode: 'US' }
    const american = await commandsOf(shippingLabelOf({ recipient: addressOf(address) }))
    expect(fieldTexts(american)).toContain('Springfield IL 62701')
    const british = await commandsOf(
      shippingLabelOf({
        recipient: addressOf({ city: 'London', postalCode: 'SW1A 1AA', countryCode: 'GB' }),
      }),
    )
    expect(fieldTexts(british)).toEqual(
      expect.arrayContaining(['London', 'SW1A 1AA', 'UNITED KINGDOM']),
    )
  })

  test('is the same bytes for the same document', async () => {
    const document = shippingLabelOf({ recipient: greek })
    const once = await renderLabel(document, { dpmm: 12, rasterizer })
    expect(await renderLabel(document, { dpmm: 12, rasterizer })).toEqual(once)
  })

  test.each([
    [{ sscc: '095287654321012345' }, 'label/bad-number'],
    [{ qrText: 'x'.repeat(214) }, 'label/too-long'],
  ] as const)('with %o is refused: %s', async (changes, code) => {
    const failed = await renderLabel(shippingLabelOf(changes), { dpmm: 8, rasterizer }).catch(
      (error: unknown) => error,
    )
    expect(isAppError(failed, code)).toBe(true)
  })

  test('reports the characters that no font has', async () => {
    let missing = ''
    await renderLabel(shippingLabelOf({ recipient: addressOf({ name: 'Zoë 🎁' }) }), {
      dpmm: 8,
      rasterizer,
      onMissing: (characters) => {
        missing += characters
      },
    })
    expect(missing).toBe('🎁')
  })

  test('stays one label with our own commands only, whatever a shop sends', {
    timeout: 60_000,
  }, async () => {
    const hostile = fc.constantFrom(
      '^FS^XZ^XA',
      '~JA',
      '^CC!',
      '\\&',
      '_5E',
      '\u0003',
      '\u001eXZ',
      '\u0010JA',
      '👩‍👩‍👧',
      '\u202eשלום',
      'مرحبا',
      ',',
      '>;>8',
    )
    const text = fc
      .array(fc.oneof(hostile, fc.string({ maxLength: 12 })), { maxLength: 6 })
      .map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (name, line1, service, orderNumber) => {
        const commands = await commandsOf(
          shippingLabelOf({
            recipient: addressOf({ name, line1, city: name }),
            service,
            orderNumber,
            sender: [line1, name],
            mark: service,
            qrText: orderNumber,
          }),
        )
        expect(commands.filter(({ isControl }) => isControl)).toEqual([])
        expect([count(commands, 'XA'), count(commands, 'XZ')]).toEqual([1, 1])
        expect(
          commands.map((command) => command.name).filter((one) => !OUR_COMMANDS.has(one)),
        ).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('says a hostile text word for word', async () => {
    const name = 'AB^FS^XZ^XA~JA^CC!_5E\\&'
    const commands = await commandsOf(shippingLabelOf({ recipient: addressOf({ name }) }))
    expect(fieldTexts(commands)).toContain(name)
  })
})

describe('a packing slip', () => {
  const lines = (length: number) =>
    Array.from({ length }, (_, index) => ({
      sku: `SKU-${index}`,
      title: `Article ${index}`,
      quantity: index + 1,
      isShort: index === 1,
    }))

  test.each([
    [0, 1],
    [3, 1],
    [40, 4],
    [400, 31],
  ])('with %i lines has %i pages and every line once', async (length, pages) => {
    const commands = await commandsOf(packingSlipOf({ lines: lines(length) }))
    const texts = fieldTexts(commands)
    expect([count(commands, 'XA'), count(commands, 'XZ')]).toEqual([pages, pages])
    expect(texts).toContain(`PAGE ${pages}/${pages}`)
    expect(texts.filter((text) => text.startsWith('SKU-'))).toEqual(
      lines(length).map(({ sku }) => sku),
    )
  })

  test('marks what is not in the delivery and does not count it', async () => {
    const texts = fieldTexts(await commandsOf(packingSlipOf({ lines: lines(3), note: 'Gift' })))
    expect(texts.filter((text) => text === 'NOT IN THIS DELIVERY')).toHaveLength(1)
    expect(texts).toContain('UNITS 4')
    expect(texts).toContain('Gift')
  })

  test('never cuts a quantity', async () => {
    const line = { sku: 'A', title: 'Screw', quantity: 1_250_000, isShort: false }
    expect(fieldTexts(await commandsOf(packingSlipOf({ lines: [line] })))).toContain('1250000')
  })

  test('speaks German when the order does', async () => {
    const texts = fieldTexts(await commandsOf(packingSlipOf({ language: 'de' })))
    expect(texts).toEqual(expect.arrayContaining(['LIEFERSCHEIN', 'MENGE', 'ARTIKEL', 'SEITE 1/1']))
  })
})

describe('a hold label', () => {
  test('says why, who and how many, and carries the order as a code', async () => {
    const texts = fieldTexts(await commandsOf(holdLabelOf()))
    expect(texts).toEqual(
      expect.arrayContaining(['HOLD', 'DO NOT SHIP', 'Address is not complete', '7', '>:#10023']),
    )
  })

  test('of an order number that Code 128 cannot carry has a QR code', async () => {
    const commands = await commandsOf(holdLabelOf({ orderNumber: 'Заказ 17' }))
    expect([count(commands, 'BC'), count(commands, 'BQ')]).toEqual([0, 1])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readScan, type ScanLookups } from '../../../../src-main/core/scan/read-scan.ts'
import { buildSscc } from '../../../../src-shared/gs1/sscc.ts'
import type { CartonType } from '../../../../src-shared/model/carton-type.ts'
import { commandBarcode, commandWords } from '../../../../src-shared/model/command-word.ts'
import type { OperatorId, OrderId, SkuId } from '../../../../src-shared/model/ids.ts'

const gtin = '09521234000013'
const mug = { skuId: 'sku-MUG' as SkuId, code: 'MUG', title: 'Mug', picture: null }
const order = {
  ...{ kind: 'order' as const, orderId: 'o' as OrderId, number: '1001', tote: 'T1' },
  ...{ status: 'new' as const, holdReason: null },
}
const ana = { id: 'a' as OperatorId, name: 'Ana', role: 'packer' as const }
const carton = { code: 'MUG2' } as CartonType

const lookups: ScanLookups = {
  operatorByBadge: (code) => (code === 'PKUANA' ? ana : null),
  ordersByCode: (code) => (['1001', 'T1', 'DOUBLE'].includes(code) ? [order] : []),
  cartonByCode: (code) => (['C1', 'DOUBLE'].includes(code) ? carton : null),
  parcelBySscc: () => null,
  itemsByCode(code) {
    if (code === gtin || code === 'MUG') return [{ ...mug, quantity: 1 }]
    return code === 'CASE' ? [{ ...mug, quantity: 6 }] : []
  },
}

const read = (text: string, aim: string | null = null) =>
  readScan({ text, aim, deviceId: 'scanner', at: 0 }, lookups)

describe('a scan', () => {
  test.each(commandWords)(
    'of the barcode of %s is that command, in any case of letters',
    (word) => {
      expect(read(commandBarcode(word))).toEqual({ kind: 'command', word })
      expect(read(commandBarcode(word).toLowerCase())).toEqual({ kind: 'command', word })
    },
  )

  test('of a badge is its bearer, or nobody', () => {
    expect(read('pkuana')).toEqual({ kind: 'badge', operator: ana })
    expect(read('PKUXYZ')).toEqual({ kind: 'badge', operator: null })
  })

  test('of an order number or a tote is the order', () => {
    expect([read('1001'), read(' T1 ')]).toEqual([order, order])
  })

  test('of a pack level counts what is in it', () => {
    expect(read('CASE')).toMatchObject({ kind: 'item', code: 'MUG', quantity: 6 })
  })

  test('of an element string tells serial and lot, and multiplies by its count', () => {
    expect(read(`01${gtin}10L7\u001d21S9`, ']C1')).toMatchObject({
      ...{ kind: 'item', quantity: 1, serial: 'S9', lot: 'L7' },
    })
    expect(read(`01${gtin}3012`, ']C1')).toMatchObject({ kind: 'item', quantity: 12 })
  })

  test('of an SSCC is a label, known or not', () => {
    const sscc = buildSscc({ extensionDigit: 0, companyPrefix: '9521234', serial: 5 })
    expect(read(`00${sscc}`)).toEqual({ kind: 'label', sscc, parcel: null })
    expect(read(`00${sscc}`, ']C1')).toEqual({ kind: 'label', sscc, parcel: null })
  })

  test('that means two things comes back as both', () => {
    expect(read('DOUBLE')).toEqual({ kind: 'several', things: [order, { kind: 'carton', carton }] })
  })

  test('of GS1 data that cannot be right is damaged, of plain text it is just unknown', () => {
    expect(read(`01${gtin.slice(0, 13)}9`, ']C1')).toMatchObject({
      kind: 'unknown',
      isDamaged: true,
    })
    expect(read('never seen')).toEqual({ kind: 'unknown', text: 'never seen', isDamaged: false })
  })

  test('of any text at all is read without a fault', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.option(fc.constantFrom(']C1', ']d2', ']Q3')),
        (text, aim) => {
          expect(read(text, aim).kind).toBeTypeOf('string')
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

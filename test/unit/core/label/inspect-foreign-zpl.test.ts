import { expect, test } from 'vitest'
import { inspectForeignZpl } from '../../../../src-main/core/label/inspect-foreign-zpl.ts'
import { renderLabel } from '../../../../src-main/core/label/render-label.ts'
import {
  packingSlipOf,
  sampleRasterizer as rasterizer,
  shippingLabelOf,
} from '../../../harness/label-documents.ts'

const inspect = (zpl: string) => inspectForeignZpl(new TextEncoder().encode(zpl))

test.each([
  ['^XA^FO10,10^A0N,30,30^FDHello^FS^XZ', 1],
  ['^XA^CI28^FDa^FS^PQ1^XZ\r\n^XA^FDb^FS^PQ1,0,1,Y^XZ', 2],
  ['^xa^fdlower^fs^xz', 1],
  ['~DGR:LOGO.GRF,8,1,FF00FF00FF00FF00^XA^XGR:LOGO.GRF^FS^XZ', 1],
])('%s is passed through as %i labels', (zpl, labels) => {
  expect(inspect(zpl)).toEqual({ kind: 'good', labels })
})

test.each([
  ['~JA', '~JA'],
  ['~JR', '~JR'],
  ['^JUS', '^JU'],
  ['^CC!', '^CC'],
  ['~CT,', '~CT'],
  ['^CD;', '^CD'],
  ['~DYR:A,B,C,1,1,00', '~DY'],
  ['^IDR:*.*', '^ID'],
  ['\u0010JA', '~JA'],
  ['\u001eCC!', '^CC'],
  ['~ja', '~JA'],
])('%j would outlive the label and is refused', (command, name) => {
  expect(inspect(`^XA^FDx^FS${command}^XZ`)).toEqual({
    kind: 'refused',
    reason: 'forbidden-command',
    detail: name,
  })
})

test.each([
  ['^XA^FDx^FS', 'unbalanced'],
  ['^XA^XA^XZ^XZ', 'unbalanced'],
  ['^XZ', 'unbalanced'],
  ['^XA^FDx\u0003', 'good'],
  ['^XA^PQ5^XZ', 'many-copies'],
  ['^XA^PQ10^XZ', 'many-copies'],
  ['%PDF-1.7', 'not-zpl'],
  ['', 'not-zpl'],
])('%j is %s', (zpl, expected) => {
  const outcome = inspect(zpl)
  expect(outcome.kind === 'good' ? 'good' : outcome.reason).toBe(expected)
})

test('two megabytes are too much for one label', () => {
  expect(inspectForeignZpl(new Uint8Array(2_000_001))).toMatchObject({ reason: 'too-large' })
})

test('our own labels pass', async () => {
  const label = await renderLabel(shippingLabelOf(), { dpmm: 8, rasterizer })
  expect(inspectForeignZpl(label)).toEqual({ kind: 'good', labels: 1 })
  const slip = await renderLabel(packingSlipOf({ note: 'x' }), { dpmm: 8, rasterizer })
  expect(inspectForeignZpl(slip)).toEqual({ kind: 'good', labels: 1 })
})

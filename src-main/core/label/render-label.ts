/**
 * From a label document to the bytes that are stored and sent. The same document, resolution and fonts give the same
 * bytes. One ^XA…^XZ a page; only a packing slip has more than one.
 */
import { assertNever } from '../../../src-shared/base/assert-never.ts'
import type { LabelDocument, LabelDpmm } from '../../../src-shared/model/label.ts'
import type { TextRasterizer } from '../port/text-rasterizer.ts'
import { holdLayout } from './hold-layout.ts'
import type { Layout } from './layout.ts'
import { type Page, pageOf } from './media.ts'
import { packingSlipLayouts } from './packing-slip-layout.ts'
import { shippingLayout } from './shipping-layout.ts'
import { writeZpl } from './zpl-writer.ts'

export type RenderOptions = {
  readonly dpmm: LabelDpmm
  readonly rasterizer: TextRasterizer
  /** Told of characters that no font has and that are boxes on the label; for the log and the screen. */
  readonly onMissing?: (characters: string) => void
}

/**
 * Renders a document as ZPL in UTF-8. Throws `label/bad-number` for a wrong SSCC and `label/too-long` for a QR text
 * that no code on the label can hold; any other text is made to fit.
 */
export async function renderLabel(
  document: LabelDocument,
  options: RenderOptions,
): Promise<Uint8Array> {
  const page = pageOf(document.media, options.dpmm)
  const { rasterizer, onMissing = () => {} } = options
  let zpl = ''
  for (const layout of layoutsOf(document, page)) {
    zpl += await writeZpl(page, layout, { rasterizer, onMissing })
  }
  return new TextEncoder().encode(zpl)
}

function layoutsOf(document: LabelDocument, page: Page): Layout[] {
  switch (document.kind) {
    case 'shipping':
      return [shippingLayout(document, page)]
    case 'packingSlip':
      return packingSlipLayouts(document, page)
    case 'hold':
      return [holdLayout(document, page)]
    default:
      return assertNever(document)
  }
}

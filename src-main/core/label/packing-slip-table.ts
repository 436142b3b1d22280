/** The table of a packing slip: quantity, article and SKU, a row a line of the order, all rows of the same height. */
import type { PackingSlip, PackingSlipLine } from '../../../src-shared/model/label.ts'
import { labelWords } from './label-words.ts'
import { bar, box, type LayoutElement, type Paragraph, text } from './layout.ts'
import type { Page } from './media.ts'

export const MARGIN_MM = 4
export const TABLE_HEAD_MM = 5
/** Takes a title of two lines. */
export const ROW_MM = 8.6
const QUANTITY_MM = 13
const SKU_MM = 29

/** Width between the margins. */
export function contentMm(page: Page): number {
  return page.widthMm - 2 * MARGIN_MM
}

/** Left edges and widths of the columns: quantity, article, SKU. */
function columns(page: Page) {
  const widthMm = contentMm(page)
  const articleX = MARGIN_MM + QUANTITY_MM + 3
  const skuX = MARGIN_MM + widthMm - SKU_MM
  return {
    quantity: { xMm: MARGIN_MM, widthMm: QUANTITY_MM },
    article: { xMm: articleX, widthMm: skuX - articleX - 3 },
    sku: { xMm: skuX, widthMm: SKU_MM },
  }
}

export function tableHead(slip: PackingSlip, page: Page, yMm: number): LayoutElement[] {
  const words = labelWords(slip.language)
  const { quantity, article, sku } = columns(page)
  const at = { yMm: yMm + 1.2 }
  const toTheRight = { align: 'right', isReversed: true } as const
  return [
    bar(MARGIN_MM, yMm, contentMm(page), TABLE_HEAD_MM - 0.6),
    text(words.quantity, { ...quantity, ...at }, 2.8, toTheRight),
    text(words.article, { ...article, ...at }, 2.8, { isReversed: true }),
    text('SKU', { xMm: sku.xMm, widthMm: sku.widthMm - 1.5, ...at }, 2.8, toTheRight),
  ]
}

export function tableRow(
  slip: PackingSlip,
  page: Page,
  line: PackingSlipLine,
  yMm: number,
): LayoutElement[] {
  const { quantity, article, sku } = columns(page)
  const title: Paragraph = {
    text: line.title,
    sizeMm: 4,
    isBold: true,
    language: null,
    maxLines: 2,
    gapBeforeMm: 0,
  }
  return [
    text(String(line.quantity), { ...quantity, yMm: yMm + 0.6 }, 5.2, {
      align: 'right',
      isBold: true,
      whenTooWide: 'shrink',
    }),
    {
      kind: 'textBlock',
      smallestScale: 0.68,
      box: box(article.xMm, yMm + 0.9, article.widthMm, ROW_MM - 1.1),
      paragraphs: [title],
    },
    text(line.sku, { ...sku, yMm: yMm + 1.5 }, 3.4, { align: 'right', whenTooWide: 'shrink' }),
    ...(line.isShort ? shortFlag(slip, sku, yMm) : []),
    bar(MARGIN_MM, yMm + ROW_MM - 0.3, contentMm(page), 0.15),
  ]
}

function shortFlag(
  slip: PackingSlip,
  { xMm, widthMm }: { readonly xMm: number; readonly widthMm: number },
  yMm: number,
): LayoutElement[] {
  const words = labelWords(slip.language)
  const inside = { xMm: xMm + 1, yMm: yMm + 5.15, widthMm: widthMm - 2 }
  return [
    bar(xMm, yMm + 4.5, widthMm, 3.3),
    text(words.short, inside, 2.7, { align: 'center', isReversed: true }),
  ]
}

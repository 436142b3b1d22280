/** The label of a carton that was set aside: HOLD in black, why, who, when, and the code that opens the order again. */
import type { HoldLabel } from '../../../src-shared/model/label.ts'
import { isCode128Text } from './barcode-fields.ts'
import { dayAndTime, labelWords } from './label-words.ts'
import { bar, box, type Layout, type LayoutElement, text } from './layout.ts'
import type { Page } from './media.ts'

const MARGIN_MM = 4

export function holdLayout(label: HoldLabel, page: Page): Layout {
  const words = labelWords(label.language)
  const xMm = MARGIN_MM
  const widthMm = page.widthMm - 2 * MARGIN_MM
  const full = { xMm, widthMm }
  const inBand = { xMm: xMm + 3, widthMm: widthMm - 6 }
  const white = { align: 'center', isBold: true, isReversed: true } as const
  return [
    bar(xMm, MARGIN_MM, widthMm, 34),
    text(words.hold, { ...inBand, yMm: MARGIN_MM + 4 }, 23, white),
    text(words.doNotShip, { ...inBand, yMm: MARGIN_MM + 25.5 }, 7, white),
    text(words.order, { ...full, yMm: 42 }, 2.8, {}),
    text(label.orderNumber, { ...full, yMm: 45.6 }, 13, { isBold: true, whenTooWide: 'wrap' }),
    ...reasonAndNote(label, xMm, widthMm),
    bar(xMm, 92, widthMm, 0.4),
    ...facts(label, xMm, widthMm),
    ...code(label, page, xMm, widthMm),
  ]
}

function reasonAndNote(label: HoldLabel, xMm: number, widthMm: number): LayoutElement[] {
  const paragraph = (content: string, sizeMm: number, isBold: boolean) => ({
    text: content,
    sizeMm,
    isBold,
    language: null,
    maxLines: 3,
    gapBeforeMm: 1,
  })
  return [
    {
      kind: 'textBlock',
      smallestScale: 0.56,
      box: box(xMm, 60, widthMm, 30),
      paragraphs: [paragraph(label.reason, 7.5, true), paragraph(label.note ?? '', 4.4, false)],
    },
  ]
}

function facts(label: HoldLabel, xMm: number, widthMm: number): LayoutElement[] {
  const words = labelWords(label.language)
  const half = widthMm / 2 - 2
  const right = { xMm: xMm + half + 4, widthMm: half }
  const left = { xMm, widthMm: half }
  const who = [label.operatorName, label.stationName].filter((name) => name !== '').join(' · ')
  return [
    text(words.heldBy, { ...left, yMm: 94.5 }, 2.6, {}),
    text(who, { ...left, yMm: 98 }, 4.4, { isBold: true }),
    text(dayAndTime(label.heldAt), { ...left, yMm: 102.6 }, 4.4, {}),
    text(words.itemsInside, { ...right, yMm: 94.5 }, 2.6, { align: 'right' }),
    text(String(label.itemCount), { ...right, yMm: 98 }, 9, { align: 'right', isBold: true }),
  ]
}

/** Code 128 where the number allows it, which every scanner reads; else a QR code. */
function code(label: HoldLabel, page: Page, xMm: number, widthMm: number): LayoutElement[] {
  const words = labelWords(label.language)
  const yMm = 111
  const heightMm = page.heightMm - MARGIN_MM - yMm - 6
  const at = box(xMm, yMm, widthMm, heightMm)
  const number = label.orderNumber
  return [
    isCode128Text(number)
      ? { kind: 'code128', box: at, text: number }
      : { kind: 'qr', box: at, text: number, align: 'center' },
    text(words.scanToContinue, { xMm, yMm: yMm + heightMm + 1.6, widthMm }, 3.8, {
      align: 'center',
    }),
  ]
}

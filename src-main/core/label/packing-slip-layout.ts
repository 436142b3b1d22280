/**
 * The packing slip: as many pages as its lines take, every page with its order and page number, the note after the
 * last line. A line that was not packed says so in black.
 */
import type { PackingSlip, PackingSlipLine } from '../../../src-shared/model/label.ts'
import { addressLanguage, countryLine, townLines } from './address-lines.ts'
import { day, labelWords, parcelOf } from './label-words.ts'
import { bar, box, type Layout, type LayoutElement, type Paragraph, text } from './layout.ts'
import type { Page } from './media.ts'
import {
  contentMm,
  MARGIN_MM,
  ROW_MM,
  TABLE_HEAD_MM,
  tableHead,
  tableRow,
} from './packing-slip-table.ts'

const TITLE_MM = 15
const FACTS_MM = 27
const NOTE_MM = 19
const FOOTER_MM = 6

type PageContent = { readonly lines: readonly PackingSlipLine[]; readonly hasNote: boolean }

function rowsRoom(page: Page, isFirst: boolean): number {
  const used = 2 * MARGIN_MM + TITLE_MM + TABLE_HEAD_MM + FOOTER_MM
  return page.heightMm - used - (isFirst ? FACTS_MM : 0)
}

/** Spreads the lines over pages; the note goes on the last one, or on one of its own when there is no room left. */
function paginate(slip: PackingSlip, page: Page): PageContent[] {
  const pages: PageContent[] = []
  let rest = slip.lines
  do {
    const count = Math.floor(rowsRoom(page, pages.length === 0) / ROW_MM)
    pages.push({ lines: rest.slice(0, count), hasNote: false })
    rest = rest.slice(count)
  } while (rest.length > 0)
  if (slip.note === null) return pages
  const last = pages.at(-1) ?? { lines: [], hasNote: false }
  const spare = rowsRoom(page, pages.length === 1) - last.lines.length * ROW_MM
  return spare >= NOTE_MM
    ? [...pages.slice(0, -1), { ...last, hasNote: true }]
    : [...pages, { lines: [], hasNote: true }]
}

/** One layout a page. */
export function packingSlipLayouts(slip: PackingSlip, page: Page): Layout[] {
  const pages = paginate(slip, page)
  return pages.map((content, index) => {
    const isFirst = index === 0
    const headY = MARGIN_MM + TITLE_MM + (isFirst ? FACTS_MM : 0)
    const rowsY = headY + TABLE_HEAD_MM
    const noteY = rowsY + content.lines.length * ROW_MM + 2
    return [
      ...title(slip, page),
      ...(isFirst ? facts(slip, page) : []),
      ...(content.lines.length > 0 ? tableHead(slip, page, headY) : []),
      ...content.lines.flatMap((line, row) => tableRow(slip, page, line, rowsY + row * ROW_MM)),
      ...(content.hasNote ? note(slip, page, noteY) : []),
      ...footer(slip, page, index + 1, pages.length),
    ]
  })
}

function title(slip: PackingSlip, page: Page): LayoutElement[] {
  const words = labelWords(slip.language)
  const widthMm = contentMm(page)
  const rightMm = 36
  const right = { xMm: MARGIN_MM + widthMm - rightMm, widthMm: rightMm }
  const left = { xMm: MARGIN_MM, widthMm: widthMm - rightMm - 4 }
  return [
    text(words.packingSlip, { ...left, yMm: MARGIN_MM + 0.6 }, 7.6, { isBold: true }),
    text(slip.sender[0] ?? '', { ...left, yMm: MARGIN_MM + 8.2 }, 4, {}),
    text(words.order, { ...right, yMm: MARGIN_MM + 0.6 }, 2.6, { align: 'right' }),
    text(slip.orderNumber, { ...right, yMm: MARGIN_MM + 4 }, 7.6, {
      align: 'right',
      isBold: true,
      whenTooWide: 'wrap',
    }),
    bar(MARGIN_MM, MARGIN_MM + TITLE_MM - 2, widthMm, 0.6),
  ]
}

function facts(slip: PackingSlip, page: Page): LayoutElement[] {
  const words = labelWords(slip.language)
  const widthMm = contentMm(page)
  const yMm = MARGIN_MM + TITLE_MM
  const rightMm = 30
  const language = addressLanguage(slip.recipient)
  const address = slip.recipient
  const lines = [address.company, address.line1, address.line2, ...townLines(address)]
  const paragraph = (line: string | null, sizeMm: number, isBold: boolean): Paragraph => ({
    text: line ?? '',
    sizeMm,
    isBold,
    language,
    maxLines: 2,
    gapBeforeMm: 0,
  })
  const right = { xMm: MARGIN_MM + widthMm - rightMm, widthMm: rightMm }
  const fact = (name: string, value: string, row: number): LayoutElement[] => [
    text(name, { ...right, yMm: yMm + row * 8 }, 2.6, { align: 'right' }),
    text(value, { ...right, yMm: yMm + row * 8 + 3 }, 4.2, { align: 'right' }),
  ]
  return [
    {
      kind: 'textBlock',
      smallestScale: 0.42,
      box: box(MARGIN_MM, yMm - 0.5, widthMm - rightMm - 4, FACTS_MM - 2.5),
      paragraphs: [
        paragraph(address.name, 4.4, true),
        ...lines.map((line) => paragraph(line, 3.7, false)),
        paragraph(countryLine(address), 3.7, false),
      ],
    },
    ...fact(words.parcel, parcelOf(slip.parcelNumber, slip.parcelCount), 0),
    ...fact(words.placed, day(slip.placedAt), 1),
    ...fact(words.packed, day(slip.packedAt), 2),
  ]
}

function note(slip: PackingSlip, page: Page, yMm: number): LayoutElement[] {
  const words = labelWords(slip.language)
  const widthMm = contentMm(page)
  const heightMm = NOTE_MM - 3
  const paragraph = {
    text: slip.note ?? '',
    sizeMm: 4,
    isBold: false,
    language: null,
    maxLines: 4,
    gapBeforeMm: 0,
  }
  return [
    { kind: 'frame', box: box(MARGIN_MM, yMm, widthMm, heightMm), thicknessMm: 0.3 },
    text(words.note, { xMm: MARGIN_MM + 2, yMm: yMm + 1.3, widthMm: 40 }, 2.6, {}),
    {
      kind: 'textBlock',
      smallestScale: 0.56,
      box: box(MARGIN_MM + 2, yMm + 4.4, widthMm - 4, heightMm - 5),
      paragraphs: [paragraph],
    },
  ]
}

function footer(
  slip: PackingSlip,
  page: Page,
  pageNumber: number,
  pageCount: number,
): LayoutElement[] {
  const words = labelWords(slip.language)
  const widthMm = contentMm(page)
  const yMm = page.heightMm - MARGIN_MM - 3
  const units = slip.lines.reduce((sum, line) => sum + (line.isShort ? 0 : line.quantity), 0)
  const half = widthMm / 2
  return [
    text(`${words.units} ${units}`, { xMm: MARGIN_MM, yMm, widthMm: half }, 3.2, { isBold: true }),
    text(
      `${words.page} ${pageNumber}/${pageCount}`,
      { xMm: MARGIN_MM + half, yMm, widthMm: half },
      3.2,
      { align: 'right' },
    ),
  ]
}

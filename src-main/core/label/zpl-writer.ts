/**
 * Writes a layout as one ZPL label: exactly one ^XA and one ^XZ, printed once. Text that the printer's font has goes
 * as text; a line with any other character is drawn as a whole, so that its letters match and its direction is right.
 */
import { assertNever } from '../../../src-shared/base/assert-never.ts'
import type { TextRasterizer } from '../port/text-rasterizer.ts'
import { code128Field, qrField, ssccField } from './barcode-fields.ts'
import { graphicField, inkRows } from './graphic-field.ts'
import type { BarElement, FrameElement, Layout, LayoutElement } from './layout.ts'
import { createLineFit, DRAWN_EM, type LineFit } from './line-fit.ts'
import type { Page } from './media.ts'
import { isPrinterText } from './printable-text.ts'
import { PRINTER_FONT_BASELINE } from './printer-font.ts'
import { type SetLine, setText, setTextBlock } from './text-lines.ts'
import { blockFieldData, fieldData } from './zpl-field.ts'

export type WriterTools = {
  readonly rasterizer: TextRasterizer
  /** Told of characters that no font has; they are boxes on the label. */
  readonly onMissing: (characters: string) => void
}

/** Undoes what an earlier format may have left set; darkness, speed and tear-off stay the printer's own. */
const CLEAN_STATE = '^CI28^LH0,0^FWN^PON^PMN^LRN'

export async function writeZpl(page: Page, layout: Layout, tools: WriterTools): Promise<string> {
  const fit = createLineFit(tools.rasterizer)
  const fields: string[] = []
  for (const element of layout) fields.push(...(await writeElement(page, element, fit, tools)))
  const size = `^PW${page.widthDots}^LL${page.heightDots}`
  return `^XA${CLEAN_STATE}${size}\n${fields.join('\n')}\n^PQ1^XZ\n`
}

async function writeElement(
  page: Page,
  element: LayoutElement,
  fit: LineFit,
  tools: WriterTools,
): Promise<string[]> {
  switch (element.kind) {
    case 'text':
      return writeLines(page, await setText(element, fit), tools)
    case 'textBlock':
      return writeLines(page, await setTextBlock(element, fit), tools)
    case 'bar':
      return [barField(page, element)]
    case 'frame':
      return [frameField(page, element)]
    case 'sscc':
      return [ssccField(page, element)]
    case 'code128':
      return [code128Field(page, element)]
    case 'qr':
      return [qrField(page, element)]
    default:
      return assertNever(element)
  }
}

async function writeLines(
  page: Page,
  lines: readonly SetLine[],
  tools: WriterTools,
): Promise<string[]> {
  const fields: string[] = []
  for (const line of lines) {
    fields.push(
      isPrinterText(line.text) ? printerLine(page, line) : await drawnLine(page, line, tools),
    )
  }
  return fields.filter((field) => field !== '')
}

function printerLine(page: Page, line: SetLine): string {
  const x = Math.round(line.xMm * page.dotsPerMm)
  const height = Math.max(10, Math.floor(line.sizeMm * page.dotsPerMm))
  const baseline = Math.round(line.baselineMm * page.dotsPerMm)
  const y = Math.max(0, baseline - Math.round(height * PRINTER_FONT_BASELINE))
  const begin = `^FO${x},${y}${line.isReversed ? '^FR' : ''}^A0N,${height},${height}`
  if (line.align === 'left') return begin + fieldData(line.text)
  const width = Math.round(line.widthMm * page.dotsPerMm)
  const justify = line.align === 'right' ? 'R' : 'C'
  return `${begin}^FB${width},1,0,${justify}${blockFieldData(line.text)}`
}

async function drawnLine(page: Page, line: SetLine, tools: WriterTools): Promise<string> {
  const heightDots = Math.max(8, Math.round(line.sizeMm * DRAWN_EM * page.dotsPerMm))
  const widthDots = Math.floor(line.widthMm * page.dotsPerMm)
  const { isBold, language } = line
  const drawn = await tools.rasterizer.draw(
    line.text,
    { heightDots, isBold, language },
    Math.max(1, widthDots),
  )
  if (drawn.missing !== '') tools.onMissing(drawn.missing)
  const { first, end } = inkRows(drawn)
  if (first === end) return ''
  const spare = widthDots - drawn.widthDots
  const shift = line.align === 'left' ? 0 : line.align === 'right' ? spare : spare >> 1
  const x = Math.max(0, Math.round(line.xMm * page.dotsPerMm) + shift)
  const y = Math.round(line.baselineMm * page.dotsPerMm) - drawn.baselineDots + first
  const reverse = line.isReversed ? '^FR' : ''
  return `^FO${x},${Math.max(0, y)}${reverse}${graphicField(drawn, first, end)}^FS`
}

function rectangle(page: Page, { box }: BarElement | FrameElement) {
  const x = Math.round(box.xMm * page.dotsPerMm)
  const y = Math.round(box.yMm * page.dotsPerMm)
  const width = Math.max(1, Math.round(box.widthMm * page.dotsPerMm))
  const height = Math.max(1, Math.round(box.heightMm * page.dotsPerMm))
  return { x, y, width, height }
}

function barField(page: Page, element: BarElement): string {
  const { x, y, width, height } = rectangle(page, element)
  return `^FO${x},${y}^GB${width},${height},${Math.min(width, height)}^FS`
}

function frameField(page: Page, element: FrameElement): string {
  const { x, y, width, height } = rectangle(page, element)
  const thickness = Math.max(1, Math.round(element.thicknessMm * page.dotsPerMm))
  return `^FO${x},${y}^GB${width},${height},${thickness}^FS`
}

/**
 * Barcode fields. Widths are counted here, because a printer centres nothing and clips what is too wide. Check digits
 * come with the data: ^BC runs in mode N.
 */
import { AppError } from '../../../src-shared/base/app-error.ts'
import { isSscc } from '../../../src-shared/gs1/sscc.ts'
import type { Code128Element, QrElement, SsccElement } from './layout.ts'
import type { Page } from './media.ts'
import { fieldData } from './zpl-field.ts'

const MAX_MODULE_DOTS = 10
/** GS1 wants 0.495 to 0.94 mm on logistic units; 10 dots, ZPL's largest module, are 0.42 mm at 600 dpi. */
const SSCC_MODULE_MM = 0.5
const CODE_128_MODULE_MM = 0.4
/** Start, FNC1, ten pairs, check character of 11 modules; stop of 13. */
const SSCC_MODULES = 13 * 11 + 13
/** Ten on either side. */
const QUIET_MODULES = 20
/** Bytes that a QR code of version 1, 2, … holds at error correction M (ISO/IEC 18004, table 7). */
const QR_BYTES_M: readonly number[] = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213]
const QR_QUIET_MODULES = 4

type Bars = { readonly moduleDots: number; readonly xDots: number }

function centred(
  page: Page,
  element: SsccElement | Code128Element,
  modules: number,
  wantedMm: number,
): Bars {
  const widthDots = Math.floor(element.box.widthMm * page.dotsPerMm)
  const room = Math.floor(widthDots / (modules + QUIET_MODULES))
  const moduleDots = Math.min(room, MAX_MODULE_DOTS, Math.round(wantedMm * page.dotsPerMm))
  if (moduleDots < 1) {
    throw new AppError('label/too-long', 'A barcode does not fit on the label.', { modules })
  }
  const xDots = Math.round(
    element.box.xMm * page.dotsPerMm + (widthDots - modules * moduleDots) / 2,
  )
  return { moduleDots, xDots }
}

function dots(page: Page, mm: number): number {
  return Math.round(mm * page.dotsPerMm)
}

export function ssccField(page: Page, element: SsccElement): string {
  if (!isSscc(element.sscc)) {
    throw new AppError('label/bad-number', `${element.sscc} is not a good SSCC.`, {
      sscc: element.sscc,
    })
  }
  const { moduleDots, xDots } = centred(page, element, SSCC_MODULES, SSCC_MODULE_MM)
  const heightDots = dots(page, element.box.heightMm)
  const y = dots(page, element.box.yMm)
  return `^FO${xDots},${y}^BY${moduleDots}^BCN,${heightDots},N,N,N^FD>;>800${element.sscc}^FS`
}

/** Whether `code128Field` can take the text. */
export function isCode128Text(text: string): boolean {
  return /^[ -~]{1,24}$/.test(text)
}

export function code128Field(page: Page, element: Code128Element): string {
  if (!isCode128Text(element.text)) {
    throw new AppError('label/cannot-draw', 'A Code 128 must be 1 to 24 printable characters.', {
      length: element.text.length,
    })
  }
  const modules = (element.text.length + 2) * 11 + 13
  const { moduleDots, xDots } = centred(page, element, modules, CODE_128_MODULE_MM)
  const heightDots = dots(page, element.box.heightMm)
  const data = fieldData(`>:${element.text.replaceAll('>', '>0')}`)
  const y = dots(page, element.box.yMm)
  return `^FO${xDots},${y}^BY${moduleDots}^BCN,${heightDots},N,N,N${data}`
}

export function qrField(page: Page, element: QrElement): string {
  const bytes = new TextEncoder().encode(element.text).length
  const version = QR_BYTES_M.findIndex((capacity) => bytes <= capacity) + 1
  if (version === 0) {
    throw new AppError('label/too-long', 'The text of a QR code may have at most 213 bytes.', {
      bytes,
    })
  }
  const modules = 17 + version * 4
  const widthDots = Math.floor(element.box.widthMm * page.dotsPerMm)
  const heightDots = Math.floor(element.box.heightMm * page.dotsPerMm)
  const withQuiet = modules + (element.align === 'right' ? QR_QUIET_MODULES : 2 * QR_QUIET_MODULES)
  const room = Math.floor(Math.min(widthDots, heightDots) / withQuiet)
  const magnification = Math.max(1, Math.min(MAX_MODULE_DOTS, room))
  const spare = widthDots - modules * magnification
  const x = dots(page, element.box.xMm) + (element.align === 'right' ? spare : spare >> 1)
  const y = dots(page, element.box.yMm)
  // The printer moves a QR code down by the height that ^BY last set: set it to 0.
  return `^FO${x},${y}^BY2,3,0^BQN,2,${magnification}${fieldData(`MA,${element.text}`)}`
}

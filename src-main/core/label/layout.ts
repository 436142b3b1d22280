/**
 * The declarative form of a label: what stands where, in mm from the upper left corner. Layouts build these, the ZPL
 * writer turns them into fields. Nothing here knows dots, fonts or ZPL.
 */
export type Box = {
  readonly xMm: number
  readonly yMm: number
  readonly widthMm: number
  readonly heightMm: number
}

export type Align = 'left' | 'center' | 'right'

/** How a text looks. `sizeMm` is the height of the character cell; capitals are three quarters of it. */
export type TextLook = {
  readonly sizeMm: number
  readonly isBold: boolean
  /** BCP 47, for the shapes of Han characters; null for any. */
  readonly language: string | null
}

/**
 * What happens to a line that is too wide: it is made smaller, down to two thirds, and then cut with an ellipsis; down
 * to half, and then set as two lines; or as small as it takes (numbers: a cut number is a wrong number).
 */
export type WhenTooWide = 'cut' | 'wrap' | 'shrink'

/** One line, its capitals from the top of the box. */
export type TextElement = TextLook & {
  readonly kind: 'text'
  readonly box: Box
  readonly text: string
  readonly align: Align
  /** White; the layout puts black below it. */
  readonly isReversed: boolean
  readonly whenTooWide: WhenTooWide
}

export type Paragraph = TextLook & {
  readonly text: string
  readonly maxLines: number
  readonly gapBeforeMm: number
}

/** Paragraphs below one another, all made smaller until they fit the box, down to `smallestScale`, and then cut. */
export type TextBlockElement = {
  readonly kind: 'textBlock'
  readonly smallestScale: number
  readonly box: Box
  readonly paragraphs: readonly Paragraph[]
}

/** Black area. */
export type BarElement = { readonly kind: 'bar'; readonly box: Box }
/** Frame, drawn inside the box. */
export type FrameElement = {
  readonly kind: 'frame'
  readonly box: Box
  readonly thicknessMm: number
}

/** GS1-128 with AI (00), in the middle of the box, as wide as GS1 wants it if the box allows. */
export type SsccElement = { readonly kind: 'sscc'; readonly box: Box; readonly sscc: string }
/** Code 128, printable ASCII only, in the middle of the box. */
export type Code128Element = { readonly kind: 'code128'; readonly box: Box; readonly text: string }
/** QR code, error correction M, as large as the box allows, at its right upper corner or in its middle. */
export type QrElement = {
  readonly kind: 'qr'
  readonly box: Box
  readonly text: string
  readonly align: 'center' | 'right'
}

export type LayoutElement =
  | TextElement
  | TextBlockElement
  | BarElement
  | FrameElement
  | SsccElement
  | Code128Element
  | QrElement

export type Layout = readonly LayoutElement[]

export function box(xMm: number, yMm: number, widthMm: number, heightMm: number): Box {
  return { xMm, yMm, widthMm, heightMm }
}

export type TextOptions = {
  readonly align?: Align
  readonly isBold?: boolean
  readonly isReversed?: boolean
  readonly whenTooWide?: WhenTooWide
  readonly language?: string | null
}

/** A text in a box that starts at the top of its capitals and is as high as they are. */
export function text(
  content: string,
  at: { readonly xMm: number; readonly yMm: number; readonly widthMm: number },
  sizeMm: number,
  options: TextOptions,
): TextElement {
  return {
    kind: 'text',
    text: content,
    box: box(at.xMm, at.yMm, at.widthMm, sizeMm),
    sizeMm,
    align: options.align ?? 'left',
    isBold: options.isBold ?? false,
    isReversed: options.isReversed ?? false,
    whenTooWide: options.whenTooWide ?? 'cut',
    language: options.language ?? null,
  }
}

export function bar(xMm: number, yMm: number, widthMm: number, heightMm: number): BarElement {
  return { kind: 'bar', box: box(xMm, yMm, widthMm, heightMm) }
}

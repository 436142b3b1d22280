/** A one-bit picture, rows padded to whole bytes, 1 = black, most significant bit left. */
export type Bitmap = {
  readonly widthDots: number
  readonly heightDots: number
  readonly bytesPerRow: number
  readonly bits: Uint8Array
}

/** A drawn line of text. `baselineDots` counts from the top of the picture. */
export type DrawnText = Bitmap & {
  readonly baselineDots: number
  /** Characters that no font of ours has, drawn as an empty box each; '' when there are none. */
  readonly missing: string
}

/** `heightDots` is the em size. `language` (BCP 47) chooses between shapes of a Han character; null for any. */
export type TextStyle = {
  readonly heightDots: number
  readonly isBold: boolean
  readonly language: string | null
}

/**
 * Draws text that the printer's own font cannot (Greek, Cyrillic, CJK, Arabic …), shaped and in the right order.
 * Resolves to the tight width and the full line height. A text wider than `maxWidthDots` is drawn smaller, down to
 * two thirds, and then cut with an ellipsis.
 */
export type TextRasterizer = {
  draw(text: string, style: TextStyle, maxWidthDots: number): Promise<DrawnText>
  /** Width of the line when drawn at full size. */
  measure(text: string, style: TextStyle): Promise<number>
}

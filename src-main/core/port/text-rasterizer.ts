/** A one-bit picture, rows padded to whole bytes, 1 = black, most significant bit left. */
export type Bitmap = {
  readonly widthDots: number
  readonly heightDots: number
  readonly bytesPerRow: number
  readonly bits: Uint8Array
}

/**
 * Draws text that the printer's own font cannot (Greek, Cyrillic, CJK, Arabic …), shaped and in the right order.
 * `heightDots` is the em size. Resolves to the tight width and the full line height. A text wider than `maxWidthDots`
 * is drawn smaller, down to two thirds, and then cut with an ellipsis.
 */
export type TextRasterizer = {
  draw(
    text: string,
    options: { heightDots: number; maxWidthDots: number; isBold: boolean },
  ): Promise<Bitmap>
}

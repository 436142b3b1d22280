/** How several barcodes stand in one cell: `code` or `code*units`, separated by blanks; a blank, % or * in a code is written %20, %25 or %2A. */
export function packCode(code: string, quantity: number): string {
  const safe = code.replaceAll(/[%*\s]/gu, (char) => encodeURIComponent(char).replace('*', '%2A'))
  return quantity === 1 ? safe : `${safe}*${quantity}`
}

export function unpackCode(text: string): string {
  return text.replaceAll(/(?:%[0-9A-F]{2})+/g, (bytes) => {
    try {
      return decodeURIComponent(bytes)
    } catch {
      return bytes
    }
  })
}

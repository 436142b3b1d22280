/** The small label of a bin (contract rule 19): one ZPL II string, ids hex-escaped so that nothing in them is a command. */
export function binLabel(binId: string, templateId: string, pieces: number): string {
  return [
    '^XA^CI28',
    `^FO40,40^A0N,60,60^FH^FD${field(binId)}^FS`,
    `^FO40,120^A0N,36,36^FH^FD${field(templateId)}^FS`,
    `^FO40,170^A0N,36,36^FD${pieces} pcs^FS`,
    `^FO40,230^BY2^BCN,100,N,N,N^FH^FD${field(binId)}^FS`,
    '^XZ',
  ].join('')
}

/** Field data under ^FH: `_xx` for every byte that is not plain, in UTF-8. */
export function field(text: string): string {
  let out = ''
  for (const character of text) {
    if (/[ -~]/.test(character) && !'^~\\_'.includes(character)) out += character
    else out += utf8Hex(character.codePointAt(0) ?? 0x3f)
  }
  return out
}

function utf8Hex(code: number): string {
  const bytes =
    code < 0x80
      ? [code]
      : code < 0x800
        ? [0xc0 | (code >> 6), 0x80 | (code & 63)]
        : code < 0x10000
          ? [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]
          : [
              0xf0 | (code >> 18),
              0x80 | ((code >> 12) & 63),
              0x80 | ((code >> 6) & 63),
              0x80 | (code & 63),
            ]
  return bytes.map((byte) => `_${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

/** Control bytes that the device protocols share, and text as bytes one to one (Latin-1: no byte is ever refused). */
export const STX = 0x02
export const ETX = 0x03
export const LF = 0x0a
export const CR = 0x0d
export const ESC = 0x1b
export const GS = 0x1d

export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)
}

export function textOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

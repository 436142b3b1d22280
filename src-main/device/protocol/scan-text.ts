import { textOf } from './ascii.ts'

export type ScanText = { readonly text: string; readonly aim: string | null }

/** `]`, the letter of the symbology, its modifier (ISO/IEC 15424); taken off only when a code follows it. */
const AIM_ID = /^\][A-Za-z][0-9A-Za-z](?=[\s\S])/

/** The text of one scan with its AIM id taken off. UTF-8 where the bytes are that, else Latin-1; GS stays U+001D. */
export function readScanText(bytes: Uint8Array): ScanText {
  const whole = decode(bytes)
  const aim = AIM_ID.exec(whole)?.[0] ?? null
  return { text: aim === null ? whole : whole.slice(aim.length), aim }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return textOf(bytes)
  }
}

import { bytesOf, ESC } from './ascii.ts'

/** How a scanner can be told to sound: the maker's own bytes, or not at all. */
export type BeepProfile = 'off' | 'zebraSsi' | 'honeywell' | 'datalogic'

type Beeps = { readonly good: Uint8Array; readonly wrong: Uint8Array }

/** SSI: one high beep, four low ones, each packet with its checksum. Honeywell: ESC sequences. Datalogic: letters. */
const BEEPS: Record<Exclude<BeepProfile, 'off'>, Beeps> = {
  zebraSsi: {
    good: Uint8Array.of(0x05, 0xe6, 0x04, 0x00, 0x00, 0xff, 0x11),
    wrong: Uint8Array.of(0x05, 0xe6, 0x04, 0x00, 0x05, 0xff, 0x0c),
  },
  honeywell: {
    good: Uint8Array.of(ESC, ...bytesOf('7,')),
    wrong: Uint8Array.of(ESC, ...bytesOf('8,')),
  },
  datalogic: { good: bytesOf('B'), wrong: bytesOf('F') },
}

export function beepBytes(profile: BeepProfile, kind: 'good' | 'wrong'): Uint8Array | null {
  return profile === 'off' ? null : BEEPS[profile][kind]
}

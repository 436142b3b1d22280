import { bytesOf, ETX, textOf } from './ascii.ts'
import type { ScaleAnswer, ScaleProtocol } from './scale-protocol.ts'
import { readWeight } from './weight-text.ts'

const MAX_ANSWER_BYTES = 64

/**
 * NCI standard (Avery Weigh-Tronix and many USB shipping scales): `W` asks, the answer is
 * `LF xxxx.xx uu CR LF h h CR ETX`. First status byte: bit 0 motion, bit 1 at zero; second: bit 0 under, bit 1 over.
 * Bit 7 is parity on some models and is not looked at.
 */
export const nci: ScaleProtocol = {
  name: 'nci',
  ask: bytesOf('W\r'),
  createReader() {
    let bytes: number[] = []
    return {
      push(chunk) {
        const answers: ScaleAnswer[] = []
        for (const byte of chunk) {
          if ((byte & 0x7f) !== ETX) {
            if (bytes.length <= MAX_ANSWER_BYTES) bytes.push(byte & 0x7f)
            continue
          }
          answers.push(readNciAnswer(textOf(Uint8Array.from(bytes))))
          bytes = []
        }
        return answers
      },
      reset() {
        bytes = []
      },
    }
  },
}

const ANSWER = /^\n *([^\r\n]*?) *([A-Za-z]{1,2})\r\n([\x30-\x7f]{2,})\r$/
const STATUS_ONLY = /^\n([\x30-\x7f]{2,})\r$/

/** One answer without its ETX. */
export function readNciAnswer(answer: string): ScaleAnswer {
  const match = ANSWER.exec(answer)
  const status = match?.[3] ?? STATUS_ONLY.exec(answer)?.[1]
  if (status === undefined) return { kind: 'unreadable' }
  const motion = (status.charCodeAt(0) & 1) !== 0
  const range = status.charCodeAt(1)
  if ((range & 1) !== 0) return { kind: 'under' }
  if ((range & 2) !== 0) return { kind: 'over' }
  // Bits 2 and 3 are faults of its memory.
  if ((range & 12) !== 0) return { kind: 'fault' }
  const weight = match === null ? null : readWeight(match[1] ?? '', match[2] ?? '')
  if (weight === null) return match === null ? { kind: 'fault' } : { kind: 'unreadable' }
  return { kind: 'weight', isStable: !motion, ...weight }
}

import { bytesOf } from './ascii.ts'
import { LineReader } from './line-reader.ts'
import type { ScaleAnswer, ScaleProtocol } from './scale-protocol.ts'
import { readWeight } from './weight-text.ts'

/**
 * MT-SICS level 0 (Mettler Toledo and many others): `SI` asks for the weight now, stable (`S S`) or moving (`S D`).
 * `S +` and `S -` are over and under the range, `S I` means that it cannot weigh just now, `ES`, `ET`, `EL` are errors.
 */
export const mtSics: ScaleProtocol = {
  name: 'mt-sics',
  ask: bytesOf('SI\r\n'),
  createReader() {
    const lines = new LineReader()
    return {
      push: (bytes) => lines.push(bytes).map(readMtSicsLine),
      reset: () => lines.reset(),
    }
  },
}

const WEIGHT = /^S ([SD]) +([+-]? *\d[\d.,]*) +([A-Za-z]+) *$/

export function readMtSicsLine(line: string): ScaleAnswer {
  const match = WEIGHT.exec(line)
  if (match !== null) {
    const weight = readWeight(match[2] ?? '', match[3] ?? '')
    if (weight !== null) return { kind: 'weight', isStable: match[1] === 'S', ...weight }
  }
  switch (line.trimEnd()) {
    case 'S +':
      return { kind: 'over' }
    case 'S -':
      return { kind: 'under' }
    case 'S I':
    case 'S L':
    case 'EL':
    case 'ET':
    case 'ES':
      return { kind: 'fault' }
    default:
      return { kind: 'unreadable' }
  }
}

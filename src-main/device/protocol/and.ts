import { bytesOf } from './ascii.ts'
import { LineReader } from './line-reader.ts'
import type { ScaleAnswer, ScaleProtocol } from './scale-protocol.ts'
import { readWeight } from './weight-text.ts'

/** A&D standard format: `ST,+0001.234 kg`; ST and QT stable, US unstable, OL outside the range. `Q` asks for one. */
export const andStandard: ScaleProtocol = {
  name: 'and',
  ask: bytesOf('Q\r\n'),
  createReader() {
    const lines = new LineReader()
    return {
      push: (bytes) => lines.push(bytes).map(readAndLine),
      reset: () => lines.reset(),
    }
  },
}

/** Some models name what is weighed after the state: GS gross, NT net, TR tare. */
const WEIGHT = /^(ST|QT|US),(?:(?:GS|NT),)? *([+-] *\d[\d.]*) *([A-Za-z]+) *$/

export function readAndLine(line: string): ScaleAnswer {
  const match = WEIGHT.exec(line)
  if (match !== null) {
    const weight = readWeight(match[2] ?? '', match[3] ?? '')
    if (weight !== null) return { kind: 'weight', isStable: match[1] !== 'US', ...weight }
  }
  if (line.startsWith('OL')) return { kind: line.includes('-') ? 'under' : 'over' }
  return { kind: 'unreadable' }
}

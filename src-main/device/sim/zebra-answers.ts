import { bytesOf } from '../protocol/ascii.ts'

/** What can be wrong with a simulated printer. */
export type ZebraFault = 'paperOut' | 'ribbonOut' | 'headOpen' | 'paused' | 'hot' | 'cutter'

/** In these a Zebra gives no answer to `~HS` at all (ZPL II: Host Status Return). */
export const SILENT_FAULTS: readonly ZebraFault[] = ['paperOut', 'ribbonOut', 'headOpen', 'hot']

export type ZebraCondition = {
  readonly fault: ZebraFault | null
  readonly formatsInBuffer: number
  readonly labelsRemaining: number
  readonly hasPartialFormat: boolean
}

export function hostStatusAnswer(condition: ZebraCondition): Uint8Array {
  const flag = (isOn: boolean) => (isOn ? '1' : '0')
  const { fault } = condition
  const formats = String(condition.formatsInBuffer).padStart(3, '0')
  const remaining = String(condition.labelsRemaining).padStart(8, '0')
  const lines = [
    `030,${flag(fault === 'paperOut')},${flag(fault === 'paused')},1218,${formats},0,0,${flag(condition.hasPartialFormat)},000,0,0,${flag(fault === 'hot')}`,
    `001,0,${flag(fault === 'headOpen')},${flag(fault === 'ribbonOut')},1,2,6,0,${remaining},1,000`,
    '1234,0',
  ]
  return bytesOf(lines.map((line) => `\u0002${line}\u0003\r\n`).join(''))
}

const ERROR_BITS: Record<ZebraFault, number> = {
  paperOut: 0x1,
  ribbonOut: 0x2,
  headOpen: 0x4,
  cutter: 0x8,
  hot: 0x10,
  paused: 0x10000,
}

export function errorsAnswer(fault: ZebraFault | null): Uint8Array {
  const bits = fault === null ? 0 : ERROR_BITS[fault]
  const low = bits.toString(16).toUpperCase().padStart(8, '0')
  const flag = bits === 0 ? 0 : 1
  return bytesOf(
    `\u0002\r\n  PRINTER STATUS\r\n   ERRORS:         ${flag} 00000000 ${low}\r\n   WARNINGS:       0 00000000 00000000\r\n\u0003`,
  )
}

export function identityAnswer(identity: string): Uint8Array {
  return bytesOf(`\u0002${identity}\u0003\r\n`)
}

export function variableAnswer(value: string): Uint8Array {
  return bytesOf(`"${value}"`)
}

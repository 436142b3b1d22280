import type { PrinterTrouble } from '../../core/port/printer.ts'

/** The answer to `~HS`: three lines of comma-separated digits (ZPL II Programming Guide, Host Status Return). */
export type ZebraHostStatus = {
  readonly isPaperOut: boolean
  readonly isPaused: boolean
  readonly formatsInBuffer: number
  readonly isBufferFull: boolean
  readonly isDiagnostic: boolean
  /** A label has begun to come in and not ended: `^XA` without `^XZ`. */
  readonly hasPartialFormat: boolean
  readonly isRamCorrupt: boolean
  readonly isTooCold: boolean
  readonly isTooHot: boolean
  readonly isHeadOpen: boolean
  readonly isRibbonOut: boolean
  readonly isLabelWaiting: boolean
  readonly labelsRemaining: number
}

const LINE_FIELDS = [12, 11, 2] as const

/** Reads the three frames. Null when any field is not what the guide says: half an answer is no answer. */
export function readHostStatus(frames: readonly string[]): ZebraHostStatus | null {
  const lines = frames.map((frame) => frame.trim().split(','))
  if (lines.length !== 3 || lines.some((line, n) => !isLine(line, n))) return null
  const [first = [], second = []] = lines
  const flags = [1, 2, 5, 6, 7, 9, 10, 11].map((n) => first[n])
  flags.push(second[2], second[3], second[7])
  // A flag that is neither 0 nor 1 is a state that this reader does not know, so nothing is known.
  if (flags.some((flag) => flag !== '0' && flag !== '1')) return null
  const isOn = (line: readonly string[], n: number) => line[n] === '1'
  return {
    isPaperOut: isOn(first, 1),
    isPaused: isOn(first, 2),
    formatsInBuffer: Number(first[4]),
    isBufferFull: isOn(first, 5),
    isDiagnostic: isOn(first, 6),
    hasPartialFormat: isOn(first, 7),
    isRamCorrupt: isOn(first, 9),
    isTooCold: isOn(first, 10),
    isTooHot: isOn(first, 11),
    isHeadOpen: isOn(second, 2),
    isRibbonOut: isOn(second, 3),
    isLabelWaiting: isOn(second, 7),
    labelsRemaining: Number(second[8]),
  }
}

function isLine(fields: readonly string[], n: number): boolean {
  return fields.length === LINE_FIELDS[n] && fields.every((field) => /^\d{1,10}$/.test(field))
}

/** What a person has to see to, the most likely first; null when nothing keeps it from printing. */
export function troubleIn(status: ZebraHostStatus): PrinterTrouble | null {
  if (status.isHeadOpen) return 'headOpen'
  if (status.isPaperOut) return 'paperOut'
  if (status.isRibbonOut) return 'ribbonOut'
  if (status.isTooHot) return 'hot'
  if (status.isRamCorrupt || status.isDiagnostic || status.isTooCold) return 'error'
  return status.isPaused ? 'paused' : null
}

/** Nothing of anybody's label is left inside. */
export function isEmpty(status: ZebraHostStatus): boolean {
  return (
    status.formatsInBuffer === 0 &&
    status.labelsRemaining === 0 &&
    !status.isBufferFull &&
    !status.hasPartialFormat
  )
}

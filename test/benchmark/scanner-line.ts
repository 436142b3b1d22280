/** A scanner on a serial port: bytes written to one end of a PTY pair, read by the station from the other. */
import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { openPtyPair } from '../../src-main/device/sim/pty.ts'

export type ScannerLine = {
  /** The end that the station opens. */
  readonly path: string
  /** Writes the code and its CR in one go; epoch ms of the moment before. */
  scan(code: string): number
  close(): Promise<void>
}

/** Epoch ms with the resolution of the monotonic clock. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now()
}

export async function openScannerLine(): Promise<ScannerLine> {
  const pair = await openPtyPair()
  const line = openSync(pair.near, constants.O_WRONLY | constants.O_NOCTTY)
  return {
    path: pair.far,
    scan(code) {
      const at = preciseNow()
      writeSync(line, `${code}\r`)
      return at
    },
    async close() {
      closeSync(line)
      await pair.unplug()
    },
  }
}

/**
 * Takes every scan at once and sends them one after the other. While the station is away up to 50 are kept, in order,
 * and sent when it is back. A scan that was on its way when the line broke is never sent twice: it may have counted,
 * so the packer is told to look.
 */
import { isAppError } from '../../src-shared/base/app-error.ts'
import type { CallInput } from '../../src-shared/contract/calls.ts'

export const MOST_KEPT = 50

export type Scan = CallInput<'scan'>
export type OutboxState = {
  readonly kept: number
  readonly isFull: boolean
  /** Text of the scan that may or may not have counted. */
  readonly doubtful: string | null
}

export type ScanOutbox = {
  add(scan: Scan): void
  setOpen(isOpen: boolean): void
}

export function createScanOutbox(
  send: (scan: Scan) => Promise<unknown>,
  onChange: (state: OutboxState) => void,
): ScanOutbox {
  const queue: Scan[] = []
  let isOpen = false
  let isSending = false
  let isFull = false
  let doubtful: string | null = null

  function tell(): void {
    onChange({ kept: queue.length, isFull, doubtful })
  }

  async function sendAll(): Promise<void> {
    if (isSending) return
    isSending = true
    while (isOpen && queue.length > 0) {
      const scan = queue.shift() as Scan
      try {
        await send(scan)
      } catch (error) {
        if (isAppError(error, 'contract/closed')) doubtful = scan.text
      }
      tell()
    }
    isSending = false
  }

  return {
    add(scan) {
      isFull = queue.length >= MOST_KEPT
      if (!isFull) queue.push(scan)
      if (isOpen) doubtful = null
      tell()
      void sendAll()
    },
    setOpen(next) {
      isOpen = next
      if (isOpen) isFull = false
      tell()
      void sendAll()
    },
  }
}

import { bytesOf } from './ascii.ts'
import { readErrors, type ZebraErrors } from './zebra-errors.ts'
import { readHostStatus, type ZebraHostStatus } from './zebra-host-status.ts'
import { readIdentity, type ZebraIdentity } from './zebra-identity.ts'
import type { ZebraReply } from './zebra-replies.ts'

/** What can be asked of a Zebra printer. `read` finds the answer among the replies so far; null when it is not there yet. */
export type ZebraQuestion<T> = {
  readonly bytes: Uint8Array
  read(replies: readonly ZebraReply[]): T | null
}

// Questions begin on a new line: a `! U1` line that a lost connection left open would
// swallow them, and every question after them.

export const askIdentity: ZebraQuestion<ZebraIdentity> = {
  bytes: bytesOf('\r\n~HI'),
  read: (replies) => {
    const frame = framesOf(replies)[0]
    return frame === undefined ? null : readIdentity(frame)
  },
}

export const askHostStatus: ZebraQuestion<ZebraHostStatus> = {
  bytes: bytesOf('\r\n~HS'),
  read: (replies) => {
    const frames = framesOf(replies)
    for (let n = 0; n + 3 <= frames.length; n += 1) {
      const status = readHostStatus(frames.slice(n, n + 3))
      if (status !== null) return status
    }
    return null
  },
}

export const askErrors: ZebraQuestion<ZebraErrors> = {
  bytes: bytesOf('~HQES'),
  read: (replies) =>
    framesOf(replies)
      .map(readErrors)
      .find((errors) => errors !== null) ?? null,
}

/** Labels printed in the printer's life; `count` is null when it does not know the variable. */
export type ZebraOdometer = { readonly count: number | null }

export const askOdometer: ZebraQuestion<ZebraOdometer> = {
  bytes: bytesOf('\r\n! U1 getvar "odometer.total_label_count"\r\n'),
  read: (replies) => {
    const answer = replies.find((reply) => reply.kind === 'variable')
    if (answer === undefined) return null
    return { count: /^\d{1,15}$/.test(answer.text) ? Number(answer.text) : null }
  },
}

/** Drops a label that has begun to come in and not ended; labels that are whole stay (ZPL II: Cancel Current Partial Format). */
export const CANCEL_PARTIAL_FORMAT = bytesOf('~JX')

function framesOf(replies: readonly ZebraReply[]): string[] {
  return replies.filter((reply) => reply.kind === 'frame').map((reply) => reply.text)
}

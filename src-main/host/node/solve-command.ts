/** `packwright solve [FILE] [--jsonl] [--effort …]`: packing requests from a file or stdin, answers to stdout. */

import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { AppError, isAppError } from '../../../src-shared/base/app-error.ts'
import { effortOf, solveLines, solveWhole } from '../../app/solve-requests.ts'
import type { Terminal } from './terminal.ts'

export type SolveFlags = { readonly jsonl?: boolean; readonly effort?: string }

export async function solveCommand(
  file: string | undefined,
  flags: SolveFlags,
  terminal: Terminal,
): Promise<number> {
  const effort = flags.effort === undefined ? undefined : effortOf(flags.effort)
  const input = file === undefined || file === '-' ? process.stdin : createReadStream(file)
  try {
    if (!flags.jsonl) {
      await writeLine(await solveWhole(input, effort))
      return 0
    }
    return tell(await solveLines(input, effort, writeLine), terminal)
  } catch (error) {
    throw unreadable(error, input, file)
  }
}

/** Waits when the reader is slower than the solver, so that answers do not pile up in memory. */
async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}

function tell(
  { solved, refused }: { solved: number; refused: number },
  terminal: Terminal,
): number {
  if (refused === 0) return 0
  terminal.err(
    `${refused} of ${solved + refused} requests were refused; each says why in its place.`,
  )
  return 1
}

function unreadable(error: unknown, input: Readable, file: string | undefined): unknown {
  if (isAppError(error) || input.errored === null) return error
  const code = (input.errored as NodeJS.ErrnoException).code
  const why = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code ?? 'no reason given'})`
  return new AppError('solver/bad-request', `${file ?? 'The input'} ${why}.`, {}, error)
}

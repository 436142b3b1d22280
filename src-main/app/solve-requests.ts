/** Solving without a station: text of a packing request in, text of its answer out, one whole or one a line. */

import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { AppError } from '../../src-shared/base/app-error.ts'
import type { Effort } from '../../src-shared/model/packing.ts'
import { solveText } from '../solver-worker/solve-text.ts'

const efforts: readonly Effort[] = ['fast', 'balanced', 'best']

export function effortOf(text: string): Effort {
  const effort = efforts.find((each) => each === text)
  if (effort !== undefined) return effort
  throw new AppError('host/usage', `"${text}" is no effort. Write ${efforts.join(', ')}.`)
}

/** One request. Throws `solver/bad-request` with the reason. */
export async function solveWhole(input: Readable, effort: Effort | undefined): Promise<string> {
  let text = ''
  for await (const chunk of input.setEncoding('utf8')) text += chunk
  const solved = solveText(text, effort === undefined ? {} : { effort })
  if (solved.ok) return solved.json
  throw new AppError('solver/bad-request', `${solved.error.code}: ${solved.error.message}`)
}

/** One request a line, one answer a line in the same order; a refused one is answered `{"error":…}` in its place. */
export async function solveLines(
  input: Readable,
  effort: Effort | undefined,
  write: (line: string) => Promise<void>,
): Promise<{ readonly solved: number; readonly refused: number }> {
  const counts = { solved: 0, refused: 0 }
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    const solved = solveText(line, effort === undefined ? {} : { effort })
    if (solved.ok) counts.solved += 1
    else counts.refused += 1
    await write(solved.ok ? solved.json : JSON.stringify({ error: solved.error }))
  }
  return counts
}

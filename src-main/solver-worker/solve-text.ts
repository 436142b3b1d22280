/** The `solve` command without its reading and writing: text of a PackRequest in, text of a PackResponse out. */
import type { Effort } from '../../src-shared/model/packing.ts'
import type { PackRefusal } from '../../src-shared/wire/binsolver/parse-pack-request.ts'
import { answerRequest, refusalOf } from './answer.ts'

export type SolveTextOptions = {
  /** Overrides the request's own effort. */
  readonly effort?: Effort
  readonly requestId?: string
  readonly vizUrl?: string
  readonly nowMs?: () => number
}

export type SolvedText =
  | { readonly ok: true; readonly json: string }
  | {
      readonly ok: false
      readonly error: {
        readonly code: PackRefusal['code'] | 'unplaced_items'
        readonly message: string
      }
    }

export function solveText(text: string, options: SolveTextOptions = {}): SolvedText {
  let input: unknown
  try {
    input = JSON.parse(text)
  } catch {
    return {
      ok: false,
      error: {
        code: 'invalid_request',
        message: 'The request is not JSON. A file with one request a line wants --jsonl.',
      },
    }
  }
  const { effort, requestId, vizUrl, nowMs = () => performance.now() } = options
  const answer = answerRequest(effort === undefined ? input : withEffort(input, effort), {
    shouldStop: () => false,
    nowMs,
    ...(requestId === undefined ? {} : { requestId }),
    ...(vizUrl === undefined ? {} : { vizUrl }),
  })
  if (!answer.ok) return { ok: false, error: answer.refusal }
  const refusal = refusalOf(answer.request, answer.response)
  if (refusal !== null) return { ok: false, error: refusal }
  return { ok: true, json: JSON.stringify(answer.response) }
}

function withEffort(input: unknown, effort: Effort): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const extensions = 'extensions' in input ? input.extensions : {}
  if (typeof extensions !== 'object' || extensions === null) return input
  return { ...input, extensions: { ...extensions, effort } }
}

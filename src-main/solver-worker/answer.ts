/**
 * Answers one packing request: parse, solve, judge, and say how long it took. Shared by the worker and the
 * command line. The judge's word on a rejected plan goes back with the answer, for the log.
 */
import type { PackRequest, PackResponse } from '../../src-shared/model/packing.ts'
import {
  type PackRefusal,
  parsePackRequest,
} from '../../src-shared/wire/binsolver/parse-pack-request.ts'
import { checkedSolve, unplacedRefusal } from '../core/solver/checked-solve.ts'
import type { Violation } from '../core/solver/validate.ts'

/** A station's time for one request; the best answer so far is given when it is over. */
export const LONGEST_MS = 25_000

export type AnswerOptions = {
  readonly requestId?: string
  readonly vizUrl?: string
  readonly shouldStop: () => boolean
  /** Milliseconds that only go forward. */
  readonly nowMs: () => number
}

export type Answer =
  | {
      readonly ok: true
      readonly request: PackRequest
      readonly response: PackResponse
      readonly rejected: readonly Violation[]
    }
  | { readonly ok: false; readonly refusal: PackRefusal }

export function answerRequest(input: unknown, options: AnswerOptions): Answer {
  const startedAt = options.nowMs()
  const parsed = parsePackRequest(input)
  if (!parsed.ok) return { ok: false, refusal: parsed.error }
  const request = parsed.value
  const endAt = startedAt + Math.min(LONGEST_MS, request.extensions?.deadlineMs ?? LONGEST_MS)
  const { response, rejected } = checkedSolve(request, {
    shouldStop: () => options.shouldStop() || options.nowMs() >= endAt,
    ...(options.requestId === undefined ? {} : { requestId: options.requestId }),
    ...(options.vizUrl === undefined ? {} : { vizUrl: options.vizUrl }),
  })
  const durationMs = Math.max(0, Math.round(options.nowMs() - startedAt))
  return {
    ok: true,
    request,
    rejected,
    response: { ...response, stats: { ...response.stats, durationMs } },
  }
}

/** The refusal of a request that wants everything placed, or null. */
export function refusalOf(
  request: PackRequest,
  response: PackResponse,
): { code: 'unplaced_items'; message: string } | null {
  const message = unplacedRefusal(request, response)
  return message === null ? null : { code: 'unplaced_items', message }
}

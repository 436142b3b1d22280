/**
 * Solves and judges: what leaves here has passed validate, or is the safe plan, and then `rejected` says what
 * was wrong with the plan of the search, for the log.
 */
import type { PackRequest, PackResponse } from '../../../src-shared/model/packing.ts'
import { safePlan } from './safe-plan.ts'
import { LOCAL_VIZ_URL, type SolveOptions, solve } from './solve.ts'
import { type Violation, validate } from './validate.ts'

export type CheckedSolution = {
  readonly response: PackResponse
  readonly rejected: readonly Violation[]
}

export function checkedSolve(
  request: PackRequest,
  options: SolveOptions = {},
  solver: typeof solve = solve,
): CheckedSolution {
  const response = solver(request, options)
  const rejected = validate(request, response)
  if (rejected.length === 0) return { response, rejected }
  return { response: safeResponse(request, options), rejected }
}

function safeResponse(request: PackRequest, options: SolveOptions): PackResponse {
  const words = { vizUrl: options.vizUrl ?? LOCAL_VIZ_URL, requestId: options.requestId }
  if (request.palletization === undefined) return safePlan(request, words)
  // Nothing on pallets is a valid answer too, and the only one that needs no search.
  const { palletization: _pallets, ...plain } = request
  const answer = safePlan(
    { ...plain, bins: [{ w: 1e-9, h: 1e-9, d: 1e-9, cost: 0 }], objective: 'fast' },
    words,
  )
  return {
    ...answer,
    pallets: [],
    splits: [],
    unplacedPallets: [],
    stats: { ...answer.stats, palletsUsed: 0 },
  }
}

/** The sentence that refuses a request with `allowUnplaced: false` of which something does not fit, or null. */
export function unplacedRefusal(request: PackRequest, response: PackResponse): string | null {
  if (request.allowUnplaced !== false || response.unplaced.length === 0) return null
  const ids = response.unplaced.slice(0, 5).map((row) => `'${row.itemId}'`)
  const more = response.unplaced.length > ids.length ? ', …' : ''
  const noun = response.unplaced.length === 1 ? 'item does' : 'items do'
  return `${response.unplaced.length} ${noun} not fit: ${ids.join(', ')}${more}.`
}

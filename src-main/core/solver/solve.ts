/**
 * Solves a packing request: pure, deterministic, no clock and no chance. The request has passed
 * wire/binsolver. `stats.durationMs` is 0 here; whoever holds a clock fills it in.
 */
import type { PackRequest, PackResponse } from '../../../src-shared/model/packing.ts'
import { EffortMeter, NODE_LIMITS } from './effort-meter.ts'
import { mayNest } from './nesting/hosts.ts'
import { packUnits } from './nesting/nesting-choice.ts'
import type { Packed } from './nesting/packed.ts'
import { solvePallets } from './pallets/palletization.ts'
import { cheaperCartonProof } from './proof.ts'
import { buildResponse } from './response-builder.ts'

export type SolveOptions = {
  /** Nodes of search beyond the first plan; by default what the request's effort allows. */
  readonly nodeLimit?: number
  /** Asked now and then; true ends the search with the best plan so far. */
  readonly shouldStop?: () => boolean
  /** Address that each bin's `vizUrl` gets. */
  readonly vizUrl?: string
  readonly requestId?: string
}

export const LOCAL_VIZ_URL = 'http://127.0.0.1:7420/viz'

export function solve(request: PackRequest, options: SolveOptions = {}): PackResponse {
  const effort = request.extensions?.effort ?? 'balanced'
  const limit = options.nodeLimit ?? NODE_LIMITS[effort]
  const meter = new EffortMeter(limit, options.shouldStop ?? (() => false))
  const words = { vizUrl: options.vizUrl ?? LOCAL_VIZ_URL, requestId: options.requestId }
  if (request.palletization !== undefined) {
    const response = solvePallets(request, request.palletization, meter, words)
    return withExtensions(request, response, meter.wasStopped, undefined)
  }
  const packed = packUnits(request, meter)
  const response = buildResponse(request, packed, words)
  return withExtensions(request, response, meter.wasStopped, proofOf(request, packed, meter))
}

/** The bounds know nothing of nesting, which might make room in a cheaper carton yet. */
function proofOf(request: PackRequest, packed: Packed, meter: EffortMeter) {
  if (meter.wasStopped) return undefined
  const proof = cheaperCartonProof(packed.planner, packed.plan)
  return proof === 'impossible' && mayNest(request) ? 'notFound' : proof
}

function withExtensions(
  request: PackRequest,
  response: PackResponse,
  cutShort: boolean,
  proof: 'impossible' | 'notFound' | undefined,
): PackResponse {
  if (request.extensions === undefined) return response
  const effort = request.extensions.effort ?? 'balanced'
  const more = proof === undefined ? {} : { proof: { cheaperCarton: proof } }
  return { ...response, extensions: { effort, cutShort, ...more } }
}

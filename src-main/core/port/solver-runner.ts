import type { PackRequest, PackResponse } from '../../../src-shared/model/packing.ts'

export type SolveRunOptions = {
  readonly signal?: AbortSignal
  /** Echoed in `stats.requestId`. */
  readonly requestId?: string
  /** Address that each bin's `vizUrl` gets. */
  readonly vizUrl?: string
}

/**
 * Solves packing requests away from the thread that answers scans. Rejects with AppError `solver/bad-request`,
 * `solver/limit`, `solver/aborted` or `solver/worker-died`. Same request, same answer but for stats.durationMs.
 */
export type SolverRunner = {
  solve(request: PackRequest, options?: SolveRunOptions): Promise<PackResponse>
  /** Starts the first worker, so that the first request does not wait for it. */
  warm(): Promise<void>
  close(): Promise<void>
}

import type { PackRequest, PackResponse } from '../../../src-shared/model/packing.ts'

/**
 * Solves packing requests away from the thread that answers scans. Rejects with AppError `solver/bad-request`,
 * `solver/limit`, `solver/aborted` or `solver/worker-died`. Same request, same answer but for stats.durationMs.
 */
export type SolverRunner = {
  solve(request: PackRequest, options?: { signal?: AbortSignal }): Promise<PackResponse>
  close(): Promise<void>
}

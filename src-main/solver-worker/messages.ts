/** What pool and worker say to each other. Plain data, so that it survives the structured clone. */
import type { PackResponse } from '../../src-shared/model/packing.ts'
import type { PackRefusal } from '../../src-shared/wire/binsolver/parse-pack-request.ts'
import type { Violation } from '../core/solver/validate.ts'

export type SolveTask = {
  readonly id: number
  readonly request: unknown
  readonly requestId: string | undefined
  readonly vizUrl: string | undefined
  /** One Int32; anything but 0 asks the search to stop. */
  readonly stopFlag: SharedArrayBuffer
}

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'solved'
      readonly id: number
      readonly response: PackResponse
      readonly rejected: readonly Violation[]
    }
  | { readonly kind: 'refused'; readonly id: number; readonly refusal: PackRefusal }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }

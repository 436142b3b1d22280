/** What every scale protocol offers to the one polling driver. */
export type ScaleProtocol = {
  readonly name: 'mt-sics' | 'nci' | 'and'
  /** Asks for one reading, stable or not, at once. */
  readonly ask: Uint8Array
  createReader(): ScaleReader
}

/** Cuts bytes into answers, whatever the chunks; never throws. */
export type ScaleReader = {
  push(bytes: Uint8Array): readonly ScaleAnswer[]
  /** Forgets half an answer, after an unplug. */
  reset(): void
}

/**
 * One answer. `fault` is the scale saying that it cannot weigh now; `unreadable` is an answer that nobody understands
 * (line noise, another protocol) and is never taken for a weight.
 */
export type ScaleAnswer =
  | {
      readonly kind: 'weight'
      readonly grams: number
      readonly isStable: boolean
      readonly divisionG: number
    }
  | { readonly kind: 'over' | 'under' | 'fault' }
  | { readonly kind: 'unreadable' }

/** How deep the looks at the sets of cartons go, one after the other. */

/** How deep one look at the sets of cartons goes. */
export type Round = {
  /** Most cartons in a set. */
  readonly cartons: number
  /** Nodes of beam search for each set; 0 tries the scoring rules only. */
  readonly nodes: number
  /** Sets that would have to be fuller than this are left to a later round. */
  readonly fullest: number
  /** Part of all nodes that this look may take. */
  readonly share: number
}

export const QUICK_ROUNDS: readonly Round[] = [
  { cartons: 1, nodes: 0, fullest: 1, share: 1 },
  { cartons: 2, nodes: 0, fullest: 0.8, share: 0.1 },
  { cartons: 1, nodes: 10_000, fullest: 1, share: 0.15 },
  { cartons: 3, nodes: 0, fullest: 0.85, share: 0.1 },
]
export const DEEP_ROUNDS: readonly Round[] = [
  { cartons: 1, nodes: 60_000, fullest: 1, share: 0.25 },
  { cartons: 2, nodes: 20_000, fullest: 0.85, share: 0.2 },
  { cartons: 1, nodes: 240_000, fullest: 1, share: 0.25 },
  { cartons: 3, nodes: 40_000, fullest: 0.9, share: 0.25 },
  { cartons: 1, nodes: 1_000_000, fullest: 1, share: 0.3 },
  { cartons: 3, nodes: 160_000, fullest: 1, share: 0.3 },
  { cartons: 1, nodes: 4_000_000, fullest: 1, share: 0.4 },
  { cartons: 3, nodes: 1_000_000, fullest: 1, share: 1 },
]
export const DEEPEST_ROUND: Round = { cartons: 3, nodes: 0, fullest: 1, share: 1 }
export const RELOAD_ROUNDS: readonly Round[] = [
  { cartons: 3, nodes: 0, fullest: 0.85, share: 0.02 },
  { cartons: 2, nodes: 10_000, fullest: 0.9, share: 0.05 },
]

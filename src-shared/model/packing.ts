/**
 * Plain types of the packing contract (apis/binsolver.md in the project's papers; BinSolver API 1.0.2).
 * Any unit, any decimals; axes w = x (width), h = y (up), d = z (depth), origin in the inner
 * left-bottom-back corner. What validates untrusted input is src-shared/wire/binsolver.
 */
import type { Rotation } from './rotation.ts'

export type { Rotation }
export type RotationMode = 'any' | 'none' | 'upright' | 'noFlip' | 'axis' | 'custom'
export type Effort = 'fast' | 'balanced' | 'best'
export type Objective = 'fast' | 'minBins' | 'maxPlaced' | 'minWaste' | 'minCost' | 'shipping'

export type Padding = { all?: number; x?: number; y?: number; z?: number }

export type ItemRotation = {
  mode?: RotationMode
  allowAxes?: { xy?: boolean; xz?: boolean; yz?: boolean }
  allowed?: Rotation[]
}

export type ItemStacking = {
  minSupportRatio?: number
  minSupportArea?: number
  maxLoad?: number
  maxStackHeight?: number
  requireCogSupport?: boolean
}

export type ItemNesting = {
  innerW: number
  innerH: number
  innerD: number
  padding?: Padding
  maxWeight?: number
  allowHazmat?: boolean
  allowedGroups?: string[]
}

export type ItemPackaging = {
  group?: string
  groupMode?: 'keepTogether' | 'separate'
  hazmat?: boolean
  fragile?: boolean
  nestable?: boolean
  nesting?: ItemNesting
  padding?: Padding
}

export type PackItem = {
  id?: string
  w: number
  h: number
  d: number
  weight?: number
  allowRotation?: boolean
  rotation?: ItemRotation
  stacking?: ItemStacking
  packaging?: ItemPackaging
  quantity?: number
}

export type BinShipping = {
  baseCost?: number
  ratePerWeight?: number
  dimWeightDivisor?: number
  carbonPerWeight?: number
  slaDays?: number
}

export type PackBin = {
  id?: string
  w: number
  h: number
  d: number
  maxWeight?: number
  cost?: number
  tareWeight?: number
  allowHazmat?: boolean
  padding?: Padding
  shipping?: BinShipping
  quantity?: number
}

export type ShippingObjective = {
  costWeight?: number
  carbonWeight?: number
  slaWeight?: number
  dimWeightDivisor?: number
}

/** An item that is already in the carton and stays where it is. `itemId` is the expanded id. */
export type FixedPlacement = {
  itemId: string
  x: number
  y: number
  z: number
  rotation: Rotation
  /** `bin-1`: the carton it is in. That bin's template is the first entry of `bins`. */
  binId: string
}

export type PackRequestExtensions = {
  effort?: Effort
  deadlineMs?: number
  language?: 'en' | 'de'
  /** Items that are in the first carton already, in the order they went in. */
  fixed?: FixedPlacement[]
  /** The unit in the packer's hand (expanded id): wanted first after the fixed ones. */
  next?: string
}

export type PackRequest = {
  items: PackItem[]
  bins: PackBin[]
  allowUnplaced?: boolean
  objective?: Objective
  shippingObjective?: ShippingObjective
  palletization?: { pallets: PackBin[]; allowMixedContainers?: boolean }
  includeInstructions?: boolean
  labelFormat?: 'none' | 'zpl'
  nestingStrategy?: 'auto' | 'maximize' | 'none'
  extensions?: PackRequestExtensions
}

export type NestedPlacement = {
  itemId: string
  x: number
  y: number
  z: number
  w: number
  h: number
  d: number
  rotation: Rotation
}

export type PackPlacement = NestedPlacement & { nested?: NestedPlacement[] }

export type BinShippingResult = {
  dimensionalWeight: number
  billableWeight: number
  cost: number
  carbon: number
  slaDays: number
}

export type BinResult = {
  binId: string
  templateId: string
  w: number
  h: number
  d: number
  vizUrl: string
  utilization: number
  weight?: number
  shipping?: BinShippingResult
  instructions?: string[]
  label?: string
  /** In packing order: each rests on what is already in and drops in past it. */
  placements: PackPlacement[]
}

export type UnplacedReason =
  | 'no_fit'
  | 'pallet_unplaced'
  | 'weight_limit'
  | 'hazmat_not_allowed'
  | 'group_incomplete'

export type UnplacedItem = {
  itemId: string
  w: number
  h: number
  d: number
  weight?: number
  reason: UnplacedReason
}

export type PackStats = {
  items: number
  placed: number
  unplaced: number
  binsUsed: number
  durationMs: number
  nested?: number
  palletsUsed?: number
  requestId?: string
}

export type PackResponse = {
  bins: BinResult[]
  unplaced: UnplacedItem[]
  stats: PackStats
  pallets?: BinResult[]
  splits?: { itemId: string; palletId: string; binId: string }[]
  unplacedPallets?: { palletId: string; reason: string }[]
  extensions?: {
    effort: Effort
    cutShort: boolean
    proof?: { cheaperCarton: 'impossible' | 'notFound' }
  }
}

/**
 * The PackRequest as it comes in over HTTP, from a file or from the bench: shapes and ranges. No
 * coercion; unknown properties are dropped. What spans several properties is in parse-pack-request.ts.
 */
import { z } from 'zod'

const length = z.number().positive()
const amount = z.number().nonnegative()
const wholeQuantity = z.int().min(1)
const rotation = z.enum(['xyz', 'xzy', 'yxz', 'yzx', 'zxy', 'zyx'])

const padding = z.object({
  all: amount.optional(),
  x: amount.optional(),
  y: amount.optional(),
  z: amount.optional(),
})

const itemRotation = z.object({
  mode: z.enum(['any', 'none', 'upright', 'noFlip', 'axis', 'custom']).optional(),
  allowAxes: z
    .object({ xy: z.boolean().optional(), xz: z.boolean().optional(), yz: z.boolean().optional() })
    .optional(),
  allowed: z.array(rotation).optional(),
})

const stacking = z.object({
  minSupportRatio: z.number().min(0).max(1).optional(),
  minSupportArea: amount.optional(),
  maxLoad: amount.optional(),
  maxStackHeight: amount.optional(),
  requireCogSupport: z.boolean().optional(),
})

const nesting = z.object({
  innerW: length,
  innerH: length,
  innerD: length,
  padding: padding.optional(),
  maxWeight: amount.optional(),
  allowHazmat: z.boolean().optional(),
  allowedGroups: z.array(z.string()).optional(),
})

const packaging = z.object({
  group: z.string().optional(),
  groupMode: z.enum(['keepTogether', 'separate']).optional(),
  hazmat: z.boolean().optional(),
  fragile: z.boolean().optional(),
  nestable: z.boolean().optional(),
  nesting: nesting.optional(),
  padding: padding.optional(),
})

export const packItemSchema = z.object({
  id: z.string().min(1).optional(),
  w: length,
  h: length,
  d: length,
  weight: amount.optional(),
  allowRotation: z.boolean().optional(),
  rotation: itemRotation.optional(),
  stacking: stacking.optional(),
  packaging: packaging.optional(),
  quantity: wholeQuantity.optional(),
})

export const packBinSchema = z.object({
  id: z.string().min(1).optional(),
  w: length,
  h: length,
  d: length,
  maxWeight: amount.optional(),
  cost: amount.optional(),
  tareWeight: amount.optional(),
  allowHazmat: z.boolean().optional(),
  padding: padding.optional(),
  shipping: z
    .object({
      baseCost: amount.optional(),
      ratePerWeight: amount.optional(),
      dimWeightDivisor: amount.optional(),
      carbonPerWeight: amount.optional(),
      slaDays: amount.optional(),
    })
    .optional(),
  quantity: wholeQuantity.optional(),
})

const fixedPlacement = z.object({
  itemId: z.string(),
  x: z.number(),
  y: z.number(),
  z: z.number(),
  rotation,
  binId: z.string(),
})

export const packRequestSchema = z.object({
  items: z.array(packItemSchema).min(1),
  bins: z.array(packBinSchema).min(1),
  allowUnplaced: z.boolean().optional(),
  objective: z.enum(['fast', 'minBins', 'maxPlaced', 'minWaste', 'minCost', 'shipping']).optional(),
  shippingObjective: z
    .object({
      costWeight: amount.optional(),
      carbonWeight: amount.optional(),
      slaWeight: amount.optional(),
      dimWeightDivisor: amount.optional(),
    })
    .optional(),
  palletization: z
    .object({
      pallets: z.array(packBinSchema).min(1),
      allowMixedContainers: z.boolean().optional(),
    })
    .optional(),
  includeInstructions: z.boolean().optional(),
  labelFormat: z.enum(['none', 'zpl']).optional(),
  nestingStrategy: z.enum(['auto', 'maximize', 'none']).optional(),
  extensions: z
    .object({
      effort: z.enum(['fast', 'balanced', 'best']).optional(),
      deadlineMs: z.number().positive().optional(),
      language: z.enum(['en', 'de']).optional(),
      fixed: z.array(fixedPlacement).optional(),
      next: z.string().optional(),
    })
    .optional(),
})

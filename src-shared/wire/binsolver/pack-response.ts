/** The PackResponse as other programs see it; for the contract's documents and for answers of other stations. */
import { z } from 'zod'

const nestedPlacement = z.object({
  itemId: z.string(),
  x: z.number(),
  y: z.number(),
  z: z.number(),
  w: z.number(),
  h: z.number(),
  d: z.number(),
  rotation: z.enum(['xyz', 'xzy', 'yxz', 'yzx', 'zxy', 'zyx']),
})

const binResult = z.object({
  binId: z.string(),
  templateId: z.string(),
  w: z.number(),
  h: z.number(),
  d: z.number(),
  vizUrl: z.string(),
  utilization: z.number().min(0).max(1),
  weight: z.number().optional(),
  shipping: z
    .object({
      dimensionalWeight: z.number(),
      billableWeight: z.number(),
      cost: z.number(),
      carbon: z.number(),
      slaDays: z.number(),
    })
    .optional(),
  instructions: z.array(z.string()).optional(),
  label: z.string().optional(),
  placements: z.array(nestedPlacement.extend({ nested: z.array(nestedPlacement).optional() })),
})

export const packResponseSchema = z.object({
  bins: z.array(binResult),
  unplaced: z.array(
    z.object({
      itemId: z.string(),
      w: z.number(),
      h: z.number(),
      d: z.number(),
      weight: z.number().optional(),
      reason: z.enum([
        'no_fit',
        'pallet_unplaced',
        'weight_limit',
        'hazmat_not_allowed',
        'group_incomplete',
      ]),
    }),
  ),
  stats: z.object({
    items: z.int(),
    placed: z.int(),
    unplaced: z.int(),
    binsUsed: z.int(),
    durationMs: z.number().nonnegative(),
    nested: z.int().optional(),
    palletsUsed: z.int().optional(),
    requestId: z.string().optional(),
  }),
  pallets: z.array(binResult).optional(),
  splits: z
    .array(z.object({ itemId: z.string(), palletId: z.string(), binId: z.string() }))
    .optional(),
  unplacedPallets: z.array(z.object({ palletId: z.string(), reason: z.string() })).optional(),
  extensions: z
    .object({
      effort: z.enum(['fast', 'balanced', 'best']),
      cutShort: z.boolean(),
      proof: z.object({ cheaperCarton: z.enum(['impossible', 'notFound']) }).optional(),
    })
    .optional(),
})

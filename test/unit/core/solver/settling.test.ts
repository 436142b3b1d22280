import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import { validate } from '../../../../src-main/core/solver/validate.ts'
import type { PackRequest, PackResponse } from '../../../../src-shared/model/packing.ts'

const roomy: PackRequest = {
  objective: 'minCost',
  items: [
    { id: 'book', w: 200, h: 30, d: 140, quantity: 3 },
    { id: 'tin', w: 80, h: 120, d: 80, quantity: 2 },
    { id: 'game', w: 260, h: 60, d: 260 },
  ],
  bins: [{ id: 'large', w: 600, h: 400, d: 400, cost: 100 }],
}

/** Mean height of what is inside, by volume, as a share of the carton's height. */
function height(response: PackResponse): number {
  let sum = 0
  let volume = 0
  for (const bin of response.bins)
    for (const p of bin.placements) {
      sum += p.w * p.h * p.d * ((p.y + p.h / 2) / bin.h)
      volume += p.w * p.h * p.d
    }
  return sum / volume
}

function withEffort(request: PackRequest, effort: 'fast' | 'balanced'): PackRequest {
  return { ...request, extensions: { effort } }
}

describe('settling', () => {
  test('in a carton with room to spare everything lies flat on the floor', () => {
    const { bins } = solve(withEffort(roomy, 'balanced'))
    expect(bins).toHaveLength(1)
    expect(bins[0]?.placements.every((p) => p.y === 0)).toBe(true)
    expect(Math.max(...(bins[0]?.placements ?? []).map((p) => p.h))).toBeLessThanOrEqual(80)
  })

  test('takes the same cartons, breaks no rule, and is the same every time', () => {
    const side = fc.integer({ min: 20, max: 260 })
    const item = fc.record({ w: side, h: side, d: side, quantity: fc.integer({ min: 1, max: 3 }) })
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), (items) => {
        const request = withEffort(
          {
            ...roomy,
            items: items.map((it, i) => ({ ...it, id: `i${i}` })),
            bins: [
              { id: 's', w: 300, h: 200, d: 200, cost: 40 },
              { id: 'l', w: 600, h: 400, d: 400, cost: 100 },
            ],
          },
          'balanced',
        )
        const response = solve(request)
        expect(validate(request, response)).toEqual([])
        expect(solve(request)).toEqual(response)
      }),
      { numRuns: 40 },
    )
  })

  test('never lies higher than the first filling that was found', () => {
    expect(height(solve(withEffort(roomy, 'balanced')))).toBeLessThan(
      height(solve(withEffort(roomy, 'fast'))) + 1e-9,
    )
  })
})

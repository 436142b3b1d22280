import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import { validate } from '../../../../src-main/core/solver/validate.ts'
import type { PackItem, PackRequest } from '../../../../src-shared/model/packing.ts'
import { exactWorth, worthOf } from './exact-rods.ts'

const whole = (min: number, max: number) => fc.integer({ min, max })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 })

const rods = fc.array(fc.record({ w: whole(2, 12), weight: whole(1, 9) }), {
  minLength: 2,
  maxLength: 5,
})
const rows = fc.array(
  fc.record({
    w: whole(8, 25),
    cost: whole(1, 20),
    maxWeight: maybe(whole(8, 25)),
    quantity: maybe(whole(1, 3)),
    tareWeight: whole(0, 2),
    shipping: fc.record({
      baseCost: whole(0, 20),
      ratePerWeight: whole(0, 9),
      carbonPerWeight: whole(0, 3),
      slaDays: whole(0, 5),
      dimWeightDivisor: whole(0, 3),
    }),
  }),
  { minLength: 1, maxLength: 3 },
)
const weights = fc.record({
  costWeight: maybe(whole(0, 2)),
  carbonWeight: maybe(whole(0, 2)),
  slaWeight: maybe(whole(0, 3)),
  dimWeightDivisor: maybe(whole(1, 3)),
})

/** Rods of one thickness for rows of the same: the exact answer is known. */
const rodRequests = (objective: NonNullable<PackRequest['objective']>) =>
  fc.record({ rods, rows, weights }).map(
    (made) =>
      JSON.parse(
        JSON.stringify({
          objective,
          shippingObjective: made.weights,
          items: made.rods.map((rod, i) => ({
            id: `r${i}`,
            h: 1,
            d: 1,
            ...rod,
            allowRotation: false,
          })),
          bins: made.rows.map((row, i) => ({ id: `b${i}`, h: 1, d: 1, ...row })),
        }),
      ) as PackRequest,
  )

describe('of all ways to pack five rods the best one is found', () => {
  test.each(['minBins', 'maxPlaced', 'minWaste', 'minCost'] as const)('under %s', (objective) => {
    fc.assert(
      fc.property(rodRequests(objective), (request) => {
        const response = solve(request)
        expect(validate(request, response)).toEqual([])
        expect(worthOf(request, response)).toEqual(exactWorth(request))
      }),
      { numRuns: 120 },
    )
  })

  test('under shipping nearly always, and never a better one than there is', () => {
    let best = 0
    const numRuns = 200
    fc.assert(
      fc.property(rodRequests('shipping'), (request) => {
        const [out, score] = worthOf(request, solve(request))
        const [leastOut, least] = exactWorth(request)
        expect(out).toBe(leastOut)
        expect(score).toBeGreaterThan(least! - 1e-6)
        if (score! < least! + 1e-6) best++
      }),
      { numRuns, seed: 5 },
    )
    expect(best / numRuns).toBeGreaterThan(0.97)
  })
})

describe('ties', () => {
  const die: PackItem = { id: 'die', w: 10, h: 10, d: 10 }
  const bin = (id: string, side: number, cost = 1) => ({ id, w: side, h: side, d: side, cost })
  const chosen = (objective: NonNullable<PackRequest['objective']>, bins: PackRequest['bins']) =>
    solve({ items: [die], bins, objective }).bins.map((one) => one.templateId)

  test('fast takes the first bin that fits, however large', () => {
    expect(chosen('fast', [bin('tiny', 5), bin('large', 90), bin('snug', 10)])).toEqual(['large'])
  })

  test('minBins takes the smaller of two bins', () => {
    expect(chosen('minBins', [bin('large', 90), bin('snug', 10)])).toEqual(['snug'])
  })

  test.each(['minBins', 'maxPlaced', 'minWaste', 'minCost'] as const)(
    '%s takes the first of two equal bins',
    (objective) => {
      expect(chosen(objective, [bin('first', 20), bin('second', 20)])).toEqual(['first'])
    },
  )

  test('more items come before a lower cost', () => {
    const response = solve({
      objective: 'minCost',
      items: [{ ...die, quantity: 2 }],
      bins: [
        { ...bin('cheap', 10, 1), quantity: 1 },
        { ...bin('dear', 20, 500), quantity: 1 },
      ],
    })
    expect([response.stats.placed, response.bins.map((one) => one.templateId)]).toEqual([
      2,
      ['dear'],
    ])
  })
})

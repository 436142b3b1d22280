/** Any unit, any decimals: lengths are exact to 1e-9 of the largest, whatever they are counted in. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import { validate } from '../../../../src-main/core/solver/validate.ts'
import type {
  PackBin,
  PackItem,
  PackRequest,
  PackResponse,
} from '../../../../src-shared/model/packing.ts'
import { secondOpinion } from './judge-tool.ts'

const mm = fc.integer({ min: 1, max: 60 })
const boxes = fc.record({
  items: fc.array(
    fc.record({
      w: mm,
      h: mm,
      d: mm,
      weight: mm,
      pad: fc.nat(3),
      quantity: fc.integer({ min: 1, max: 6 }),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  ),
  bin: fc.record({ w: mm, h: mm, d: mm, pad: fc.nat(2), most: mm }),
})

/** The boxes in another unit: lengths by the one factor, weights by the other. */
function inUnit(
  made: typeof boxes extends fc.Arbitrary<infer T> ? T : never,
  length: number,
  mass: number,
): PackRequest {
  const items: PackItem[] = made.items.map(({ w, h, d, weight, pad, quantity }, i) => ({
    ...{
      id: `i${i}`,
      w: w * length,
      h: h * length,
      d: d * length,
      weight: weight * mass,
      quantity,
    },
    packaging: { padding: { all: pad * length } },
  }))
  const { w, h, d, pad, most } = made.bin
  const bin: PackBin = {
    ...{ id: 'C', w: (w + 60) * length, h: (h + 60) * length, d: (d + 60) * length },
    padding: { all: pad * length },
    maxWeight: 3 * most * mass,
  }
  return { items, bins: [bin], objective: 'minBins' }
}

function judged(request: PackRequest, nodeLimit?: number): PackResponse {
  const response = solve(request, nodeLimit === undefined ? {} : { nodeLimit })
  expect([validate(request, response), secondOpinion(request, response)]).toEqual([[], []])
  return response
}

/** The farthest that a base is from what it rests on, as a part of the largest length. */
function widestGap(request: PackRequest, response: PackResponse): number {
  const largest = Math.max(...request.bins.map((bin) => Math.max(bin.w, bin.h, bin.d)))
  const wall = request.bins[0]?.padding?.all ?? 0
  const gaps = response.bins.flatMap((bin) =>
    bin.placements.map((one) => {
      const tops = bin.placements.map((other) => other.y + other.h)
      return Math.min(...[wall, ...tops].map((top) => Math.abs(top - one.y)))
    }),
  )
  return Math.max(0, ...gaps) / largest
}

describe('the same boxes', () => {
  const units: [string, number, number][] = [
    ['tenths', 0.1, 0.1],
    ['sixteenths of an inch', 1 / 16, 0.0625],
    ['inches in millimetres', 25.4, 28.349523125],
    ['metres', 0.001, 0.001],
    ['inches in metres', 0.0254, 0.45359237],
    ['thirds', 1 / 3, 1 / 3],
    ['sevenths', 1 / 7, 1],
    ['millionths', 1e-6, 1e-9],
    ['millions', 1e6, 1e9],
    ['a unit that fits nothing', Math.PI, Math.E],
  ]
  test.each(units)('in %s are packed as well as in whole ones', (_unit, length, mass) => {
    fc.assert(
      fc.property(boxes, (made) => {
        const request = inUnit(made, length, mass)
        const response = judged(request, 20_000)
        expect(widestGap(request, response)).toBeLessThanOrEqual(1e-9)
        const whole = judged(inUnit(made, 1, 1), 20_000)
        expect([response.stats.placed, response.bins.length]).toEqual([
          whole.stats.placed,
          whole.bins.length,
        ])
      }),
      { numRuns: 60 },
    )
  })
})

describe('huge and tiny lengths in one request touch exactly', () => {
  /** Six digits, the first of them at ten to the power of `low` up to `high`. */
  const between = (low: number, high: number) => {
    const digits = fc.integer({ min: 100_000, max: 999_999 })
    const power = fc.integer({ min: low, max: high })
    return fc.tuple(digits, power).map(([n, e]) => Number(`${n}e${e - 5}`))
  }
  const requests = (length: fc.Arbitrary<number>) => {
    const box = { w: length, h: length, d: length }
    const items = fc.array(fc.record({ ...box, weight: length }), { minLength: 1, maxLength: 6 })
    const bins = fc.array(fc.record({ ...box, maxWeight: length }), { minLength: 1, maxLength: 3 })
    return fc.record({ items, bins })
  }

  test('a million to one, for both judges', () => {
    fc.assert(
      fc.property(requests(between(-2, 3)), (request) => {
        expect(widestGap(request, judged(request, 20_000))).toBeLessThanOrEqual(1e-9)
      }),
      { numRuns: 200 },
    )
  })

  test('a hundred million to one, for our own, which sees finer', () => {
    fc.assert(
      fc.property(requests(between(-3, 4)), (request) => {
        const response = solve(request, { nodeLimit: 20_000 })
        expect(validate(request, response)).toEqual([])
        expect(widestGap(request, response)).toBeLessThanOrEqual(1e-9)
      }),
      { numRuns: 200 },
    )
  })
})

test('ten tenths fill one whole, and sixteen sixteenths', () => {
  const row = (side: number, quantity: number) =>
    judged({
      items: [{ id: 'slice', w: side, h: 1, d: 1, quantity }],
      bins: [{ id: 'C', w: 1, h: 1, d: 1, quantity: 1 }],
    }).bins[0]?.utilization
  expect([row(0.1, 10), row(1 / 16, 16), row(1 / 3, 3), row(1 / 7, 7)]).toEqual([1, 1, 1, 1])
})

test('a tenth too much does not fit', () => {
  const response = judged({
    items: [{ id: 'slice', w: 0.1, h: 1, d: 1, allowRotation: false, quantity: 11 }],
    bins: [{ id: 'C', w: 1.0999, h: 1, d: 1, quantity: 1 }],
  })
  expect(response.stats).toMatchObject({ placed: 10, unplaced: 1 })
})

test('three tenths of weight are carried by a limit of three tenths', () => {
  const items = [{ id: 'a', w: 1, h: 1, d: 1, weight: 0.1, quantity: 3 }]
  expect(judged({ items, bins: [{ w: 9, h: 9, d: 9, maxWeight: 0.3 }] }).bins).toHaveLength(1)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solve } from '../../../../../src-main/core/solver/solve.ts'
import { validate } from '../../../../../src-main/core/solver/validate.ts'
import type { PackRequest } from '../../../../../src-shared/model/packing.ts'
import { secondOpinion } from '../judge-tool.ts'
import { manyEqual } from './block-tasks.ts'

const anyRatio = fc.constantFrom(0, 0.5, 1, undefined).chain(manyEqual)

describe('a container for many equal items', () => {
  test('is filled under every rule of support and weight', () => {
    fc.assert(
      fc.property(anyRatio, (request) => {
        const response = solve(request, { nodeLimit: 20_000 })
        expect(validate(request, response)).toEqual([])
        expect(secondOpinion(request, response)).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  test('is filled in the same way a second time', () => {
    fc.assert(
      fc.property(anyRatio, (request) => {
        const first = JSON.stringify(solve(request, { nodeLimit: 20_000 }))
        expect(JSON.stringify(solve(structuredClone(request), { nodeLimit: 20_000 }))).toBe(first)
      }),
      { numRuns: 15 },
    )
  })

  test('gets a valid plan whenever the search is told to stop', () => {
    fc.assert(
      fc.property(anyRatio, fc.nat(12), (request, polls) => {
        let asked = 0
        const response = solve(request, { shouldStop: () => asked++ >= polls })
        expect(validate(request, response)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('is filled to the last corner where the items are made for it', () => {
    const request: PackRequest = {
      objective: 'minWaste',
      items: [
        { id: 'A', w: 30, h: 20, d: 25, quantity: 12 },
        { id: 'B', w: 20, h: 20, d: 25, quantity: 48 },
      ],
      bins: [{ id: 'container', w: 100, h: 60, d: 100, quantity: 1 }],
    }
    expect(solve(request).bins[0]?.utilization).toBeGreaterThan(0.99)
  })

  test('is filled better than one by one, and the better the more effort is allowed', () => {
    const request: PackRequest = {
      objective: 'minWaste',
      items: [
        [108, 76, 30, 40],
        [110, 43, 25, 33],
        [92, 81, 55, 39],
        [81, 33, 28, 30],
      ].map(([w, d, h, quantity]) => ({ w: w!, h: h!, d: d!, quantity: quantity! })),
      bins: [{ w: 587, h: 220, d: 233, quantity: 1 }],
    }
    const fillAt = (effort: 'fast' | 'balanced') =>
      solve({ ...request, extensions: { effort } }).bins[0]!.utilization
    const fast = fillAt('fast')
    expect(fast).toBeGreaterThan(0.86)
    expect(fillAt('balanced')).toBeGreaterThanOrEqual(Math.max(0.9, fast))
  })

  test('takes the small ones where the number of units counts', () => {
    const request: PackRequest = {
      objective: 'maxPlaced',
      items: [
        { id: 'large', w: 50, h: 50, d: 50, quantity: 8 },
        { id: 'small', w: 20, h: 20, d: 20, quantity: 125 },
      ],
      bins: [{ id: 'container', w: 100, h: 100, d: 100, quantity: 1 }],
    }
    expect(solve(request).stats.placed).toBe(125)
  })
})

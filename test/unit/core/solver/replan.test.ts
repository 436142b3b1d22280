import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NODE_LIMITS } from '../../../../src-main/core/solver/effort-meter.ts'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import { validate } from '../../../../src-main/core/solver/validate.ts'
import type { FixedPlacement, PackRequest } from '../../../../src-shared/model/packing.ts'
import { packRequests, withFixed } from './pack-requests.ts'

const options = { nodeLimit: NODE_LIMITS.fast }
const fixedAt = (itemId: string, x: number, y: number, z: number): FixedPlacement => {
  return { itemId, x, y, z, rotation: 'xyz', binId: 'bin-1' }
}
const half = { w: 50, h: 50, d: 50 }
const carton = { id: 'C', w: 100, h: 50, d: 100 }

/** The first bin's own template becomes the first of the request. */
function inHand(request: PackRequest): PackRequest | null {
  const named = { ...request, bins: request.bins.map((bin, i) => ({ ...bin, id: `T${i}` })) }
  const used = solve(named, options).bins[0]?.templateId
  const first = named.bins.find((bin) => bin.id === used)
  if (first === undefined) return null
  return { ...named, bins: [first, ...named.bins.filter((bin) => bin !== first)] }
}

describe('a carton in hand', () => {
  test('keeps what is in it where it is, whatever else is asked for', () => {
    fc.assert(
      fc.property(packRequests, fc.nat(6), (random, count) => {
        const request = inHand(random)
        if (request === null) return
        const first = solve(request, options).bins[0]
        if (first?.templateId !== request.bins[0]?.id) return
        const begun = withFixed(request, first?.placements ?? [], count)
        expect(validate(begun, solve(begun, options))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('is filled around what was put in otherwise than planned', () => {
    const response = solve({
      items: [{ id: 'a', ...half, quantity: 4 }],
      bins: [carton],
      extensions: { fixed: [fixedAt('a#3', 50, 0, 50)] },
    })
    const [first, ...rest] = response.bins[0]?.placements ?? []
    expect([first?.itemId, first?.x, first?.z, rest.length]).toEqual(['a#3', 50, 50, 3])
  })

  test('takes a position that no solver would choose as it is', () => {
    const request: PackRequest = {
      items: [
        { id: 'a', ...half },
        { id: 'b', w: 20, h: 20, d: 20 },
      ],
      bins: [{ ...carton, h: 100 }],
      extensions: { fixed: [fixedAt('a', 13.7, 21.9, 40)] },
    }
    const response = solve(request)
    expect(validate(request, response)).toEqual([])
    expect(response.bins[0]?.placements[0]).toMatchObject({ x: 13.7, y: 21.9, z: 40 })
  })

  test('gets nothing slid in beneath what is in it', () => {
    const request: PackRequest = {
      items: [
        { id: 'bridge', w: 100, h: 10, d: 100 },
        { id: 'small', w: 10, h: 10, d: 10, quantity: 5 },
      ],
      bins: [carton],
      extensions: { fixed: [fixedAt('bridge', 0, 20, 0)] },
    }
    const isAbove = solve(request)
      .bins[0]?.placements.slice(1)
      .map((placement) => placement.y >= 30)
    expect(isAbove).toEqual([true, true, true, true, true])
  })

  test('counts in the quantity of its template', () => {
    const response = solve({
      items: [{ id: 'a', w: 100, h: 50, d: 100, quantity: 3 }],
      bins: [{ ...carton, quantity: 2 }],
      extensions: { fixed: [fixedAt('a#1', 0, 0, 0)] },
    })
    expect(response.stats).toMatchObject({ binsUsed: 2, placed: 2, unplaced: 1 })
  })

  test('sends what no longer goes in to a further carton', () => {
    const response = solve({
      objective: 'minWaste',
      items: [{ id: 'a', ...half, quantity: 2 }],
      bins: [
        { id: 'C', w: 90, h: 50, d: 90 },
        { id: 'D', w: 50, h: 50, d: 50 },
      ],
      extensions: { fixed: [fixedAt('a#1', 20, 0, 20)] },
    })
    expect(response.bins.map((bin) => [bin.binId, bin.templateId])).toEqual([
      ['bin-1', 'C'],
      ['bin-2', 'D'],
    ])
  })
})

describe('the unit in the packer’s hand', () => {
  const items = [
    { id: 'plate', w: 100, h: 10, d: 100, allowRotation: false },
    { id: 'cup', w: 40, h: 40, d: 40 },
  ]

  test('goes in first where the rest still fits', () => {
    const listed = (next: string) =>
      solve({
        items: [...items, { id: 'pin', w: 5, h: 5, d: 5 }],
        bins: [{ ...carton, h: 60 }],
        extensions: { fixed: [fixedAt('plate', 0, 0, 0)], next },
      }).bins[0]?.placements.map((placement) => placement.itemId)
    expect([listed('pin'), listed('cup')]).toEqual([
      ['plate', 'pin', 'cup'],
      ['plate', 'cup', 'pin'],
    ])
  })

  test('one of several equal units is as good as the other', () => {
    const response = solve({
      items: [{ id: 'a', ...half, quantity: 4 }],
      bins: [carton],
      extensions: { fixed: [fixedAt('a#1', 0, 0, 0)], next: 'a#4' },
    })
    expect(response.bins[0]?.placements[1]?.itemId).toBe('a#4')
  })

  test('is not put where only another carton has room', () => {
    const request: PackRequest = {
      items: [
        { id: 'rod', w: 1, h: 1, d: 9, allowRotation: false },
        { id: 'dice', w: 1, h: 1, d: 1 },
      ],
      bins: [
        { id: 'short', w: 8, h: 8, d: 8 },
        { id: 'long', w: 8, h: 8, d: 9 },
      ],
      extensions: { fixed: [], next: 'rod' },
    }
    expect(validate(request, solve(request))).toEqual([])
  })

  test('waits where something has to go beneath it first', () => {
    const request: PackRequest = {
      items: [...items, { id: 'chip', w: 1, h: 1, d: 1 }],
      bins: [{ ...carton, w: 100, h: 50, d: 100 }],
      extensions: { fixed: [], next: 'cup' },
    }
    const started = { ...request, extensions: { fixed: [fixedAt('chip', 0, 49, 0)], next: 'cup' } }
    const response = solve(started)
    expect(validate(started, response)).toEqual([])
    expect(response.bins).toHaveLength(2)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NODE_LIMITS } from '../../../../src-main/core/solver/effort-meter.ts'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import { validate } from '../../../../src-main/core/solver/validate.ts'
import type { PackItem, PackRequest } from '../../../../src-shared/model/packing.ts'
import { secondOpinion } from './judge-tool.ts'
import { packRequests } from './pack-requests.ts'

const carton = { id: 'C', w: 100, h: 100, d: 100 }
const cube = (id: string, side: number, more: Partial<PackItem> = {}): PackItem => {
  return { id, w: side, h: side, d: side, ...more }
}

describe('any request', () => {
  test('gets an answer that breaks no rule of the contract', () => {
    fc.assert(
      fc.property(packRequests, (request) => {
        const response = solve(request, { nodeLimit: NODE_LIMITS.fast })
        expect(validate(request, response)).toEqual([])
        expect(secondOpinion(request, response)).toEqual([])
      }),
      { numRuns: 250 },
    )
  })

  test('gets the same bytes a second time', () => {
    fc.assert(
      fc.property(packRequests, (request) => {
        const first = JSON.stringify(solve(request, { nodeLimit: 5000 }))
        expect(JSON.stringify(solve(structuredClone(request), { nodeLimit: 5000 }))).toBe(first)
      }),
      { numRuns: 60 },
    )
  })

  test('gets a valid answer whenever it is told to stop', () => {
    fc.assert(
      fc.property(packRequests, fc.nat(3), (request, polls) => {
        let asked = 0
        const response = solve(request, { shouldStop: () => asked++ >= polls })
        expect(validate(request, response)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('placing', () => {
  test('eight half-size cubes fill a carton completely', () => {
    const response = solve({ items: [cube('dice', 50, { quantity: 8 })], bins: [carton] })
    expect(response.bins.map((bin) => bin.utilization)).toEqual([1])
  })

  test('an item with padding is placed with it, and reported with it', () => {
    const items = [cube('glass', 20, { packaging: { padding: { all: 2.5, y: 1 } } })]
    const [bin] = solve({ items, bins: [{ ...carton, padding: { all: 3 } }] }).bins
    expect(bin?.placements[0]).toMatchObject({ x: 3, y: 3, z: 3, w: 25, h: 22, d: 25 })
  })

  test('thirds of a unit stay thirds, and stand on each other exactly', () => {
    const third = 100 / 3
    const response = solve({ items: [cube('third', third, { quantity: 27 })], bins: [carton] })
    expect(response.stats).toMatchObject({ placed: 27, binsUsed: 1 })
  })

  test('an item that may not be tipped over stays upright', () => {
    const tall = { id: 'vase', w: 10, h: 90, d: 10, rotation: { mode: 'upright' as const } }
    const response = solve({ items: [tall], bins: [{ id: 'flat', w: 100, h: 50, d: 100 }] })
    expect(response.unplaced.map(({ itemId, reason }) => [itemId, reason])).toEqual([
      ['vase', 'no_fit'],
    ])
  })

  test('nothing is put on a fragile item', () => {
    const items = [cube('glass', 50, { packaging: { fragile: true } }), cube('stone', 50)]
    const narrow = { id: 'narrow', w: 50, h: 100, d: 50 }
    const [bin] = solve({ items, bins: [narrow] }).bins
    expect(bin?.placements.map((placement) => placement.itemId)).toEqual(['stone', 'glass'])
  })

  test('a load limit counts everything above, directly or through others', () => {
    const book = (id: string): PackItem => ({
      ...cube(id, 50),
      weight: 2,
      stacking: { maxLoad: 2 },
    })
    const tower = { id: 'tower', w: 50, h: 150, d: 50, quantity: 1 }
    const response = solve({ items: [book('a'), book('b'), book('c')], bins: [tower] })
    expect(response.stats).toMatchObject({ placed: 2, unplaced: 1 })
  })

  test('an explicit support of 0 may float, silence may not', () => {
    const wide = { w: 100, h: 10, d: 100, allowRotation: false }
    const request = (stacking: PackItem['stacking']): PackRequest => ({
      items: [
        { id: 'pin', w: 10, h: 20, d: 10, allowRotation: false, stacking: { minSupportRatio: 1 } },
        { id: 'lid', ...wide, ...(stacking === undefined ? {} : { stacking }) },
      ],
      bins: [{ ...carton, quantity: 1 }],
    })
    const floating = solve(request({ minSupportRatio: 0 })).bins[0]!.placements
    const resting = solve(request(undefined)).bins[0]!.placements
    expect([floating.length, resting.find((placement) => placement.itemId === 'lid')?.y]).toEqual([
      2, 0,
    ])
  })
})

describe('choosing cartons', () => {
  const small = { id: 'S', w: 50, h: 50, d: 50, cost: 30 }
  const large = { id: 'L', w: 100, h: 100, d: 100, cost: 100 }

  test('two small cartons are taken where they cost less than a large one', () => {
    const response = solve({
      objective: 'minCost',
      items: [cube('cube', 50, { quantity: 2 })],
      bins: [small, large],
    })
    expect(response.bins.map((bin) => bin.templateId)).toEqual(['S', 'S'])
  })

  test('minBins takes the one large carton instead', () => {
    const response = solve({
      objective: 'minBins',
      items: [cube('cube', 50, { quantity: 2 })],
      bins: [small, large],
    })
    expect(response.bins.map((bin) => bin.templateId)).toEqual(['L'])
  })

  test('shipping weighs the dimensional weight of each carton', () => {
    const shipping = { baseCost: 1, ratePerWeight: 1, dimWeightDivisor: 5000 }
    const response = solve({
      objective: 'shipping',
      items: [cube('cube', 50, { weight: 3 })],
      bins: [
        { ...large, shipping },
        { ...small, shipping: { ...shipping, baseCost: 5 } },
      ],
    })
    expect(response.bins[0]).toMatchObject({
      templateId: 'S',
      weight: 3,
      shipping: { dimensionalWeight: 25, billableWeight: 25, cost: 30 },
    })
  })

  test('no more cartons are used than there are', () => {
    const response = solve({
      objective: 'maxPlaced',
      items: [cube('cube', 50, { quantity: 3 })],
      bins: [{ ...small, quantity: 2 }],
    })
    expect(response.stats).toMatchObject({ placed: 2, unplaced: 1, binsUsed: 2 })
  })

  test('minWaste keeps the volume, maxPlaced the number of items', () => {
    const request = (objective: 'minWaste' | 'maxPlaced'): PackRequest => ({
      objective,
      items: [cube('big', 90), cube('small', 50, { quantity: 5 })],
      bins: [{ ...large, quantity: 1 }],
    })
    expect(solve(request('minWaste')).unplaced.map((row) => row.itemId)).not.toContain('big')
    expect(solve(request('maxPlaced')).stats.placed).toBe(5)
  })

  test('a weight limit opens a second carton', () => {
    const response = solve({
      items: [cube('iron', 20, { weight: 6, quantity: 2 })],
      bins: [{ ...large, maxWeight: 10 }],
    })
    expect(response.bins.map((bin) => bin.weight)).toEqual([6, 6])
  })

  test('a cheaper carton is proven impossible by bounds, and only then', () => {
    const asked = (side: number) =>
      solve({
        objective: 'minCost',
        items: [cube('cube', side)],
        bins: [small, large],
        extensions: {},
      })
    expect(asked(60).extensions?.proof).toEqual({ cheaperCarton: 'impossible' })
  })
})

describe('groups and hazards', () => {
  test('a group that cannot stay together stays out as a whole', () => {
    const items = [cube('set', 80, { quantity: 2, packaging: { group: 'set' } }), cube('solo', 10)]
    const response = solve({ items, bins: [carton] })
    expect(response.unplaced.map((row) => row.reason)).toEqual([
      'group_incomplete',
      'group_incomplete',
    ])
    expect(response.stats.placed).toBe(1)
  })

  test('a separate group shares its cartons with nothing else', () => {
    const items = [
      cube('acid', 10, { packaging: { group: 'acid', groupMode: 'separate' } }),
      cube('bread', 10),
    ]
    const response = solve({ items, bins: [carton] })
    expect(response.bins.map((bin) => bin.placements.map((p) => p.itemId))).toEqual([
      ['bread'],
      ['acid'],
    ])
  })

  test('dangerous goods go only where they are allowed, else it says why', () => {
    const items = [cube('acid', 10, { packaging: { hazmat: true } })]
    const refusing = { ...carton, allowHazmat: false }
    expect(solve({ items, bins: [refusing] }).unplaced[0]?.reason).toBe('hazmat_not_allowed')
    const both = solve({ items, bins: [refusing, { ...carton, id: 'D' }] })
    expect(both.bins[0]?.templateId).toBe('D')
  })

  test('an item that every carton fits but none may carry is out for its weight', () => {
    const items = [cube('anvil', 10, { weight: 50 })]
    const response = solve({ items, bins: [{ ...carton, maxWeight: 20 }] })
    expect(response.unplaced[0]).toEqual({
      itemId: 'anvil',
      w: 10,
      h: 10,
      d: 10,
      weight: 50,
      reason: 'weight_limit',
    })
  })
})

describe('names', () => {
  test('nameless entries take the smallest free number from their place on, units get a hash', () => {
    const response = solve({
      items: [{ w: 1, h: 1, d: 1, quantity: 2 }, cube('item-1', 2), { w: 3, h: 3, d: 3 }],
      bins: [{ w: 10, h: 10, d: 10 }],
    })
    const ids = response.bins.flatMap((bin) => bin.placements.map((placement) => placement.itemId))
    expect([ids.sort(), response.bins[0]?.templateId]).toEqual([
      ['item-1', 'item-2#1', 'item-2#2', 'item-3'],
      'bin-1',
    ])
  })
})

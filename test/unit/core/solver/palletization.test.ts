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
import { palletRequests } from './pack-requests.ts'

const cube = (id: string, side: number, more: Partial<PackItem> = {}): PackItem => {
  return { id, w: side, h: side, d: side, weight: 1, ...more }
}
const euro: PackBin = { id: 'euro', w: 20, h: 10, d: 10, tareWeight: 5 }
const truck: PackBin = { id: 'truck', w: 40, h: 20, d: 10 }

function judged(request: PackRequest): PackResponse {
  const response = solve(request)
  expect([validate(request, response), secondOpinion(request, response)]).toEqual([[], []])
  return response
}

const ship = (
  items: PackItem[],
  pallets: PackBin[],
  bins: PackBin[],
  more: Partial<PackRequest> & { allowMixedContainers?: boolean } = {},
): PackResponse => {
  const { allowMixedContainers, ...rest } = more
  const mixing = allowMixedContainers === undefined ? {} : { allowMixedContainers }
  return judged({ items, bins, palletization: { pallets, ...mixing }, ...rest })
}

const idsOn = (response: PackResponse): string[][] =>
  (response.pallets ?? []).map((pallet) => pallet.placements.map((one) => one.itemId).sort())

test('any request with pallets gets an answer that breaks no rule of the contract', () => {
  fc.assert(
    fc.property(palletRequests, (request) => {
      const response = solve(request, { nodeLimit: 20_000 })
      expect(validate(request, response)).toEqual([])
      expect(secondOpinion(request, response)).toEqual([])
    }),
    { numRuns: 250 },
  )
})

test('the same request with pallets gets the same bytes a second time', () => {
  fc.assert(
    fc.property(palletRequests, (request) => {
      const first = JSON.stringify(solve(request, { nodeLimit: 5000 }))
      expect(JSON.stringify(solve(structuredClone(request), { nodeLimit: 5000 }))).toBe(first)
    }),
    { numRuns: 40 },
  )
})

describe('two levels', () => {
  const response = ship([cube('box', 10, { quantity: 4 })], [euro], [truck])

  test('items go on pallets, pallets into containers, each under its own bin number', () => {
    expect(response.bins.map((bin) => bin.placements.map((one) => one.itemId))).toEqual([
      ['bin-1', 'bin-2'],
    ])
    expect(idsOn(response)).toEqual([
      ['box#1', 'box#2'],
      ['box#3', 'box#4'],
    ])
  })

  test('one row of splits for each unit says on which pallet and in which container it is', () => {
    expect(response.splits).toEqual([
      { itemId: 'box#1', palletId: 'bin-1', binId: 'bin-1' },
      { itemId: 'box#2', palletId: 'bin-1', binId: 'bin-1' },
      { itemId: 'box#3', palletId: 'bin-2', binId: 'bin-1' },
      { itemId: 'box#4', palletId: 'bin-2', binId: 'bin-1' },
    ])
  })

  test('the statistics count items, never pallets', () => {
    expect(response.stats).toEqual({
      items: 4,
      placed: 4,
      unplaced: 0,
      binsUsed: 1,
      palletsUsed: 2,
      durationMs: 0,
    })
  })

  test('a container weighs its pallets with their tare, a pallet its items alone', () => {
    expect([response.bins[0]?.weight, response.pallets?.map((pallet) => pallet.weight)]).toEqual([
      14,
      [2, 2],
    ])
  })

  test('pallets do not carry one another', () => {
    const stacked = ship([cube('box', 10, { quantity: 8 })], [euro], [truck])
    expect(stacked.bins).toHaveLength(2)
  })

  test('decimal weights add up without dust', () => {
    const items = [cube('box', 10, { weight: 0.1, quantity: 2 })]
    const light = ship(items, [{ ...euro, tareWeight: 0.1 }], [{ ...truck, maxWeight: 0.3 }])
    expect([light.stats.placed, light.bins[0]?.weight]).toEqual([2, 0.3])
  })
})

describe('pallets are chosen with the containers in mind', () => {
  test('a pallet that no container takes is left alone where another one does', () => {
    const wide = { ...euro, id: 'wide', w: 50 }
    const response = ship([cube('box', 10, { quantity: 4 })], [wide, euro], [truck])
    expect([response.pallets?.map((one) => one.templateId), response.stats.placed]).toEqual([
      ['euro', 'euro'],
      4,
    ])
  })

  test('a pallet is loaded no heavier than a container bears', () => {
    const items = [cube('iron', 10, { weight: 20, quantity: 4 })]
    const response = ship(items, [euro], [{ ...truck, maxWeight: 30 }])
    expect(response.stats).toMatchObject({ placed: 4, palletsUsed: 4, binsUsed: 4 })
  })

  test('of two pallets the one is taken that leaves less of a container empty', () => {
    // Three large pallets need a container each, four small ones share two.
    const large = { id: 'large', w: 30, h: 10, d: 10 }
    const response = ship([cube('box', 10, { quantity: 8 })], [large, euro], [truck], {
      objective: 'minBins',
    })
    expect(response.bins).toHaveLength(2)
  })

  test('dangerous goods are kept together where few containers allow them', () => {
    const items = [
      cube('acid', 10, { packaging: { hazmat: true }, quantity: 2 }),
      cube('bread', 10, { quantity: 2 }),
    ]
    const small = { ...truck, w: 20 }
    const bins = [
      { ...small, id: 'plain', allowHazmat: false },
      { ...small, id: 'safe', quantity: 1 },
    ]
    const response = ship(items, [euro], bins)
    expect([response.stats.placed, idsOn(response)]).toEqual([
      4,
      [
        ['acid#1', 'acid#2'],
        ['bread#1', 'bread#2'],
      ],
    ])
  })
})

describe('containers', () => {
  const items = [cube('box', 10, { quantity: 6 })]
  const bins = [
    { ...truck, id: 'van', w: 20, quantity: 1 },
    { ...truck, quantity: 1 },
  ]

  test('of different templates are mixed where nothing is said', () => {
    const response = ship(items, [euro], bins)
    expect(response.bins.map((bin) => bin.templateId).sort()).toEqual(['truck', 'van'])
  })

  test('are all of one template where mixing is not allowed', () => {
    const response = ship(items, [euro], bins, { allowMixedContainers: false })
    expect(response.bins.map((bin) => bin.templateId)).toEqual(['truck'])
    expect(response.stats).toMatchObject({ placed: 4, unplaced: 2 })
  })
})

describe('a pallet without a container', () => {
  test('stays in the answer, is listed with a reason, and its items are out because of it', () => {
    const response = ship(
      [cube('box', 10, { quantity: 4 })],
      [euro],
      [{ ...truck, w: 20, quantity: 1 }],
    )
    expect([response.pallets?.length, response.unplacedPallets]).toEqual([
      2,
      [{ palletId: 'bin-2', reason: 'no_fit' }],
    ])
    expect(response.unplaced.map((row) => [row.itemId, row.reason])).toEqual([
      ['box#3', 'pallet_unplaced'],
      ['box#4', 'pallet_unplaced'],
    ])
  })

  test('says so too where no container takes any pallet', () => {
    const response = ship([cube('box', 10)], [euro], [{ ...truck, w: 10, d: 19 }])
    expect([response.bins, response.unplacedPallets, response.stats.palletsUsed]).toEqual([
      [],
      [{ palletId: 'bin-1', reason: 'no_fit' }],
      1,
    ])
  })

  test('is one with few items on it', () => {
    const items = [
      cube('big', 10, { w: 20, allowRotation: false }),
      cube('bit', 5, { quantity: 16 }),
    ]
    const response = ship(items, [euro], [{ ...truck, w: 20, quantity: 1 }], {
      objective: 'maxPlaced',
    })
    expect(response.unplaced.map((row) => row.itemId)).toEqual(['big'])
  })

  test('is told apart from items that no pallet carries', () => {
    const response = ship([cube('box', 10), cube('giant', 30)], [euro], [truck])
    expect(response.unplaced).toEqual([
      { itemId: 'giant', w: 30, h: 30, d: 30, weight: 1, reason: 'no_fit' },
    ])
  })
})

describe('groups', () => {
  test('what keeps together is on one pallet', () => {
    const kit = { packaging: { group: 'kit' } }
    const items = [cube('a', 10, kit), cube('x', 10, { quantity: 2 }), cube('b', 10, kit)]
    const pallets = idsOn(ship(items, [euro], [truck]))
    expect(pallets.find((ids) => ids.includes('a'))).toContain('b')
  })

  test('what is separate has its pallet and its container alone', () => {
    const acid = { packaging: { group: 'acid', groupMode: 'separate' as const } }
    const response = ship([cube('acid', 10, acid), cube('bread', 10)], [euro], [truck])
    expect([idsOn(response), response.bins.length]).toEqual([[['bread'], ['acid']], 2])
  })
})

test('nested units travel with their host, are on its pallet, and have their row of splits', () => {
  const crate: PackItem = {
    ...cube('crate', 10),
    packaging: { nesting: { innerW: 9, innerH: 9, innerD: 9 } },
  }
  const response = ship([crate, cube('die', 4, { quantity: 2 })], [euro], [truck], {
    nestingStrategy: 'maximize',
  })
  expect(response.stats).toMatchObject({ placed: 3, nested: 2, palletsUsed: 1 })
  expect([response.bins[0]?.weight, response.splits?.length]).toEqual([8, 3])
})

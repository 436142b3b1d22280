import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import { validate } from '../../../../src-main/core/solver/validate.ts'
import type {
  ItemNesting,
  PackBin,
  PackItem,
  PackRequest,
  PackResponse,
} from '../../../../src-shared/model/packing.ts'
import { secondOpinion } from './judge-tool.ts'
import { nestingRequests, withFixed } from './pack-requests.ts'

const crate = (cavity: Partial<ItemNesting> = {}, more: Partial<PackItem> = {}): PackItem => ({
  id: 'crate',
  w: 40,
  h: 40,
  d: 40,
  weight: 2,
  ...more,
  packaging: { ...more.packaging, nesting: { innerW: 30, innerH: 30, innerD: 30, ...cavity } },
})
const cube = (id: string, side: number, more: Partial<PackItem> = {}): PackItem => {
  return { id, w: side, h: side, d: side, weight: 1, ...more }
}
const snug: PackBin = { id: 'snug', w: 40, h: 40, d: 40, cost: 1 }

/** Solves, has both judges look at it, and gives the response. */
function judged(request: PackRequest): PackResponse {
  const response = solve(request)
  expect([validate(request, response), secondOpinion(request, response)]).toEqual([[], []])
  return response
}

/** Ids that lie in a host, in the order they go in. */
function nestedIn(response: PackResponse, host = 'crate'): string[] {
  const placements = response.bins.flatMap((bin) => bin.placements)
  const found = placements.find((placement) => placement.itemId === host)
  return (found?.nested ?? []).map((inner) => inner.itemId)
}

describe('any request with cavities', () => {
  test('gets an answer that breaks no rule of the contract', () => {
    let nested = 0
    fc.assert(
      fc.property(nestingRequests, (request) => {
        const response = solve(request, { nodeLimit: 20_000 })
        nested += response.stats.nested ?? 0
        expect(validate(request, response)).toEqual([])
        expect(secondOpinion(request, response)).toEqual([])
      }),
      { numRuns: 400, seed: 12 },
    )
    expect(nested).toBeGreaterThan(100)
  })

  test('places no less with auto than with none', () => {
    fc.assert(
      fc.property(nestingRequests, (request) => {
        if (request.objective === 'minWaste') return
        const placed = (nestingStrategy: 'auto' | 'none') =>
          solve({ ...request, nestingStrategy }, { nodeLimit: 0 }).stats.placed
        expect(placed('auto')).toBeGreaterThanOrEqual(placed('none'))
      }),
      { numRuns: 150 },
    )
  })
})

test('auto never takes more bins than none for the same items', () => {
  fc.assert(
    fc.property(nestingRequests, (request) => {
      const [auto, none] = (['auto', 'none'] as const).map(
        (nestingStrategy) =>
          solve({ ...request, objective: 'minBins', nestingStrategy }, { nodeLimit: 0 }).stats,
      )
      if (auto!.placed === none!.placed) {
        expect(auto!.binsUsed).toBeLessThanOrEqual(none!.binsUsed)
      } else expect(auto!.placed).toBeGreaterThan(none!.placed)
    }),
    { numRuns: 150 },
  )
})

describe('the strategy', () => {
  const items = [crate(), cube('dice', 10, { quantity: 5 })]
  const roomy: PackBin = { id: 'roomy', w: 80, h: 40, d: 40, cost: 1.5 }

  test('none nests nothing, even where something then stays out', () => {
    const bins = [{ ...snug, quantity: 1 }]
    const response = judged({ items, bins, objective: 'maxPlaced', nestingStrategy: 'none' })
    expect([response.stats.nested, response.stats.unplaced]).toEqual([undefined, 1])
  })

  test('maximize fills the cavity although there is room beside the host', () => {
    const response = judged({ items, bins: [roomy], nestingStrategy: 'maximize' })
    expect(response.stats).toMatchObject({ placed: 6, nested: 5, binsUsed: 1 })
  })

  test('auto nests nothing where that saves no bin', () => {
    const response = judged({ items, bins: [roomy], objective: 'minBins' })
    expect([response.stats.nested, response.bins.length]).toEqual([undefined, 1])
  })

  test.each(['minBins', 'minCost', 'minWaste', 'shipping'] as const)(
    'auto nests where %s then takes one bin instead of two',
    (objective) => {
      const bins = [{ ...snug, shipping: { baseCost: 4, ratePerWeight: 1 } }]
      const response = judged({ items, bins, objective })
      expect(response.stats).toMatchObject({ placed: 6, nested: 5, binsUsed: 1 })
    },
  )

  test('auto nests where a cheaper carton is then enough', () => {
    const response = judged({ items, bins: [roomy, snug], objective: 'minCost' })
    expect(response.bins.map((bin) => bin.templateId)).toEqual(['snug'])
  })

  test.each(['maxPlaced', 'fast'] as const)(
    'auto nests under %s only what has no place',
    (objective) => {
      const bins = [{ ...snug, quantity: 1 }]
      const stuck = judged({ items, bins, objective })
      const free = judged({ items, bins: [roomy], objective })
      expect([stuck.stats, free.stats.nested]).toMatchObject([{ placed: 6, nested: 5 }, undefined])
    },
  )

  test('maximize leaves a cavity empty where the host would be too heavy for every bin', () => {
    const bins = [{ ...snug, w: 90, maxWeight: 3 }]
    const response = judged({ items, bins, nestingStrategy: 'maximize' })
    expect([response.stats.placed, nestedIn(response)]).toEqual([6, ['dice#1']])
  })
})

describe('the cavity', () => {
  const nestAll = (cavity: Partial<ItemNesting>, ...items: PackItem[]) =>
    judged({
      items: [crate(cavity), ...items],
      bins: [{ id: 'C', w: 100, h: 60, d: 60 }],
      nestingStrategy: 'maximize',
    })

  test('its padding keeps things off its walls, and positions are from the host’s own corner', () => {
    const response = nestAll({ padding: { all: 0.5, y: 1 } }, cube('die', 29, { h: 28 }))
    const [inner] =
      response.bins[0]?.placements.flatMap((placement) => placement.nested ?? []) ?? []
    expect(inner).toMatchObject({ itemId: 'die', x: 0.5, y: 1, z: 0.5, w: 29, h: 28, d: 29 })
  })

  test('an item that its padding leaves no room for stays beside the host', () => {
    expect(nestedIn(nestAll({ padding: { all: 0.5 } }, cube('die', 29.5)))).toEqual([])
  })

  test('it holds no more weight than it may', () => {
    expect(nestedIn(nestAll({ maxWeight: 2.5 }, cube('die', 10, { quantity: 4 })))).toHaveLength(2)
  })

  test('dangerous goods stay out of a cavity that refuses them', () => {
    const acid = cube('acid', 10, { packaging: { hazmat: true } })
    expect(nestedIn(nestAll({ allowHazmat: false }, acid))).toEqual([])
    expect(nestedIn(nestAll({}, acid))).toEqual(['acid'])
  })

  test('only the groups that it allows go in; an ungrouped item is of no group', () => {
    const items = [cube('bolt', 10, { packaging: { group: 'bolts' } }), cube('solo', 10)]
    expect(nestedIn(nestAll({ allowedGroups: ['bolts'] }, ...items))).toEqual(['bolt'])
    expect(nestedIn(nestAll({ allowedGroups: [] }, ...items))).toEqual([])
  })

  test('what is not nestable stays beside the host', () => {
    expect(nestedIn(nestAll({}, cube('die', 10, { packaging: { nestable: false } })))).toEqual([])
  })

  test('a fragile item bears nothing inside either', () => {
    const glass = cube('glass', 30, { h: 15, allowRotation: false, packaging: { fragile: true } })
    const stone = cube('stone', 30, { h: 15, allowRotation: false })
    expect(nestedIn(nestAll({}, glass, stone))).toEqual(['stone', 'glass'])
    expect(nestedIn(nestAll({}, { ...glass, quantity: 2 }))).toHaveLength(1)
  })

  test('a load limit counts inside', () => {
    const book = cube('book', 30, { h: 10, allowRotation: false, stacking: { maxLoad: 1 } })
    expect(nestedIn(nestAll({}, { ...book, quantity: 3 }))).toHaveLength(2)
  })
})

describe('a host with things in it', () => {
  test('stands upright, and its things keep their places in its own frame when it is turned', () => {
    const box = crate({ innerW: 50, innerH: 20, innerD: 10 }, { w: 60, h: 30, d: 20 })
    const pen = { id: 'pen', w: 48, h: 5, d: 5, rotation: { mode: 'none' as const } }
    const response = judged({
      items: [box, pen],
      bins: [{ id: 'C', w: 20, h: 30, d: 60 }],
      objective: 'minBins',
    })
    const [host] = response.bins[0]!.placements
    expect(host).toMatchObject({ rotation: 'zyx', w: 20, h: 30, d: 60 })
    expect(host?.nested?.[0]).toMatchObject({ itemId: 'pen', w: 48, d: 5, rotation: 'xyz' })
  })

  test('stays empty when it may not stand upright', () => {
    const items = [crate({}, { rotation: { mode: 'custom', allowed: ['yxz'] } }), cube('die', 10)]
    const response = judged({ items, bins: [{ ...snug, w: 90 }], nestingStrategy: 'maximize' })
    expect(response.stats.nested).toBeUndefined()
  })

  test('weighs what is in it: for the bin, and for what bears it', () => {
    const shelf = cube('shelf', 40, { h: 10, allowRotation: false, stacking: { maxLoad: 3 } })
    const lidless = crate({}, { packaging: { fragile: true } })
    const items = [shelf, lidless, cube('die', 10, { quantity: 4 })]
    const tower: PackBin = { id: 'tower', w: 40, h: 50, d: 40, maxWeight: 7 }
    const response = judged({ items, bins: [tower], nestingStrategy: 'maximize' })
    expect(response.bins.map((bin) => bin.weight).sort()).toEqual([1, 6])
  })

  test('goes where dangerous goods may go, when something in it is dangerous', () => {
    const acid = cube('acid', 10, { packaging: { hazmat: true } })
    const bins = [
      { ...snug, id: 'plain', allowHazmat: false },
      { ...snug, id: 'safe' },
    ]
    const response = judged({ items: [crate(), acid], bins, nestingStrategy: 'maximize' })
    expect(response.bins.map((bin) => bin.templateId)).toEqual(['safe'])
  })

  test('may lie in a larger host when it is empty, and holds nothing then', () => {
    const small = crate({ innerW: 15, innerH: 15, innerD: 15 }, { id: 'box', w: 20, h: 20, d: 20 })
    const response = judged({ items: [crate(), small], bins: [snug], nestingStrategy: 'maximize' })
    expect(nestedIn(response)).toEqual(['box'])
  })

  test('keeps its things with it when it has no place', () => {
    const items = [crate(), cube('die', 10)]
    const bins = [{ id: 'flat', w: 50, h: 30, d: 50 }]
    const response = judged({ items, bins, nestingStrategy: 'maximize' })
    expect(response.unplaced.map((row) => row.itemId)).toEqual(['crate'])
  })
})

describe('groups', () => {
  const kit = { group: 'kit' }

  test('a group that keeps together is nested with its bin', () => {
    const items = [crate(), cube('a', 10, { packaging: kit }), cube('b', 35, { packaging: kit })]
    const bins = [{ ...snug, w: 80 }]
    const response = judged({ items, bins, nestingStrategy: 'maximize' })
    expect([response.bins.length, nestedIn(response)]).toEqual([1, ['a']])
  })

  test('things of a separate group and others do not share a host', () => {
    const alone = { group: 'acid', groupMode: 'separate' as const }
    const items = [crate(), cube('acid', 10, { packaging: alone }), cube('die', 10)]
    const response = judged({ items, bins: [snug], nestingStrategy: 'maximize' })
    expect([nestedIn(response), response.bins.length]).toEqual([['die'], 2])
  })

  test('a host of a separate group takes its own kind', () => {
    const alone = { group: 'acid', groupMode: 'separate' as const }
    const items = [
      crate({}, { packaging: alone }),
      cube('acid', 10, { packaging: alone }),
      cube('die', 10),
    ]
    const response = judged({ items, bins: [snug], nestingStrategy: 'maximize' })
    expect(nestedIn(response)).toEqual(['acid'])
  })
})

describe('with a carton in hand', () => {
  test('any request gets a valid answer that leaves what is in where it is', () => {
    const inHand = fc.integer({ min: 0, max: 4 })
    fc.assert(
      fc.property(nestingRequests, inHand, (request, count) => {
        const [first] = solve(request, { nodeLimit: 5000 }).bins
        if (first === undefined) return
        const at = request.bins.findIndex(
          (bin, i) => (bin.id ?? `bin-${i + 1}`) === first.templateId,
        )
        const bins = [request.bins[at]!, ...request.bins].map((bin, i) => ({ ...bin, id: `B${i}` }))
        const started = withFixed({ ...request, bins }, first.placements, count)
        expect(validate(started, solve(started, { nodeLimit: 5000 }))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('a host that is in it already takes nothing', () => {
    const response = judged({
      items: [crate(), cube('die', 10)],
      bins: [snug],
      nestingStrategy: 'maximize',
      extensions: {
        fixed: [{ itemId: 'crate', x: 0, y: 0, z: 0, rotation: 'xyz', binId: 'bin-1' }],
      },
    })
    expect([response.stats.nested, response.bins.length]).toEqual([undefined, 2])
  })
})

test('instructions name the host, and the label counts what is nested', () => {
  const [bin] = judged({
    items: [crate(), cube('die', 10)],
    bins: [snug],
    nestingStrategy: 'maximize',
    includeInstructions: true,
    labelFormat: 'zpl',
  }).bins
  expect(bin?.instructions?.map((text) => text.slice(0, 38))).toEqual([
    "1. Place item 'crate' standing upright",
    "2. Place item 'die' inside 'crate', st",
  ])
  expect(bin?.label).toContain('2 pcs')
})

import { describe, expect, test } from 'vitest'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import { validate } from '../../../../src-main/core/solver/validate.ts'
import type {
  BinResult,
  PackItem,
  PackPlacement,
  PackRequest,
  PackResponse,
} from '../../../../src-shared/model/packing.ts'

const box = (
  id: string,
  w: number,
  h: number,
  d: number,
  more: Partial<PackItem> = {},
): PackItem => {
  return { id, w, h, d, weight: 1, ...more }
}
const put = (
  itemId: string,
  x: number,
  y: number,
  z: number,
  w: number,
  h: number,
  d: number,
): PackPlacement => {
  return { itemId, x, y, z, w, h, d, rotation: 'xyz' }
}

/** Two cubes side by side and one on top, in one carton: valid as it stands. */
function validPair(change: Partial<PackItem> = {}): {
  request: PackRequest
  response: PackResponse
} {
  const request: PackRequest = {
    items: [box('a', 10, 10, 10, change), box('b', 10, 10, 10), box('c', 10, 10, 10)],
    bins: [{ id: 'C', w: 30, h: 40, d: 20, quantity: 1 }],
  }
  const bin: BinResult = {
    binId: 'bin-1',
    templateId: 'C',
    w: 30,
    h: 40,
    d: 20,
    vizUrl: 'http://localhost/viz',
    utilization: 0.125,
    weight: 3,
    placements: [
      put('a', 0, 0, 0, 10, 10, 10),
      put('b', 10, 0, 0, 10, 10, 10),
      put('c', 0, 10, 0, 10, 10, 10),
    ],
  }
  const stats = { items: 3, placed: 3, unplaced: 0, binsUsed: 1, durationMs: 0 }
  return { request, response: { bins: [bin], unplaced: [], stats } }
}

type Breaker = (bin: BinResult, response: PackResponse, request: PackRequest) => void

/** The codes that the judge gives after `breaker` had its way with the valid plan. */
function codesAfter(breaker: Breaker, change: Partial<PackItem> = {}): string[] {
  const { request, response } = validPair(change)
  breaker(response.bins[0]!, response, request)
  return [...new Set(validate(request, response).map((violation) => violation.code))].sort()
}

test('a valid plan has no violations', () => {
  expect(codesAfter(() => {})).toEqual([])
})

describe('a plan is refused', () => {
  const cases: [string, string[], Breaker, Partial<PackItem>?][] = [
    [
      'when an item sticks out of the carton',
      ['outside'],
      (bin) => {
        bin.placements[1]!.x = 21
      },
    ],
    [
      'when an item lies inside the wall padding',
      ['outside'],
      (_b, _r, request) => {
        request.bins[0]!.padding = { x: 1 }
      },
    ],
    [
      'when two items overlap',
      ['overlap'],
      (bin) => {
        bin.placements[1]!.x = 9
      },
    ],
    [
      'when an item floats',
      ['support'],
      (bin) => {
        bin.placements[2]!.y = 11
      },
    ],
    [
      'when less than half of the base rests',
      ['support'],
      (bin) => {
        bin.placements[2]!.z = 6
      },
    ],
    [
      'when an item has another size',
      ['wrong-size'],
      (bin) => {
        bin.placements[1]!.w = 9
      },
    ],
    [
      'when a carton has another size',
      ['wrong-size'],
      (bin) => {
        bin.w = 31
      },
    ],
    [
      'when a rotation is not allowed',
      ['rotation'],
      (bin) => {
        bin.placements[0]!.rotation = 'yxz'
      },
      { allowRotation: false },
    ],
    [
      'when a rotation is nonsense',
      ['rotation'],
      (bin) => {
        Object.assign(bin.placements[0]!, { rotation: 'xxy' })
      },
    ],
    [
      'when a carton is empty',
      ['bin-weight', 'item-missing', 'malformed'],
      (bin) => {
        bin.placements = []
      },
    ],
    [
      'when a number is missing',
      ['bin-weight', 'malformed', 'utilization'],
      (bin) => {
        bin.placements[2]!.x = Number.NaN
      },
    ],
    [
      'when the weight limit is passed',
      ['weight'],
      (_b, _r, request) => {
        request.bins[0]!.maxWeight = 2
      },
    ],
    [
      'when the weight is wrong',
      ['bin-weight'],
      (bin) => {
        bin.weight = 4
      },
    ],
    [
      'when the weight is missing',
      ['bin-weight'],
      (bin) => {
        delete bin.weight
      },
    ],
    [
      'when the utilization is wrong',
      ['utilization'],
      (bin) => {
        bin.utilization = 0.5
      },
    ],
    [
      'when something lies on a fragile item',
      ['fragile'],
      () => {},
      { packaging: { fragile: true } },
    ],
    ['when an item bears too much', ['load'], () => {}, { stacking: { maxLoad: 0.5 } }],
    [
      'when the stack above is too high',
      ['stack-height'],
      () => {},
      { stacking: { maxStackHeight: 9 } },
    ],
    [
      'when dangerous goods are in a carton that refuses them',
      ['hazmat'],
      (_b, _r, request) => {
        request.bins[0]!.allowHazmat = false
      },
      { packaging: { hazmat: true } },
    ],
    [
      'when a step rests on a later one',
      ['hand-order'],
      (bin) => {
        bin.placements.reverse()
      },
    ],
    [
      'when a unit appears twice',
      ['item-missing', 'item-twice'],
      (bin) => {
        bin.placements[1]!.itemId = 'a'
      },
    ],
    [
      'when a unit is unknown',
      ['bin-weight', 'item-missing', 'unknown-item', 'utilization'],
      (bin) => {
        bin.placements[1]!.itemId = 'z'
      },
    ],
    [
      'when a unit is missing',
      ['item-missing', 'stats'],
      (bin, response) => {
        bin.placements.pop()
        bin.weight = 2
        bin.utilization = 2 / 24
        response.stats.placed = 2
      },
    ],
    [
      'when the template is unknown',
      ['unknown-template'],
      (bin) => {
        bin.templateId = 'X'
      },
    ],
    [
      'when the statistics are wrong',
      ['stats'],
      (_b, response) => {
        response.stats.placed = 2
      },
    ],
    [
      'when separate things share a carton',
      ['separate'],
      () => {},
      { packaging: { group: 'g', groupMode: 'separate' } },
    ],
    [
      'when instructions are missing',
      ['instructions'],
      (bin) => {
        bin.instructions = ['1.']
      },
    ],
    [
      'when shipping figures are missing',
      ['shipping'],
      (_b, _r, request) => {
        request.bins[0]!.shipping = { baseCost: 1 }
      },
    ],
    [
      'when the centre hangs in the air',
      ['centre'],
      (bin) => {
        const [a, b, c] = bin.placements
        a!.x = 5.5
        a!.y = 10
        b!.x = 11
        c!.y = 0
        bin.placements = [c!, b!, a!]
      },
      { stacking: { requireCogSupport: true } },
    ],
    [
      'when the supported area is too small',
      ['support-area'],
      (bin) => {
        const [a, b, c] = bin.placements
        a!.y = 10
        a!.z = 4
        c!.y = 0
        bin.placements = [c!, b!, a!]
      },
      { stacking: { minSupportArea: 80 } },
    ],
    [
      'when something is nested without a cavity',
      ['item-twice', 'nesting', 'stats', 'bin-weight'].sort(),
      (bin) => {
        bin.placements[0]!.nested = [put('c', 0, 0, 0, 1, 1, 1)]
      },
    ],
  ]
  test.each(cases)('%s', (_title, codes, breaker, change) => {
    expect(codesAfter(breaker, change)).toEqual(codes)
  })

  test('when more cartons are used than there are', () => {
    const codes = codesAfter((bin, response) => {
      const second = {
        ...bin,
        binId: 'bin-2',
        placements: [put('c', 0, 0, 0, 10, 10, 10)],
        weight: 1,
        utilization: 1 / 24,
      }
      bin.placements.pop()
      Object.assign(bin, { weight: 2, utilization: 2 / 24 })
      response.bins.push(second)
      response.stats.binsUsed = 2
    })
    expect(codes).toEqual(['template-overused'])
  })

  test('when a group is split over cartons', () => {
    const codes = codesAfter((bin, response, request) => {
      request.bins[0]!.quantity = 2
      request.items[0]!.packaging = { group: 'g' }
      request.items[2]!.packaging = { group: 'g' }
      const second = {
        ...bin,
        binId: 'bin-2',
        placements: [put('c', 0, 0, 0, 10, 10, 10)],
        weight: 1,
        utilization: 1 / 24,
      }
      bin.placements.pop()
      Object.assign(bin, { weight: 2, utilization: 2 / 24 })
      response.bins.push(second)
      response.stats.binsUsed = 2
    })
    expect(codes).toEqual(['group-split'])
  })

  test('when a fixed item is moved', () => {
    const codes = codesAfter((_bin, _response, request) => {
      request.extensions = {
        fixed: [{ itemId: 'a', x: 1, y: 0, z: 0, rotation: 'xyz', binId: 'bin-1' }],
      }
    })
    expect(codes).toEqual(['fixed-moved'])
  })
})

describe('pallets', () => {
  const request: PackRequest = {
    items: [box('a', 10, 10, 10, { quantity: 6 })],
    bins: [{ id: 'truck', w: 60, h: 40, d: 40 }],
    palletization: { pallets: [{ id: 'euro', w: 20, h: 20, d: 20, tareWeight: 2 }] },
  }

  test('a two-level plan is valid, and split rows that lie are not', () => {
    const response = solve(request)
    expect(validate(request, response)).toEqual([])
    response.splits![0]!.palletId = 'bin-9'
    expect(validate(request, response).map((violation) => violation.code)).toEqual(['splits'])
  })

  test('a pallet that is nowhere is found', () => {
    const response = solve(request)
    response.bins[0]!.placements.pop()
    expect(validate(request, response).map((violation) => violation.code)).toContain('pallet')
  })

  const lies: [string, string, (bin: BinResult, response: PackResponse) => void][] = [
    ['utilization', 'utilization', (bin) => Object.assign(bin, { utilization: 0.9 })],
    ['weight', 'bin-weight', (bin) => Object.assign(bin, { weight: 6 })],
    ['size', 'wrong-size', (bin) => Object.assign(bin, { w: 61 })],
    ['steps', 'instructions', (bin) => Object.assign(bin, { instructions: ['1.', '2.'] })],
    [
      'pallet on its side',
      'wrong-size',
      (bin) => Object.assign(bin.placements[0]!, { rotation: 'yxz' }),
    ],
    ['pallet outside', 'outside', (bin) => Object.assign(bin.placements[0]!, { x: 41 })],
  ]
  test.each(lies)('a container with a wrong %s is refused', (_what, code, lie) => {
    const response = solve(request)
    lie(response.bins[0]!, response)
    expect(validate(request, response).map((violation) => violation.code)).toEqual([code])
  })

  test('dangerous goods in a container that refuses them, and its weight limit, are found', () => {
    const response = solve(request)
    const items = [{ ...request.items[0]!, packaging: { hazmat: true } }]
    const strict = { ...request.bins[0]!, allowHazmat: false, maxWeight: 7 }
    const codes = validate({ ...request, items, bins: [strict] }, response).map((one) => one.code)
    expect([...new Set(codes)].sort()).toEqual(['hazmat', 'weight'])
  })

  test('two templates where containers may not be mixed are found', () => {
    const response = solve({ ...request, items: [box('a', 10, 10, 10, { quantity: 9 })] })
    const mixed = structuredClone(response)
    mixed.bins.push({ ...mixed.bins[0]!, binId: 'bin-2', templateId: 'van', placements: [] })
    const bins = [...request.bins, { ...request.bins[0]!, id: 'van' }]
    const palletization = { ...request.palletization!, allowMixedContainers: false }
    const codes = validate({ ...request, bins, palletization }, mixed).map((one) => one.code)
    expect(codes).toContain('mixed-containers')
  })
})

/** Stopping: the search asks often, ends at the first yes, and says so. Nothing is timed; polls are counted. */
import { describe, expect, test } from 'vitest'
import { EffortMeter, NODE_LIMITS } from '../../../../src-main/core/solver/effort-meter.ts'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import { validate } from '../../../../src-main/core/solver/validate.ts'
import type { Effort, PackRequest } from '../../../../src-shared/model/packing.ts'

/** Sides between 11 and 47 that do not go together well. */
const side = (i: number, by: number) => 11 + ((i * by) % 37)
const mixed = Array.from({ length: 60 }, (_, i) => ({
  id: `t${i}`,
  w: side(i, 7),
  h: side(i, 11),
  d: side(i, 17),
  weight: 1 + (i % 5),
  quantity: 2,
}))
const cartons = [
  { id: 'S', w: 60, h: 50, d: 50, cost: 2, quantity: 9 },
  { id: 'L', w: 120, h: 80, d: 80, cost: 9, quantity: 2 },
]
const crate = {
  ...{ id: 'crate', w: 50, h: 40, d: 40, quantity: 3 },
  packaging: { nesting: { innerW: 45, innerH: 35, innerD: 35 } },
}
const hard: Record<string, PackRequest> = {
  cartons: { items: mixed, bins: cartons, objective: 'minCost' },
  nesting: { items: [...mixed, crate], bins: cartons, objective: 'minCost' },
  pallets: {
    items: mixed,
    bins: [{ id: 'truck', w: 240, h: 80, d: 160 }],
    palletization: {
      pallets: [
        { w: 120, h: 80, d: 80 },
        { w: 80, h: 80, d: 80 },
      ],
    },
    objective: 'minBins',
  },
  groups: {
    items: mixed.map((item, i) => ({ ...item, packaging: { group: `g${i % 9}` } })),
    bins: cartons,
    objective: 'maxPlaced',
  },
}
const asking = (effort: Effort) => ({ extensions: { effort } })

function stoppedAt(request: PackRequest, poll: number) {
  let polls = 0
  const response = solve({ ...request, ...asking('best') }, { shouldStop: () => ++polls >= poll })
  return { polls, response }
}

describe.each(Object.entries(hard))('a search over %s', (_what, request) => {
  test.each([1, 5, 60])('ends at the %s. poll, with a valid plan that says so', (poll) => {
    const { polls, response } = stoppedAt(request, poll)
    expect([polls, response.extensions?.cutShort]).toEqual([poll, true])
    expect(validate({ ...request, ...asking('best') }, response)).toEqual([])
  })

  test('has more in the plan the longer it may take', () => {
    const placed = [1, 1000].map((poll) => stoppedAt(request, poll).response.stats.placed)
    expect(placed[1]).toBeGreaterThan(placed[0]!)
  })
})

test('a search that was let be is not called cut short', () => {
  const response = solve({ items: mixed.slice(0, 3), bins: cartons, ...asking('fast') })
  expect(response.extensions).toMatchObject({ effort: 'fast', cutShort: false })
})

test('more effort is more nodes, and never fewer items', () => {
  const efforts: Effort[] = ['fast', 'balanced', 'best']
  const spent = efforts.map((effort) => {
    let polls = 0
    const request = { ...hard['cartons']!, items: mixed.slice(0, 25), ...asking(effort) }
    const { placed } = solve(request, { shouldStop: () => ++polls < 0 }).stats
    return { polls, placed }
  })
  expect(spent.map(({ polls }) => polls)).toEqual(
    spent.map(({ polls }) => polls).toSorted((a, b) => a - b),
  )
  expect(spent.map(({ placed }) => placed)).toEqual(
    spent.map(({ placed }) => placed).toSorted((a, b) => a - b),
  )
  expect(NODE_LIMITS.fast < NODE_LIMITS.balanced && NODE_LIMITS.balanced < NODE_LIMITS.best).toBe(
    true,
  )
})

describe('the effort meter', () => {
  test('polls once every few thousand nodes, however they come', () => {
    let polls = 0
    const meter = new EffortMeter(1e9, () => ++polls < 0)
    for (let n = 0; n < 1_000_000; n += 10) meter.spend(10)
    expect(polls).toBeGreaterThanOrEqual(240)
    meter.spend(1_000_000)
    expect(polls).toBeLessThanOrEqual(246)
  })

  test('asks nobody any more once it was stopped', () => {
    let polls = 0
    const meter = new EffortMeter(1e9, () => ++polls === 3)
    for (let n = 0; n < 1000; n++) meter.spend(10_000)
    expect([polls, meter.wasStopped, meter.left]).toEqual([3, true, 0])
  })

  test('hears of a stop in a part of the search, and starts no further part', () => {
    let polls = 0
    const meter = new EffortMeter(1000, () => ++polls === 1)
    meter.part(0.5, (part) => part.spend(10_000))
    const after = meter.part(0.5, (part) => [part.wasStopped, part.left])
    expect([meter.wasStopped, meter.spent, after]).toEqual([true, 10_000, [true, 0]])
  })

  test('gives a part its share of what is left, and keeps what it does not use', () => {
    const meter = new EffortMeter(1000, () => false)
    const shares = [0, 1].map(() =>
      meter.part(0.5, (part) => {
        part.spend(100)
        return part.limit
      }),
    )
    expect([shares, meter.left]).toEqual([[500, 450], 800])
  })
})

/** A thousand units in one request: nothing is timed here; the nodes that are spent are counted. */
import { describe, expect, test } from 'vitest'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import { validate } from '../../../../src-main/core/solver/validate.ts'
import type { PackItem, PackRequest } from '../../../../src-shared/model/packing.ts'

const giant = { id: 'giant', w: 1200, h: 1000, d: 800, cost: 10 }
const crate = { id: 'crate', w: 600, h: 400, d: 400, cost: 2 }

/** Numbers that look drawn by lot and are the same in every run. */
function drawn(count: number, min: number, max: number): () => number {
  let state = count
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return min + ((state >>> 8) % (max - min + 1))
  }
}

function items(types: number, more: (i: number) => Partial<PackItem>): PackItem[] {
  const side = drawn(types, 20, 110)
  return Array.from({ length: types }, (_, i) => ({
    id: `t${i}`,
    w: side(),
    h: side(),
    d: side(),
    weight: 1 + (i % 9),
    quantity: 1000 / types,
    ...more(i),
  }))
}

/** Polls of the stop flag are a measure of the work done: one comes every few thousand nodes. */
function solvedWith(request: PackRequest) {
  let polls = 0
  const response = solve(request, { shouldStop: () => ++polls < 0 })
  expect(validate(request, response)).toEqual([])
  return { response, polls }
}

describe('a thousand units', () => {
  const cases: [string, PackItem[], number][] = [
    ['of one kind', items(1, () => ({})), 1],
    ['of ten kinds', items(10, () => ({})), 1],
    ['that all differ', items(1000, () => ({})), 1],
    ['in twenty groups', items(200, (i) => ({ packaging: { group: `g${i % 20}` } })), 1],
    ['with load limits', items(200, (i) => ({ stacking: { maxLoad: 20 + (i % 50) } })), 3],
  ]
  test.each(cases)('%s find room in a giant carton', (_what, units, most) => {
    const { response, polls } = solvedWith({ items: units, bins: [giant], objective: 'minBins' })
    expect(response.stats.placed).toBe(1000)
    expect(response.bins.length).toBeLessThanOrEqual(most)
    expect(polls).toBeLessThan(20_000)
  })

  test('fill many cartons without leaving half of them empty', () => {
    const units = items(250, () => ({}))
    const { response } = solvedWith({ items: units, bins: [crate], objective: 'minCost' })
    const fill = response.bins.reduce((sum, bin) => sum + bin.utilization, 0) / response.bins.length
    expect([response.stats.placed, fill > 0.6]).toEqual([1000, true])
  })
})

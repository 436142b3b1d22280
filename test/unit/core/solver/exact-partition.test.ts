/** Exact partition against trying every way to share a few units among cartons. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EffortMeter } from '../../../../src-main/core/solver/effort-meter.ts'
import { ExactPartition } from '../../../../src-main/core/solver/exact-partition.ts'
import { Filling } from '../../../../src-main/core/solver/filling.ts'
import { buildInstance } from '../../../../src-main/core/solver/instance-builder.ts'
import { priceFor } from '../../../../src-main/core/solver/price.ts'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import type { PackRequest } from '../../../../src-shared/model/packing.ts'
import { type Box, fitsSomehow } from './lattice-trial.ts'

type Carton = readonly [...Box, cost: number]

function requestOf(items: readonly Box[], cartons: readonly Carton[]): PackRequest {
  return {
    objective: 'minCost',
    items: items.map(([w, h, d]) => ({ w, h, d, stacking: { minSupportRatio: 0 } })),
    bins: cartons.map(([w, h, d, cost]) => ({ w, h, d, cost })),
    extensions: { effort: 'balanced' },
  }
}

/** The least cost of all ways to share the units; Infinity where one of them fits nowhere. */
function leastCost(units: readonly Box[], cartons: readonly Carton[]): number {
  const [first, ...others] = units
  if (first === undefined) return 0
  let least = Infinity
  for (let chosen = 0; chosen < 1 << others.length; chosen++) {
    const load = [first, ...others.filter((_, i) => ((chosen >>> i) & 1) === 1)]
    const rest = others.filter((_, i) => ((chosen >>> i) & 1) === 0)
    const after = leastCost(rest, cartons)
    for (const [w, h, d, cost] of cartons) {
      if (cost + after < least && isRoomy([w, h, d], load) && fitsSomehow([w, h, d], load)) {
        least = cost + after
      }
    }
  }
  return least
}

function isRoomy([w, h, d]: Box, load: readonly Box[]): boolean {
  return load.reduce((sum, [a, b, c]) => sum + a * b * c, 0) <= w * h * d
}

function partition(request: PackRequest, below: number) {
  const instance = buildInstance(request)
  const meter = new EffortMeter(Infinity, () => false)
  const price = priceFor(request, instance)
  const { cartons, isProven } = new ExactPartition(
    instance,
    new Filling(instance, meter),
    meter,
    price,
    {
      demand: instance.types.units,
      templates: instance.templates,
      below,
      rounds: [
        { nodes: 0, fullest: 1 },
        { nodes: 500_000, fullest: 1 },
      ],
      nodes: Infinity,
    },
  ).solve()
  const cost = cartons?.reduce((sum, carton) => sum + price(carton.template, carton.weight), 0)
  return { cost: cost ?? null, isProven }
}

const side = fc.integer({ min: 1, max: 3 })
const item = fc.tuple(side, side, side)
const room = fc.integer({ min: 2, max: 3 })
const carton = fc.tuple(room, room, room, fc.integer({ min: 1, max: 9 }))

test('a proven sharing costs what the cheapest of all sharings costs', () => {
  let proven = 0
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 5 }),
      fc.array(carton, { minLength: 1, maxLength: 2 }),
      (items, cartons) => {
        const all: Carton[] = [...cartons, [3, 3, 3, 10]]
        const units = items.toSorted((a, b) => b[0] * b[1] * b[2] - a[0] * a[1] * a[2])
        const least = leastCost(units, all)
        const { cost, isProven } = partition(requestOf(items, all), Infinity)
        expect(cost).toBeGreaterThanOrEqual(least)
        if (!isProven) return
        proven++
        expect(cost).toBe(least)
      },
    ),
    { numRuns: 150, seed: 3 },
  )
  expect(proven).toBeGreaterThan(100)
})

test('nothing under the least price is found, and that is proven', () => {
  const request = requestOf(
    [
      [2, 2, 2],
      [2, 2, 2],
    ],
    [
      [2, 2, 2, 4],
      [3, 3, 3, 5],
    ],
  )
  expect(partition(request, 8)).toEqual({ cost: null, isProven: true })
  expect(partition(request, 9)).toEqual({ cost: 8, isProven: true })
})

test('an order in two cartons says that no cheaper cartons exist', () => {
  const request = requestOf(
    [
      [2, 2, 2],
      [2, 2, 2],
    ],
    [
      [2, 2, 2, 4],
      [3, 3, 3, 5],
    ],
  )
  const { bins, extensions } = solve(request)
  expect({ bins: bins.length, proof: extensions?.proof }).toEqual({
    bins: 2,
    proof: { cheaperCarton: 'impossible' },
  })
})

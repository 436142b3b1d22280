/** Relative positions against plain trying of every lattice place, in containers small enough for that. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EffortMeter } from '../../../../src-main/core/solver/effort-meter.ts'
import { buildInstance } from '../../../../src-main/core/solver/instance-builder.ts'
import { RelativePositions } from '../../../../src-main/core/solver/relative-positions.ts'
import { Stowage } from '../../../../src-main/core/solver/stowage.ts'
import type { PackRequest } from '../../../../src-shared/model/packing.ts'
import { type Box, fitsSomehow } from './lattice-trial.ts'

function requestOf(bin: Box, items: readonly (readonly [...Box, number])[]): PackRequest {
  return {
    items: items.map(([w, h, d, quantity]) => ({ w, h, d, quantity })),
    bins: [{ w: bin[0], h: bin[1], d: bin[2] }],
  }
}

function decide(request: PackRequest, nodes: number) {
  const instance = buildInstance(request)
  const template = instance.templates[0]!
  const into = new Stowage(instance, template, instance.unitCount)
  const search = new RelativePositions(instance, new EffortMeter(Infinity, () => false))
  const verdict = search.decide(template, instance.types.units, nodes, into)
  return { verdict, into }
}

const side = fc.integer({ min: 1, max: 3 })
const item = fc.tuple(side, side, side, fc.integer({ min: 1, max: 2 }))
const room3 = fc.integer({ min: 2, max: 4 })
const bin = fc.tuple(room3, room3, room3)

test('what is called impossible is impossible, and what was found lies apart and rests', () => {
  const verdicts = new Set<string>()
  fc.assert(
    fc.property(bin, fc.array(item, { minLength: 2, maxLength: 4 }), (room, items) => {
      const units = items.flatMap(([w, h, d, n]) => Array.from({ length: n }, (): Box => [w, h, d]))
      const volume = units.reduce((sum, [w, h, d]) => sum + w * h * d, 0)
      fc.pre(volume <= room[0] * room[1] * room[2])
      units.sort((a, b) => b[0] * b[1] * b[2] - a[0] * a[1] * a[2])
      const { verdict, into } = decide(requestOf(room, items), 3_000_000)
      verdicts.add(verdict)
      const fits = fitsSomehow(room, units)
      if (verdict === 'impossible') expect(fits).toBe(false)
      if (verdict === 'found')
        expect({ fits, left: into.leftCount }).toEqual({ fits: true, left: 0 })
      if (!fits) expect(verdict).not.toBe('found')
    }),
    { numRuns: 300, seed: 7 },
  )
  expect([...verdicts].sort()).toContain('impossible')
  expect([...verdicts].sort()).toContain('found')
})

test('three long boxes that fit by volume only are proven not to go in', () => {
  const { verdict } = decide(
    requestOf(
      [10, 10, 10],
      [
        [9, 6, 6, 2],
        [6, 6, 4, 1],
      ],
    ),
    100_000,
  )
  expect(verdict).toBe('impossible')
})

test('without nodes nothing is claimed', () => {
  const { verdict } = decide(
    requestOf(
      [10, 10, 10],
      [
        [9, 6, 6, 2],
        [6, 6, 4, 1],
      ],
    ),
    1,
  )
  expect(verdict).toBe('notFound')
})

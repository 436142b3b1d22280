/** Relative positions against plain trying of every lattice place, in containers small enough for that. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EffortMeter } from '../../../../src-main/core/solver/effort-meter.ts'
import { buildInstance } from '../../../../src-main/core/solver/instance-builder.ts'
import { RelativePositions } from '../../../../src-main/core/solver/relative-positions.ts'
import { Stowage } from '../../../../src-main/core/solver/stowage.ts'
import type { PackRequest } from '../../../../src-shared/model/packing.ts'

type Box = readonly [number, number, number]

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

/** Tries every place and every turning of every unit; floating is allowed. */
function fitsSomehow(bin: Box, units: readonly Box[]): boolean {
  const [w, h, d] = bin
  const taken = new Uint8Array(w * h * d)
  const cells = (x: number, y: number, z: number, [bw, bh, bd]: Box): number[] => {
    const found: number[] = []
    for (let i = x; i < x + bw; i++)
      for (let j = y; j < y + bh; j++)
        for (let k = z; k < z + bd; k++) found.push((i * h + j) * d + k)
    return found
  }
  const put = (n: number): boolean => {
    const unit = units[n]
    if (unit === undefined) return true
    for (const box of turned(unit)) {
      for (let x = 0; x + box[0] <= w; x++)
        for (let y = 0; y + box[1] <= h; y++)
          for (let z = 0; z + box[2] <= d; z++) {
            const where = cells(x, y, z, box)
            if (where.some((cell) => taken[cell] === 1)) continue
            for (const cell of where) taken[cell] = 1
            if (put(n + 1)) return true
            for (const cell of where) taken[cell] = 0
          }
    }
    return false
  }
  return put(0)
}

function turned([a, b, c]: Box): Box[] {
  const all: Box[] = [
    [a, b, c],
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a],
  ]
  return all.filter((box, i) => all.findIndex((other) => other.join() === box.join()) === i)
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

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BlockSet, eachUnit } from '../../../../../src-main/core/solver/blocks/block-set.ts'
import type { Instance } from '../../../../../src-main/core/solver/instance.ts'
import { type Box, manyEqual, overlaps, restingArea, taskOf } from './block-tasks.ts'

function unitsOf(instance: Instance, blocks: BlockSet, b: number): (Box & { type: number })[] {
  const units: (Box & { type: number })[] = []
  const { w, h, d } = instance.orientations
  eachUnit(instance, blocks.plans[b]!, 0, 0, 0, (type, k, x, y, z) =>
    units.push({ type, x0: x, y0: y, z0: z, x1: x + w[k]!, y1: y + h[k]!, z1: z + d[k]! }),
  )
  return units
}

describe('a block', () => {
  test('holds the units it says, apart from each other and within its size', () => {
    fc.assert(
      fc.property(manyEqual(0), (request) => {
        const { instance, blocks, demand } = taskOf(request, false, 120)
        for (let b = 0; b < blocks.count; b++) {
          const units = unitsOf(instance, blocks, b)
          const used = new Int32Array(demand.length)
          for (const [i, unit] of units.entries()) {
            used[unit.type] = used[unit.type]! + 1
            expect(unit.x1 <= blocks.w[b]! && unit.y1 <= blocks.h[b]!).toBe(true)
            expect(unit.z1 <= blocks.d[b]!).toBe(true)
            expect(units.slice(0, i).some((other) => overlaps(unit, other))).toBe(false)
          }
          const told = new Int32Array(demand.length)
          for (let u = blocks.useStart[b]!; u < blocks.useStart[b + 1]!; u++) {
            told[blocks.useType[u]!] = blocks.useUnits[u]!
          }
          expect(told).toEqual(used)
          expect(used.every((units, t) => units <= demand[t]!)).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('stands firmly in itself where full support is asked for, and its top bears where it says', () => {
    fc.assert(
      fc.property(manyEqual(1), (request) => {
        const { instance, blocks } = taskOf(request, true, 120)
        for (let b = 0; b < blocks.count; b++) {
          const units = unitsOf(instance, blocks, b)
          for (const unit of units) {
            const base = (unit.x1 - unit.x0) * (unit.z1 - unit.z0)
            expect(restingArea(unit, units)).toBe(base)
          }
          const y = blocks.h[b]!
          const top = { x0: 0, y0: y, z0: 0, x1: blocks.topW[b]!, y1: y + 1, z1: blocks.topD[b]! }
          expect(restingArea(top, units)).toBe(top.x1 * top.z1)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('comes before another one that is worth less', () => {
    fc.assert(
      fc.property(manyEqual(0), (request) => {
        const { worth, volume } = taskOf(request, false).blocks
        expect([...worth]).toEqual([...worth].sort((a, b) => b - a))
        expect(worth.every((value, b) => value <= volume[b]!)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FreeSpaces } from '../../../../../src-main/core/solver/blocks/free-spaces.ts'
import type { Template } from '../../../../../src-main/core/solver/instance.ts'
import { type Box, overlaps, restingArea } from './block-tasks.ts'

const SIDE = 20
const template = { w: SIDE, h: SIDE, d: SIDE } as Template

function boxOf(spaces: FreeSpaces, s: number): Box {
  return {
    x0: spaces.x0[s]!,
    y0: spaces.y0[s]!,
    z0: spaces.z0[s]!,
    x1: spaces.x1[s]!,
    y1: spaces.y1[s]!,
    z1: spaces.z1[s]!,
  }
}

/** Puts boxes into the corners of spaces, as the search does. */
function fillAtRandom(isSupported: boolean, moves: readonly (readonly number[])[]) {
  const spaces = new FreeSpaces(isSupported)
  spaces.reset(template)
  const boxes: Box[] = []
  for (const [choice, w, h, d] of moves) {
    if (spaces.count === 0) break
    const space = boxOf(spaces, choice! % spaces.count)
    const x1 = Math.min(space.x1, space.x0 + w!)
    const y1 = Math.min(space.y1, space.y0 + h!)
    const z1 = Math.min(space.z1, space.z0 + d!)
    boxes.push({ ...space, x1, y1, z1 })
    const { x0, y0, z0 } = space
    spaces.subtract(x0, y0, z0, x1, y1, z1, x1 - x0, z1 - z0)
  }
  return { spaces, boxes }
}

const length = fc.integer({ min: 2, max: 9 })
const moves = fc.array(fc.tuple(fc.nat(100), length, length, length), { maxLength: 14 })

describe('free spaces', () => {
  test('hold nothing that is in, and none lies inside another', () => {
    fc.assert(
      fc.property(fc.boolean(), moves, (isSupported, list) => {
        const { spaces, boxes } = fillAtRandom(isSupported, list)
        const all = Array.from({ length: spaces.count }, (_, s) => boxOf(spaces, s))
        for (const space of all) {
          expect(boxes.some((box) => overlaps(box, space))).toBe(false)
          const within = all.filter((other) => other !== space && isWithin(space, other))
          expect(within.filter((other) => !isSupported || other.y0 === space.y0)).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
  })

  test('without a rule of support reach every cell that is free', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { spaces, boxes } = fillAtRandom(false, list)
        const all = Array.from({ length: spaces.count }, (_, s) => boxOf(spaces, s))
        for (let n = 0; n < SIDE ** 3; n += 7) {
          const x0 = n % SIDE
          const y0 = Math.floor(n / SIDE) % SIDE
          const z0 = Math.floor(n / SIDE / SIDE)
          const cell = { x0, y0, z0, x1: x0 + 1, y1: y0 + 1, z1: z0 + 1 }
          const isFree = !boxes.some((box) => overlaps(box, cell))
          expect(all.some((space) => overlaps(space, cell))).toBe(isFree)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('with full support stand wholly on the floor or on tops, and on every top that is free', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { spaces, boxes } = fillAtRandom(true, list)
        const all = Array.from({ length: spaces.count }, (_, s) => boxOf(spaces, s))
        for (const space of all) {
          const base = (space.x1 - space.x0) * (space.z1 - space.z0)
          expect(restingArea(space, boxes)).toBe(base)
        }
        for (const box of boxes) {
          if (box.y1 === SIDE) continue
          const cell = { ...box, y0: box.y1, y1: box.y1 + 1, x1: box.x0 + 1, z1: box.z0 + 1 }
          const isFree = !boxes.some((other) => overlaps(other, cell))
          const isServed = all.some((space) => space.y0 === box.y1 && overlaps(space, cell))
          expect(isServed).toBe(isFree)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('equal tops side by side make one floor', () => {
    const spaces = new FreeSpaces(true)
    spaces.reset(template)
    spaces.ignoreBelow(8, 8, 8)
    spaces.subtract(0, 0, 0, 5, 10, 20, 5, 20)
    spaces.subtract(5, 0, 0, 10, 10, 20, 5, 20)
    const floors = Array.from({ length: spaces.count }, (_, s) => boxOf(spaces, s))
    expect(floors).toContainEqual({ x0: 0, y0: 10, z0: 0, x1: 10, y1: 20, z1: 20 })
  })
})

function isWithin(a: Box, b: Box): boolean {
  const inX = a.x0 >= b.x0 && a.x1 <= b.x1
  const inY = a.y0 >= b.y0 && a.y1 <= b.y1
  return inX && inY && a.z0 >= b.z0 && a.z1 <= b.z1
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taskOf } from './block-tasks.ts'

test('the longest row of units in a gap is the longest sum of their sides', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 3, max: 30 }), { minLength: 3, maxLength: 3 }),
      (sides) => {
        const [w, h, d] = sides as [number, number, number]
        const request = {
          items: [{ w, h, d, quantity: 2, stacking: { minSupportRatio: 0 } }],
          bins: [{ w: 60, h: 60, d: 60 }],
        }
        const task = taskOf(request, false, 10)
        const reach = task.lengths.of(task.demand)
        for (let gap = 0; gap <= 60; gap++) {
          let longest = 0
          for (let a = 0; a <= gap; a += w) {
            for (let b = a; b <= gap; b += h) {
              for (let c = b; c <= gap; c += d) longest = Math.max(longest, c)
            }
          }
          expect(reach.x[gap]).toBe(longest)
        }
      },
    ),
    { numRuns: 50 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkedSolve, unplacedRefusal } from '../../../../src-main/core/solver/checked-solve.ts'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import { validate } from '../../../../src-main/core/solver/validate.ts'
import { secondOpinion } from './judge-tool.ts'
import { packRequests, palletRequests } from './pack-requests.ts'

/** A search with a fault: everything floats. */
const faulty: typeof solve = (request, options) => {
  const response = structuredClone(solve(request, options))
  for (const bin of response.bins) for (const placement of bin.placements) placement.y += 1e6
  return response
}

test('a plan that the judge refuses never gets out; a safe one does, and the log hears of it', () => {
  fc.assert(
    fc.property(packRequests, (request) => {
      const { response, rejected } = checkedSolve(request, { nodeLimit: 0 }, faulty)
      expect(validate(request, response)).toEqual([])
      expect(secondOpinion(request, response)).toEqual([])
      expect(rejected.length > 0).toBe(solve(request, { nodeLimit: 0 }).bins.length > 0)
    }),
    { numRuns: 80 },
  )
})

test('pallet requests are answered with valid two-level plans, and safely when they are not', () => {
  fc.assert(
    fc.property(palletRequests, (request) => {
      const { response, rejected } = checkedSolve(request, { nodeLimit: 5000 })
      expect([rejected, secondOpinion(request, response)]).toEqual([[], []])
      const safe = checkedSolve(request, { nodeLimit: 0 }, faulty).response
      expect([validate(request, safe), secondOpinion(request, safe)]).toEqual([[], []])
    }),
    { numRuns: 80 },
  )
})

test('the refusal names how many items do not fit and which', () => {
  const request = {
    items: [{ id: 'big', w: 9, h: 9, d: 9, quantity: 2 }],
    bins: [{ w: 1, h: 1, d: 1 }],
    allowUnplaced: false,
  }
  expect(unplacedRefusal(request, solve(request))).toBe("2 items do not fit: 'big#1', 'big#2'.")
})

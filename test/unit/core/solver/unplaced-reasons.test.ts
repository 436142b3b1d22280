import { describe, expect, test } from 'vitest'
import { unplacedRefusal } from '../../../../src-main/core/solver/checked-solve.ts'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import { validate } from '../../../../src-main/core/solver/validate.ts'
import type { PackBin, PackItem, PackRequest } from '../../../../src-shared/model/packing.ts'

const bin: PackBin = { id: 'C', w: 20, h: 20, d: 20, quantity: 1 }
const cube = (id: string, side: number, more: Partial<PackItem> = {}): PackItem => {
  return { id, w: side, h: side, d: side, weight: 1, ...more }
}

function reasons(items: PackItem[], bins: PackBin[], more: Partial<PackRequest> = {}): string[] {
  const request = { items, bins, ...more }
  const response = solve(request)
  expect(validate(request, response)).toEqual([])
  return response.unplaced.map((row) => `${row.itemId} ${row.reason}`)
}

describe('an item is out', () => {
  test('because it is larger than every bin', () => {
    expect(reasons([cube('giant', 30)], [bin])).toEqual(['giant no_fit'])
  })

  test('because the bins are used up', () => {
    expect(reasons([cube('a', 20), cube('b', 19)], [bin])).toEqual(['b no_fit'])
  })

  test('because nothing may be put on what is in', () => {
    const glass = cube('glass', 20, { h: 10, allowRotation: false, packaging: { fragile: true } })
    expect(reasons([{ ...glass, quantity: 2 }], [bin])).toEqual(['glass#2 no_fit'])
  })

  test('because no bin may carry it', () => {
    expect(reasons([cube('anvil', 5, { weight: 50 })], [{ ...bin, maxWeight: 20 }])).toEqual([
      'anvil weight_limit',
    ])
  })

  test('because the bin that has room for it carries no more', () => {
    const iron = cube('iron', 5, { weight: 6, quantity: 2 })
    expect(reasons([iron], [{ ...bin, maxWeight: 10 }])).toEqual(['iron#2 weight_limit'])
  })

  test('because the bin that fits refuses its kind', () => {
    const acid = cube('acid', 5, { packaging: { hazmat: true } })
    const strict = { ...bin, allowHazmat: false }
    expect(reasons([acid], [strict])).toEqual(['acid hazmat_not_allowed'])
  })

  test('because the only bin with room left refuses its kind', () => {
    const acid = cube('acid', 20, { h: 15, allowRotation: false, packaging: { hazmat: true } })
    const strict = { ...bin, id: 'strict', h: 40, allowHazmat: false }
    const bread = cube('bread', 20, { h: 10, allowRotation: false })
    expect(reasons([{ ...acid, quantity: 2 }, bread], [strict, bin])).toEqual([
      'acid#2 hazmat_not_allowed',
    ])
  })

  test('because the rest of its group is', () => {
    const kit = { packaging: { group: 'kit' } }
    expect(reasons([cube('a', 5, kit), cube('b', 30, kit)], [bin])).toEqual([
      'a group_incomplete',
      'b no_fit',
    ])
    expect(reasons([cube('a', 15, { ...kit, quantity: 2 })], [{ ...bin, quantity: 2 }])).toEqual([
      'a#1 group_incomplete',
      'a#2 group_incomplete',
    ])
  })

  test('because its pallet found no container', () => {
    const palletization = { pallets: [{ ...bin, id: 'P', quantity: 2 }] }
    const items = [cube('a', 20, { quantity: 2 })]
    expect(reasons(items, [bin], { palletization })).toEqual(['a#2 pallet_unplaced'])
  })
})

describe('where nothing may stay out', () => {
  const request: PackRequest = { items: [cube('a', 20, { quantity: 8 })], bins: [bin] }

  test('the refusal counts what does and names the first', () => {
    const strict = { ...request, allowUnplaced: false }
    expect(unplacedRefusal(strict, solve(strict))).toBe(
      "7 items do not fit: 'a#2', 'a#3', 'a#4', 'a#5', 'a#6', ….",
    )
  })

  test('nothing is refused when all is in, or when it may stay out', () => {
    const one = { ...request, items: [cube('a', 20)], allowUnplaced: false }
    expect([unplacedRefusal(one, solve(one)), unplacedRefusal(request, solve(request))]).toEqual([
      null,
      null,
    ])
  })
})

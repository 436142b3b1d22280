import { describe, expect, test } from 'vitest'
import { validate } from '../../../../src-main/core/solver/validate.ts'
import type {
  NestedPlacement,
  PackItem,
  PackPlacement,
  PackRequest,
  PackResponse,
} from '../../../../src-shared/model/packing.ts'

const inside = (itemId: string, x: number, y: number): NestedPlacement => {
  return { itemId, x, y, z: 1, w: 10, h: 10, d: 10, rotation: 'xyz' }
}

type Valid = { request: PackRequest; response: PackResponse; host: PackPlacement; cavity: object }

/** A crate with two dice side by side and a third on the first one: valid as it stands. */
function validCrate(): Valid {
  const die: PackItem = { id: 'die', w: 10, h: 10, d: 10, weight: 1, quantity: 3 }
  const cavity = { innerW: 22, innerH: 22, innerD: 12, padding: { all: 1 }, maxWeight: 3 }
  const crate = { id: 'crate', w: 30, h: 30, d: 20, weight: 2, packaging: { nesting: cavity } }
  const host: PackPlacement = {
    itemId: 'crate',
    x: 0,
    y: 0,
    z: 0,
    w: 30,
    h: 30,
    d: 20,
    rotation: 'xyz',
    nested: [inside('die#1', 1, 1), inside('die#2', 11, 1), inside('die#3', 1, 11)],
  }
  const request: PackRequest = {
    items: [crate, die],
    bins: [{ id: 'C', w: 30, h: 30, d: 30 }],
    nestingStrategy: 'maximize',
  }
  const bin = {
    binId: 'bin-1',
    templateId: 'C',
    w: 30,
    h: 30,
    d: 30,
    vizUrl: 'http://localhost/viz',
    utilization: 2 / 3,
    weight: 5,
    placements: [host],
  }
  const stats = { items: 4, placed: 4, unplaced: 0, binsUsed: 1, nested: 3, durationMs: 0 }
  return { request, response: { bins: [bin], unplaced: [], stats }, host, cavity }
}

/** Code and reason of what the judge says after `breaker` had its way with the valid plan. */
function saidAfter(breaker: (valid: Valid) => void): string[] {
  const valid = validCrate()
  breaker(valid)
  const violations = validate(valid.request, valid.response)
  return [
    ...new Set(
      violations.map(({ code, facts }) => [code, facts['why']].filter(Boolean).join(': ')),
    ),
  ]
}

test('a valid nesting has no violations', () => {
  expect(saidAfter(() => {})).toEqual([])
})

describe('a nesting is refused', () => {
  const cases: [string, string[], (valid: Valid) => void][] = [
    [
      'where the request wants none',
      ['nesting: strategy none'],
      ({ request }) => Object.assign(request, { nestingStrategy: 'none' }),
    ],
    [
      'when the host lies on its side',
      ['wrong-size', 'nesting: host not upright'],
      ({ host }) => Object.assign(host, { rotation: 'yxz', w: 30, h: 30, d: 20.5 }),
    ],
    [
      'when a thing sticks into the padding of the cavity',
      ['nesting: outside the cavity'],
      ({ host }) => Object.assign(host.nested![1]!, { x: 11.5 }),
    ],
    [
      'when a thing goes through the floor of the cavity',
      ['nesting: outside the cavity', 'support'],
      ({ host }) => Object.assign(host.nested![1]!, { y: 0.5 }),
    ],
    [
      'when two things overlap in it',
      ['overlap'],
      ({ host }) => Object.assign(host.nested![1]!, { x: 5 }),
    ],
    [
      'when a thing floats in it',
      ['support'],
      ({ host, cavity }) => {
        Object.assign(cavity, { innerH: 24 })
        Object.assign(host.nested![2]!, { y: 12 })
      },
    ],
    [
      'when a step inside rests on a later one',
      ['hand-order'],
      ({ host }) => host.nested!.reverse(),
    ],
    [
      'when the cavity bears less',
      ['nesting: cavity too heavy'],
      ({ cavity }) => Object.assign(cavity, { maxWeight: 2 }),
    ],
    [
      'when a thing is not nestable',
      ['nesting: not nestable'],
      ({ request }) => Object.assign(request.items[1]!, { packaging: { nestable: false } }),
    ],
    [
      'when the cavity refuses dangerous goods',
      ['nesting: hazmat'],
      ({ request, cavity }) => {
        Object.assign(cavity, { allowHazmat: false })
        Object.assign(request.items[1]!, { packaging: { hazmat: true } })
      },
    ],
    [
      'when the bin refuses the dangerous goods inside',
      ['nesting: hazmat'],
      ({ request }) => {
        Object.assign(request.bins[0]!, { allowHazmat: false })
        Object.assign(request.items[1]!, { packaging: { hazmat: true } })
      },
    ],
    [
      'when the group is not one that the cavity allows',
      ['nesting: group'],
      ({ cavity }) => Object.assign(cavity, { allowedGroups: ['bolts'] }),
    ],
    [
      'when something lies on a fragile thing inside',
      ['fragile'],
      ({ request }) => Object.assign(request.items[1]!, { packaging: { fragile: true } }),
    ],
    [
      'when a thing inside bears too much',
      ['load'],
      ({ request }) => Object.assign(request.items[1]!, { stacking: { maxLoad: 0.5 } }),
    ],
    [
      'when the host has no cavity',
      ['nesting: no cavity'],
      ({ request }) => Object.assign(request.items[0]!, { packaging: {} }),
    ],
    [
      'when it goes two levels deep',
      ['nesting: more than one level deep'],
      ({ host }) => Object.assign(host.nested![0]!, { nested: [] }),
    ],
    [
      'when a number is missing',
      ['malformed'],
      ({ host }) => Object.assign(host.nested![1]!, { x: Number.NaN }),
    ],
    [
      'when the statistics do not count it',
      ['stats'],
      ({ response }) => Object.assign(response.stats, { nested: 2 }),
    ],
    [
      'when the weight of the bin leaves it out',
      ['bin-weight'],
      ({ response }) => Object.assign(response.bins[0]!, { weight: 2 }),
    ],
    [
      'when its weight is too much for the bin',
      ['weight'],
      ({ request }) => Object.assign(request.bins[0]!, { maxWeight: 4 }),
    ],
    [
      'when a separate group lies in a stranger',
      ['separate'],
      ({ request }) =>
        Object.assign(request.items[1]!, { packaging: { group: 'g', groupMode: 'separate' } }),
    ],
    [
      'when instructions leave its things out',
      ['instructions'],
      ({ response }) =>
        Object.assign(response.bins[0]!, { instructions: ["1. Place item 'crate'"] }),
    ],
  ]
  test.each(cases)('%s', (_title, said, breaker) => {
    expect(saidAfter(breaker).sort()).toEqual([...said].sort())
  })
})

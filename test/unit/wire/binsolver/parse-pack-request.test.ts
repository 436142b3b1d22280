import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  FREE_LIMITS,
  parsePackRequest,
} from '../../../../src-shared/wire/binsolver/parse-pack-request.ts'
import { packRequests } from '../../core/solver/pack-requests.ts'

const item = { id: 'a', w: 1, h: 2, d: 3 }
const bin = { id: 'C', w: 10, h: 10, d: 10 }
const plain = { items: [item], bins: [bin] }

function refusalOf(input: unknown): string {
  const parsed = parsePackRequest(input)
  return parsed.ok ? 'accepted' : `${parsed.error.code} ${parsed.error.message}`
}

test('every valid request comes through unchanged', () => {
  fc.assert(
    fc.property(packRequests, (request) => {
      const priced = { ...request, bins: request.bins.map((one) => ({ cost: 1, ...one })) }
      expect(parsePackRequest(priced)).toEqual({ ok: true, value: priced })
    }),
    { numRuns: 100 },
  )
})

test('unknown properties are ignored', () => {
  expect(parsePackRequest({ ...plain, colour: 'red' })).toEqual({ ok: true, value: plain })
})

test('nothing at all makes it throw', () => {
  fc.assert(
    fc.property(fc.anything(), (input) => {
      expect(parsePackRequest(input).ok).toBe(false)
    }),
  )
})

describe('a request is refused with the path of what is wrong', () => {
  const cases: [string, unknown, string][] = [
    ['no object', 'text', 'invalid_request The request:'],
    ['no items', { bins: [bin] }, 'invalid_request items:'],
    ['an empty list', { items: [], bins: [bin] }, 'invalid_request items:'],
    ['a length of 0', { items: [{ ...item, w: 0 }], bins: [bin] }, 'invalid_request items[0].w:'],
    [
      'a text for a number',
      { items: [{ ...item, h: '2' }], bins: [bin] },
      'invalid_request items[0].h:',
    ],
    ['infinity', { items: [{ ...item, d: Infinity }], bins: [bin] }, 'invalid_request items[0].d:'],
    [
      'a negative weight',
      { items: [{ ...item, weight: -1 }], bins: [bin] },
      'invalid_request items[0].weight:',
    ],
    [
      'half a quantity',
      { items: [{ ...item, quantity: 1.5 }], bins: [bin] },
      'invalid_request items[0].quantity:',
    ],
    [
      'a negative padding',
      { items: [item], bins: [{ ...bin, padding: { all: -1 } }] },
      'invalid_request bins[0].padding.all:',
    ],
    ['an unknown objective', { ...plain, objective: 'best' }, 'invalid_request objective:'],
    [
      'a duplicate item id',
      { ...plain, items: [item, item] },
      "invalid_request items[1].id: 'a' is used by items[0] already.",
    ],
    [
      'a duplicate bin id',
      { ...plain, bins: [bin, bin] },
      "invalid_request bins[1].id: 'C' is used by bins[0] already.",
    ],
    [
      'units that collide',
      {
        ...plain,
        items: [
          { ...item, quantity: 2 },
          { ...item, id: 'a#2' },
        ],
      },
      "invalid_request items: two units would be called 'a#2' after expanding quantities.",
    ],
    [
      'a group mode without a group',
      { ...plain, items: [{ ...item, packaging: { groupMode: 'separate' } }] },
      'invalid_request items[0].packaging.groupMode: a group mode needs a group.',
    ],
    [
      'a group of two modes',
      {
        ...plain,
        items: [
          { ...item, packaging: { group: 'g' } },
          { ...item, id: 'b', packaging: { group: 'g', groupMode: 'separate' } },
        ],
      },
      "invalid_request items[1].packaging.groupMode: group 'g' is keepTogether elsewhere",
    ],
    [
      'custom rotation without any',
      { ...plain, items: [{ ...item, rotation: { mode: 'custom' } }] },
      'invalid_request items[0].rotation.allowed: custom rotation needs',
    ],
    [
      'minCost without cost',
      { ...plain, objective: 'minCost' },
      'invalid_request bins[0].cost: objective minCost needs a cost on every bin.',
    ],
    [
      'shipping without a profile',
      { ...plain, objective: 'shipping' },
      'invalid_request bins[0].shipping: objective shipping needs',
    ],
    [
      'a fixed item that is not there',
      {
        ...plain,
        extensions: { fixed: [{ itemId: 'z', x: 0, y: 0, z: 0, rotation: 'xyz', binId: 'bin-1' }] },
      },
      "invalid_request extensions.fixed[0].itemId: there is no unit 'z'",
    ],
    [
      'a next unit that is not there',
      { ...plain, extensions: { next: 'z' } },
      "invalid_request extensions.next: there is no unit 'z'",
    ],
    [
      'too many units',
      {
        ...plain,
        items: [
          { ...item, quantity: 600 },
          { ...item, id: 'b', quantity: 600 },
        ],
      },
      'limit_exceeded items: 1200 units after expanding quantities, but this plan allows 1000.',
    ],
    [
      'too large a quantity',
      { ...plain, items: [{ ...item, quantity: 1001 }] },
      'limit_exceeded items[0].quantity: 1001',
    ],
    [
      'too many bin types',
      { ...plain, bins: Array.from({ length: 201 }, () => ({ w: 1, h: 1, d: 1 })) },
      'limit_exceeded bins: 201 types',
    ],
  ]
  test.each(cases)('%s', (_title, input, start) => {
    expect(refusalOf(input).slice(0, start.length)).toBe(start)
  })

  test('a free plan allows less', () => {
    const many = { ...plain, items: [{ ...item, quantity: 101 }] }
    expect(parsePackRequest(many, FREE_LIMITS)).toMatchObject({ error: { code: 'limit_exceeded' } })
  })
})

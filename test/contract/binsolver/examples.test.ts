/**
 * The nine examples of the packing API. Some of the published answers contradict their own requests (utilization; the
 * nesting one forgets a widget), so the answers are held against the requests (contract rule 23).
 */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkedSolve } from '../../../src-main/core/solver/checked-solve.ts'
import type { PackRequest, PackResponse } from '../../../src-shared/model/packing.ts'
import { packResponseSchema } from '../../../src-shared/wire/binsolver/pack-response.ts'
import { parsePackRequest } from '../../../src-shared/wire/binsolver/parse-pack-request.ts'
import { secondOpinion } from '../../unit/core/solver/judge-tool.ts'
import { EXAMPLE_REQUESTS } from './example-requests.ts'

const names = Object.keys(EXAMPLE_REQUESTS)

function requestOf(name: string): PackRequest {
  const parsed = parsePackRequest(EXAMPLE_REQUESTS[name])
  if (!parsed.ok) throw new TypeError(parsed.error.message)
  return parsed.value
}

function answerTo(name: string): PackResponse {
  return checkedSolve(requestOf(name)).response
}

/** Template and item ids of each bin. */
const contents = ({ bins }: PackResponse) =>
  bins.map((bin) => [bin.templateId, ...bin.placements.map((one) => one.itemId).sort()])

describe('every example', () => {
  test.each(names)('%s: the request comes through the schema unchanged', (name) => {
    expect(parsePackRequest(EXAMPLE_REQUESTS[name])).toEqual({
      ok: true,
      value: EXAMPLE_REQUESTS[name],
    })
  })

  test.each(names)('%s: the plan of the search passes both judges', (name) => {
    const request = requestOf(name)
    const { response, rejected } = checkedSolve(request)
    expect([rejected, secondOpinion(request, response)]).toEqual([[], []])
  })

  test.each(names)('%s: the answer is JSON that its schema knows whole', (name) => {
    const json = JSON.parse(JSON.stringify(answerTo(name)))
    expect(packResponseSchema.parse(json)).toEqual(json)
  })
})

test('simple: both units in the one bin', () => {
  const response = answerTo('simple')
  expect(contents(response)).toEqual([['small-box', 'item-1#1', 'item-1#2']])
  expect(response.bins[0]?.utilization).toBeCloseTo(8 / 36, 3)
})

test('rotationUpright: each item turned as it may be, each in the bin that then takes it', () => {
  const turned = answerTo('rotationUpright').bins.map((bin) => [
    bin.templateId,
    bin.placements[0]?.itemId,
    bin.placements[0]?.rotation,
  ])
  expect(turned.sort()).toEqual([
    ['small', 'axis-only', expect.stringMatching(/^(xyz|yxz)$/)],
    ['tight', 'upright', 'zyx'],
  ])
})

test('stackingLimits: what would crush the base finds no place, or lies beneath it', () => {
  const response = answerTo('stackingLimits')
  const [placed] = response.bins
  if (response.unplaced.length === 0) {
    expect(placed?.placements.map((one) => one.itemId)).toEqual(['top', 'base'])
  } else expect(response.stats).toMatchObject({ placed: 1, unplaced: 1 })
})

test('packagingRules: the kit together, padded, and the dangerous one where it may be', () => {
  const response = answerTo('packagingRules')
  const home = (id: string) =>
    response.bins.find((bin) => bin.placements.some((one) => one.itemId === id))
  expect([home('kit-a')?.binId, home('hazmat')?.templateId]).toEqual([
    home('kit-b')?.binId,
    'hazmat-box',
  ])
  expect(home('kit-a')?.placements.find((one) => one.itemId === 'kit-a')).toMatchObject({
    w: 1.2,
    h: 1.2,
    d: 1.2,
  })
})

test('nesting: all four in one bin; the widgets fit in the organizer too', () => {
  expect(answerTo('nesting').stats).toMatchObject({ items: 4, placed: 4, unplaced: 0, binsUsed: 1 })
  const full = checkedSolve({ ...requestOf('nesting'), nestingStrategy: 'maximize' }).response
  expect(full.stats.nested).toBe(3)
  const [first] = full.bins[0]?.placements[0]?.nested ?? []
  expect(first).toMatchObject({ itemId: 'widget#1', x: 0.1, y: 0.1, z: 0.1, w: 1, h: 1, d: 1 })
})

test('shippingObjective: the cheaper profile, with the published figures', () => {
  const [bin] = answerTo('shippingObjective').bins
  expect(bin?.templateId).toBe('cheap')
  expect(bin?.weight).toBe(1.5)
  const { dimensionalWeight, billableWeight, cost, carbon, slaDays } = bin?.shipping ?? {}
  expect([billableWeight, slaDays]).toEqual([1.5, 4])
  expect(dimensionalWeight).toBeCloseTo(0.0054, 12)
  expect(cost).toBeCloseTo(6.3, 12)
  expect(carbon).toBeCloseTo(0.6, 12)
})

test('palletization: two pallets of two in one container, and a row of splits for each unit', () => {
  const response = answerTo('palletization')
  expect(contents(response)).toEqual([['container', 'bin-1', 'bin-2']])
  expect(response.pallets?.map((pallet) => pallet.placements.length)).toEqual([2, 2])
  expect(response.splits).toHaveLength(4)
  expect(response.stats).toMatchObject({ items: 4, placed: 4, binsUsed: 1, palletsUsed: 2 })
  expect(response.bins[0]?.utilization).toBe(1)
})

test('instructions: one sentence a placement, in the published form', () => {
  const [bin] = answerTo('instructions').bins
  expect(bin?.instructions).toEqual([expect.stringMatching(/^1\. Place item 'monitor' .+\.$/)])
})

test('labels: one ZPL label with the number of the bin', () => {
  const [bin] = answerTo('labels').bins
  expect(bin?.label).toMatch(/^\^XA.*bin-1.*\^XZ$/s)
  expect(bin?.weight).toBe(5)
})

const published = new URL('../../../../shared/apis/binsolver.openapi.json', import.meta.url)

/** No example may have been left out or changed; skipped without the papers beside the checkout. */
test.runIf(existsSync(published))('the examples are the published ones', () => {
  const api = JSON.parse(readFileSync(published, 'utf8'))
  const content = api.paths['/pack'].post
  const requests = content.requestBody.content['application/json'].examples
  const answers = content.responses['200'].content['application/json'].examples
  const values = Object.entries<{ value: unknown }>(requests).map(([name, one]) => [
    name,
    one.value,
  ])
  expect(Object.fromEntries(values)).toEqual(EXAMPLE_REQUESTS)
  for (const one of Object.values<{ value: unknown }>(answers)) {
    expect(packResponseSchema.parse(one.value)).toEqual(one.value)
  }
})

/** Small block tasks for tests: a container, and items of few kinds. */
import fc from 'fast-check'
import { EffortMeter } from '../../../../../src-main/core/solver/effort-meter.ts'
import { generateBlocks } from '../../../../../src-main/core/solver/blocks/block-generation.ts'
import type { BlockTask } from '../../../../../src-main/core/solver/blocks/block-state.ts'
import { ReachableLengths } from '../../../../../src-main/core/solver/blocks/reachable-lengths.ts'
import { buildInstance } from '../../../../../src-main/core/solver/instance-builder.ts'
import type { PackItem, PackRequest } from '../../../../../src-shared/model/packing.ts'

const side = fc.integer({ min: 3, max: 25 })

const kind = fc.record({
  w: side,
  h: side,
  d: side,
  weight: fc.integer({ min: 0, max: 5 }),
  quantity: fc.integer({ min: 1, max: 12 }),
  allowRotation: fc.boolean(),
})

/** Requests of many equal items for one container; `ratio` is what their bases must rest on. */
export function manyEqual(ratio: number | undefined): fc.Arbitrary<PackRequest> {
  const stacking = ratio === undefined ? {} : { stacking: { minSupportRatio: ratio } }
  const room = fc.integer({ min: 30, max: 70 })
  return fc
    .record({
      objective: fc.constantFrom('minWaste' as const, 'maxPlaced' as const, 'minBins' as const),
      items: fc.array(kind, { minLength: 2, maxLength: 8 }),
      bin: fc.record({ w: room, h: room, d: room, maxWeight: fc.integer({ min: 60, max: 400 }) }),
    })
    .map(({ objective, items, bin }) => ({
      objective,
      items: items.map((item): PackItem => ({ ...item, ...stacking })),
      bins: [{ id: 'container', quantity: 1, ...bin }],
    }))
}

export function unlimited(): EffortMeter {
  return new EffortMeter(Infinity, () => false)
}

export function taskOf(request: PackRequest, isSupported: boolean, most = 400): BlockTask {
  const instance = buildInstance(request)
  const template = instance.templates[0]!
  const demand = Int32Array.from(instance.freeIds, (ids) => ids.length)
  const order = { template, demand, isSupported, most, pairs: 100_000 }
  const blocks = generateBlocks(instance, order, unlimited())
  const lengths = new ReachableLengths(instance, template)
  return { instance, template, demand, isSupported, aim: 'volume', blocks, lengths }
}

export type Box = {
  readonly x0: number
  readonly y0: number
  readonly z0: number
  readonly x1: number
  readonly y1: number
  readonly z1: number
}

export function overlaps(a: Box, b: Box): boolean {
  const inX = a.x0 < b.x1 && b.x0 < a.x1
  const inY = a.y0 < b.y1 && b.y0 < a.y1
  return inX && inY && a.z0 < b.z1 && b.z0 < a.z1
}

/** Area of the box's base that lies on the floor or on tops of the others. */
export function restingArea(box: Box, others: readonly Box[]): number {
  if (box.y0 === 0) return (box.x1 - box.x0) * (box.z1 - box.z0)
  let area = 0
  for (const other of others) {
    if (other.y1 !== box.y0) continue
    const w = Math.min(box.x1, other.x1) - Math.max(box.x0, other.x0)
    const d = Math.min(box.z1, other.z1) - Math.max(box.z0, other.z0)
    if (w > 0 && d > 0) area += w * d
  }
  return area
}

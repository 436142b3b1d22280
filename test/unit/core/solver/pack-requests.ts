/** Random packing requests that mix every rule of the contract, for property tests. */
import fc from 'fast-check'
import type {
  FixedPlacement,
  PackBin,
  PackItem,
  PackRequest,
  Rotation,
} from '../../../../src-shared/model/packing.ts'

/** Drops undefined members, as JSON would. */
function compact<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 })
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
const tenths = (min: number, max: number) => fc.integer({ min, max }).map((n) => n / 10)
const length = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 2, arbitrary: tenths(5, 400) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 120 }).map((n) => n / 3) },
)
const rotationName = fc.constantFrom<Rotation>('xyz', 'xzy', 'yxz', 'yzx', 'zxy', 'zyx')
const padding = fc.record({
  all: maybe(tenths(0, 15)),
  x: maybe(tenths(0, 15)),
  y: maybe(tenths(0, 15)),
})

const rotation = fc.oneof(
  fc.record({ mode: fc.constantFrom('any', 'none', 'upright', 'noFlip') }),
  fc.record({
    mode: fc.constant('axis'),
    allowAxes: fc.record({ xy: fc.boolean(), xz: fc.boolean(), yz: fc.boolean() }),
  }),
  fc.record({
    mode: fc.constant('custom'),
    allowed: fc.uniqueArray(rotationName, { minLength: 1 }),
  }),
)

const stacking = fc.record({
  minSupportRatio: maybe(fc.constantFrom(0, 0.3, 0.75, 1)),
  minSupportArea: maybe(fc.integer({ min: 0, max: 200 })),
  maxLoad: maybe(tenths(0, 200)),
  maxStackHeight: maybe(tenths(0, 300)),
  requireCogSupport: maybe(fc.boolean()),
})

const nesting = fc.record({
  innerW: length,
  innerH: length,
  innerD: length,
  padding: maybe(padding),
  maxWeight: maybe(tenths(0, 300)),
  allowHazmat: maybe(fc.boolean()),
  allowedGroups: rarely(fc.subarray(['a', 'b', 'c', 'd'])),
})

const packaging = fc.record({
  group: maybe(fc.constantFrom('a', 'b', 'c', 'd')),
  hazmat: maybe(fc.boolean()),
  fragile: maybe(fc.boolean()),
  nestable: maybe(fc.boolean()),
  nesting: maybe(nesting),
  padding: maybe(padding),
})

const item: fc.Arbitrary<PackItem> = fc
  .record({
    w: length,
    h: length,
    d: length,
    weight: maybe(tenths(0, 90)),
    allowRotation: maybe(fc.boolean()),
    rotation: maybe(rotation),
    stacking: maybe(stacking),
    packaging: maybe(packaging),
    quantity: maybe(fc.integer({ min: 1, max: 5 })),
  })
  .map((made) => compact(made) as PackItem)

const bin: fc.Arbitrary<PackBin> = fc
  .record({
    w: fc.oneof(fc.integer({ min: 8, max: 90 }), tenths(80, 900)),
    h: fc.integer({ min: 8, max: 90 }),
    d: fc.integer({ min: 8, max: 90 }),
    maxWeight: maybe(tenths(20, 400)),
    cost: fc.integer({ min: 1, max: 50 }),
    tareWeight: maybe(tenths(0, 10)),
    allowHazmat: maybe(fc.boolean()),
    padding: maybe(padding),
    quantity: maybe(fc.integer({ min: 1, max: 4 })),
    shipping: fc.record({
      baseCost: tenths(0, 100),
      ratePerWeight: tenths(0, 20),
      dimWeightDivisor: maybe(fc.constantFrom(0, 500, 5000)),
      carbonPerWeight: maybe(tenths(0, 5)),
      slaDays: maybe(fc.integer({ min: 0, max: 5 })),
    }),
  })
  .map((made) => compact(made) as PackBin)

/** Groups a and b keep together, c and d are separate. */
function withGroupModes(items: PackItem[]): PackItem[] {
  return items.map((one) => {
    const group = one.packaging?.group
    if (group !== 'c' && group !== 'd') return one
    return { ...one, packaging: { ...one.packaging, groupMode: 'separate' } }
  })
}

export const packRequests: fc.Arbitrary<PackRequest> = fc
  .record({
    items: fc.array(item, { minLength: 1, maxLength: 8 }).map(withGroupModes),
    bins: fc.array(bin, { minLength: 1, maxLength: 4 }),
    objective: maybe(
      fc.constantFrom('fast', 'minBins', 'maxPlaced', 'minWaste', 'minCost', 'shipping'),
    ),
    includeInstructions: maybe(fc.boolean()),
    labelFormat: maybe(fc.constantFrom('none', 'zpl')),
    nestingStrategy: maybe(fc.constantFrom('auto', 'maximize', 'none')),
  })
  .map((made) => compact(made) as PackRequest)

/** A few roomy hosts and many small things, so that nesting happens. */
const host = fc
  .record({
    w: fc.integer({ min: 10, max: 40 }),
    h: fc.integer({ min: 10, max: 40 }),
    d: fc.integer({ min: 10, max: 40 }),
    weight: maybe(tenths(0, 90)),
    rotation: rarely(fc.constant({ mode: 'upright' as const })),
    stacking: rarely(stacking),
    packaging: fc.record({
      group: rarely(fc.constantFrom('a', 'b', 'c', 'd')),
      hazmat: rarely(fc.boolean()),
      fragile: rarely(fc.boolean()),
      nestable: rarely(fc.boolean()),
      nesting: nesting.map((one) => ({
        ...one,
        innerW: one.innerW + 8,
        innerH: one.innerH + 8,
        innerD: one.innerD + 8,
      })),
      padding: maybe(padding),
    }),
    quantity: maybe(fc.integer({ min: 1, max: 3 })),
  })
  .map((made) => compact(made) as PackItem)

const smallItem = fc.tuple(item, rarely(packaging)).map(([one, given]): PackItem => {
  const { packaging: _own, ...rest } = one
  const [w, h, d] = [Math.min(one.w, 9), Math.min(one.h, 7.5), Math.min(one.d, 8)]
  return compact({ ...rest, w, h, d, packaging: given }) as PackItem
})

export const nestingRequests: fc.Arbitrary<PackRequest> = fc
  .record({
    request: packRequests,
    hosts: fc.array(host, { minLength: 1, maxLength: 3 }),
    items: fc.array(smallItem, { minLength: 1, maxLength: 6 }),
    nestingStrategy: fc.constantFrom('auto', 'maximize', 'maximize', 'none', undefined),
    stock: maybe(fc.integer({ min: 1, max: 2 })),
  })
  .map(
    ({ request, hosts, items, nestingStrategy, stock }) =>
      compact({
        ...request,
        items: withGroupModes([...items, ...hosts]),
        bins:
          stock === undefined
            ? request.bins
            : request.bins.map((one) => ({ ...one, quantity: stock })),
        nestingStrategy,
      }) as PackRequest,
  )

export const palletRequests: fc.Arbitrary<PackRequest> = fc
  .record({
    request: packRequests,
    pallets: fc.array(bin, { minLength: 1, maxLength: 2 }),
    allowMixedContainers: maybe(fc.boolean()),
  })
  .map(
    ({ request, pallets, allowMixedContainers }) =>
      compact({
        ...request,
        bins: request.bins.map((one) => ({ ...one, w: one.w * 3, h: one.h * 2, d: one.d * 3 })),
        palletization: { pallets, allowMixedContainers },
      }) as PackRequest,
  )

/** The request again, with the first `count` placements of the first bin of `response` already in. */
export function withFixed(
  request: PackRequest,
  placements: readonly { itemId: string; x: number; y: number; z: number; rotation: Rotation }[],
  count: number,
): PackRequest {
  const fixed: FixedPlacement[] = placements
    .slice(0, count)
    .map(({ itemId, x, y, z, rotation: turned }) => ({
      itemId,
      x,
      y,
      z,
      rotation: turned,
      binId: 'bin-1',
    }))
  return { ...request, extensions: { ...request.extensions, fixed } }
}

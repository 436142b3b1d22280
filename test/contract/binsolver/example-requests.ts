/** The requests of the nine examples of the packing API 1.0, by name, as plain JSON. */
export const EXAMPLE_REQUESTS: Readonly<Record<string, unknown>> = {
  simple: {
    allowUnplaced: true,
    objective: 'minBins',
    items: [{ id: 'item-1', w: 2, h: 2, d: 1, quantity: 2 }],
    bins: [{ id: 'small-box', w: 4, h: 3, d: 3, quantity: 1 }],
  },
  rotationUpright: {
    allowUnplaced: true,
    objective: 'minBins',
    items: [
      { id: 'upright', w: 4, h: 2, d: 3, rotation: { mode: 'upright' } },
      {
        id: 'axis-only',
        w: 2,
        h: 3,
        d: 1,
        rotation: { mode: 'axis', allowAxes: { xy: true, xz: false, yz: false } },
      },
    ],
    bins: [
      { id: 'tight', w: 3, h: 2, d: 4, quantity: 1 },
      { id: 'small', w: 3, h: 3, d: 2, quantity: 1 },
    ],
  },
  stackingLimits: {
    allowUnplaced: true,
    objective: 'minBins',
    items: [
      { id: 'base', w: 2, h: 1, d: 2, weight: 1, stacking: { minSupportRatio: 0.9, maxLoad: 1 } },
      { id: 'top', w: 2, h: 1, d: 2, weight: 2 },
    ],
    bins: [{ id: 'bin', w: 2, h: 2, d: 2, quantity: 1 }],
  },
  packagingRules: {
    allowUnplaced: true,
    objective: 'minBins',
    items: [
      {
        id: 'kit-a',
        w: 1,
        h: 1,
        d: 1,
        packaging: { group: 'kit-1', groupMode: 'keepTogether', padding: { all: 0.1 } },
      },
      { id: 'kit-b', w: 1, h: 1, d: 1, packaging: { group: 'kit-1', groupMode: 'keepTogether' } },
      { id: 'hazmat', w: 1, h: 1, d: 1, packaging: { hazmat: true } },
    ],
    bins: [
      { id: 'clean-box', w: 2.5, h: 2, d: 2, allowHazmat: false, quantity: 1 },
      { id: 'hazmat-box', w: 2.5, h: 2, d: 2, allowHazmat: true, quantity: 1 },
    ],
  },
  nesting: {
    allowUnplaced: true,
    objective: 'minBins',
    nestingStrategy: 'auto',
    items: [
      {
        id: 'organizer',
        w: 4,
        h: 4,
        d: 4,
        weight: 0.8,
        packaging: { nesting: { innerW: 3, innerH: 3, innerD: 3, padding: { all: 0.1 } } },
      },
      { id: 'widget', w: 1, h: 1, d: 1, quantity: 3 },
    ],
    bins: [{ id: 'shipping-box', w: 6, h: 6, d: 6, quantity: 1 }],
  },
  shippingObjective: {
    allowUnplaced: true,
    objective: 'shipping',
    shippingObjective: { costWeight: 1, carbonWeight: 0.2, slaWeight: 0.1, dimWeightDivisor: 5000 },
    items: [{ id: 'order-1', w: 2, h: 2, d: 2, weight: 1.5 }],
    bins: [
      {
        id: 'fast',
        w: 3,
        h: 3,
        d: 3,
        shipping: {
          baseCost: 12,
          ratePerWeight: 0.5,
          carbonPerWeight: 0.2,
          slaDays: 1,
          dimWeightDivisor: 5000,
        },
        quantity: 1,
      },
      {
        id: 'cheap',
        w: 3,
        h: 3,
        d: 3,
        shipping: {
          baseCost: 6,
          ratePerWeight: 0.2,
          carbonPerWeight: 0.4,
          slaDays: 4,
          dimWeightDivisor: 5000,
        },
        quantity: 1,
      },
    ],
  },
  palletization: {
    allowUnplaced: true,
    objective: 'minBins',
    items: [{ id: 'item-1', w: 1, h: 1, d: 1, quantity: 4 }],
    bins: [{ id: 'container', w: 4, h: 1, d: 1, quantity: 1 }],
    palletization: {
      pallets: [{ id: 'pallet', w: 2, h: 1, d: 1, tareWeight: 1, quantity: 2 }],
      allowMixedContainers: false,
    },
  },
  instructions: {
    allowUnplaced: true,
    objective: 'minBins',
    includeInstructions: true,
    items: [{ id: 'monitor', w: 20, h: 15, d: 5 }],
    bins: [{ id: 'box', w: 30, h: 20, d: 20, quantity: 1 }],
  },
  labels: {
    allowUnplaced: true,
    objective: 'minBins',
    labelFormat: 'zpl',
    items: [{ id: 'sku-1', w: 10, h: 10, d: 10, weight: 5 }],
    bins: [{ id: 'box', w: 20, h: 20, d: 20, maxWeight: 50, quantity: 1 }],
  },
}

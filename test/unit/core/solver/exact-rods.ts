/**
 * The exact answer for rods in rows: items and bins that differ in their width alone. Every way to leave units out,
 * to split the others over bins and to choose templates is tried, so keep it to five rods.
 */
import type {
  PackBin,
  PackItem,
  PackRequest,
  PackResponse,
} from '../../../../src-shared/model/packing.ts'

/** What an objective compares, the most important first (contract rule 16). */
export type Worth = readonly number[]

export function worthOf(request: PackRequest, response: PackResponse): Worth {
  const templates = response.bins.map((bin) => {
    return request.bins.find((one) => one.id === bin.templateId)!
  })
  const weights = response.bins.map((bin) => bin.weight ?? 0)
  const out = response.unplaced.map((row) => row.w)
  return worth(request, templates, weights, out)
}

export function exactWorth(request: PackRequest): Worth {
  const groups: PackItem[][] = []
  const out: number[] = []
  let best: Worth | null = null
  const chooseTemplates = (chosen: PackBin[]): void => {
    const group = groups[chosen.length]
    if (group === undefined) {
      const found = worth(request, chosen, groups.map(weightOf), out)
      if (best === null || isLess(found, best)) best = found
      return
    }
    for (const bin of request.bins) {
      if (chosen.filter((one) => one === bin).length >= (bin.quantity ?? Infinity)) continue
      if (widthOf(group) > bin.w || weightOf(group) > (bin.maxWeight ?? Infinity)) continue
      chooseTemplates([...chosen, bin])
    }
  }
  const split = (at: number): void => {
    const item = request.items[at]
    if (item === undefined) {
      chooseTemplates([])
      return
    }
    for (const group of [...groups]) {
      group.push(item)
      split(at + 1)
      group.pop()
    }
    groups.push([item])
    split(at + 1)
    groups.pop()
    out.push(item.w)
    split(at + 1)
    out.pop()
  }
  split(0)
  return best!
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const widthOf = (group: readonly PackItem[]) => sum(group.map((item) => item.w))
const weightOf = (group: readonly PackItem[]) => sum(group.map((item) => item.weight ?? 0))

function isLess(a: Worth, b: Worth): boolean {
  const at = a.findIndex((value, i) => Math.abs(value - b[i]!) > 1e-9)
  return at >= 0 && a[at]! < b[at]!
}

function worth(
  request: PackRequest,
  templates: readonly PackBin[],
  weights: readonly number[],
  out: readonly number[],
): Worth {
  const volume = sum(templates.map((bin) => bin.w))
  switch (request.objective) {
    case 'minBins':
      return [out.length, templates.length, volume]
    case 'minWaste':
      return [sum(out), volume]
    case 'minCost':
      return [out.length, sum(templates.map((bin) => bin.cost ?? 0))]
    case 'shipping':
      return [out.length, sum(templates.map((bin, i) => scoreOf(request, bin, weights[i]!)))]
    default:
      return [out.length]
  }
}

function scoreOf(request: PackRequest, bin: PackBin, weight: number): number {
  const { costWeight = 1, carbonWeight = 0, slaWeight = 0 } = request.shippingObjective ?? {}
  const { baseCost = 0, ratePerWeight = 0, carbonPerWeight = 0, slaDays = 0 } = bin.shipping ?? {}
  const divisor = request.shippingObjective?.dimWeightDivisor ?? bin.shipping?.dimWeightDivisor ?? 0
  const dimensional = divisor === 0 ? 0 : bin.w / divisor
  const billable = Math.max(weight + (bin.tareWeight ?? 0), dimensional)
  return (
    costWeight * (baseCost + ratePerWeight * billable) +
    carbonWeight * carbonPerWeight * billable +
    slaWeight * slaDays
  )
}

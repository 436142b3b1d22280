/** Judges one bin (or pallet) with items in it, on its own: sizes, walls, weight, hazmat, separate groups, figures. */
import type { BinResult, PackBin, PackPlacement } from '../../../../src-shared/model/packing.ts'
import { judgeNested, nestedWeight } from './nesting.ts'
import { mayTake, paddedSize, padOf, type Rules, turned } from './rules.ts'
import { judgeStacking } from './stacking.ts'
import type { Report } from './violation.ts'

const LENGTHS = ['x', 'y', 'z', 'w', 'h', 'd'] as const

export function judgeBin(rules: Rules, bin: BinResult, template: PackBin, report: Report): void {
  const near = rules.tolerance
  if (bin.w !== template.w || bin.h !== template.h || bin.d !== template.d)
    report('wrong-size', bin.binId, null)
  const placements = bin.placements.filter((placement) => {
    const isWhole = LENGTHS.every((length) => Number.isFinite(placement[length]))
    if (!isWhole) report('malformed', bin.binId, placement.itemId)
    return isWhole && rules.unitById.has(placement.itemId)
  })
  for (const placement of placements) judgePlacement(rules, bin, template, placement, report)
  const pad = padOf(template.padding)
  const boxes = placements.map((placement) => {
    const item = rules.unitById.get(placement.itemId)!
    return {
      ...placement,
      id: placement.itemId,
      weight: weightOf(rules, placement),
      stacking: item.stacking ?? {},
      isFragile: item.packaging?.fragile === true,
      isFixed: rules.fixedIds.has(placement.itemId),
    }
  })
  judgeStacking(
    boxes,
    { binId: bin.binId, floor: pad[1], tolerance: near, nearness: rules.nearness },
    report,
  )
  judgeFigures(rules, bin, template, placements, report)
  judgeSeparate(
    rules,
    bin.binId,
    placements.flatMap((placement) => unitsIn(placement)),
    report,
  )
}

export function weightOf(rules: Rules, placement: PackPlacement): number {
  return (
    (rules.unitById.get(placement.itemId)?.weight ?? 0) +
    nestedWeight(rules, placement.nested ?? [])
  )
}

export function unitsIn(placement: PackPlacement): string[] {
  return [placement.itemId, ...(placement.nested ?? []).map((inner) => inner.itemId)]
}

function judgePlacement(
  rules: Rules,
  bin: BinResult,
  template: PackBin,
  placement: PackPlacement,
  report: Report,
): void {
  const item = rules.unitById.get(placement.itemId)!
  const near = rules.tolerance
  const size = turned(paddedSize(item), placement.rotation)
  if (size === undefined || !mayTake(item, placement.rotation)) {
    report('rotation', bin.binId, placement.itemId, { rotation: placement.rotation })
  }
  const lengths = [placement.w, placement.h, placement.d]
  if (size !== undefined && lengths.some((length, i) => Math.abs(length - size[i]!) > near)) {
    report('wrong-size', bin.binId, placement.itemId)
  }
  judgeNested(rules, bin.binId, placement, item, template, report)
  if (rules.fixedIds.has(placement.itemId)) return
  const pad = padOf(template.padding)
  const low = [placement.x, placement.y, placement.z]
  const outer = [template.w, template.h, template.d]
  const isOut = low.some(
    (at, i) => at < pad[i]! - near || at + lengths[i]! > outer[i]! - pad[i]! + near,
  )
  if (isOut) report('outside', bin.binId, placement.itemId)
  if (item.packaging?.hazmat === true && template.allowHazmat === false) {
    report('hazmat', bin.binId, placement.itemId)
  }
}

function judgeFigures(
  rules: Rules,
  bin: BinResult,
  template: PackBin,
  placements: readonly PackPlacement[],
  report: Report,
): void {
  const weight = placements.reduce((sum, placement) => sum + weightOf(rules, placement), 0)
  const isAllFixed = placements.every((placement) => rules.fixedIds.has(placement.itemId))
  const limit = template.maxWeight ?? Infinity
  if (!isAllFixed && weight > limit + 1e-9 + 1e-9 * weight)
    report('weight', bin.binId, null, { weight, limit })
  const filled = placements.reduce((sum, placement) => {
    const item = rules.unitById.get(placement.itemId)!
    return sum + item.w * item.h * item.d
  }, 0)
  const fill = filled / (template.w * template.h * template.d)
  if (!isAllFixed && !(Math.abs(bin.utilization - fill) <= 0.001)) {
    report('utilization', bin.binId, null, { given: bin.utilization, counted: fill })
  }
  const needsWeight = rules.request.items.some((item) => item.weight !== undefined)
  const given = bin.weight
  if (
    needsWeight
      ? given === undefined || Math.abs(given - weight) > 1e-6 * (1 + weight)
      : given !== undefined
  ) {
    report('bin-weight', bin.binId, null, { given: given ?? null, counted: weight })
  }
  const steps = placements.reduce((sum, placement) => sum + unitsIn(placement).length, 0)
  if (bin.instructions !== undefined && bin.instructions.length !== steps)
    report('instructions', bin.binId, null)
  judgeShipping(rules, bin, template, weight, report)
}

export function judgeShipping(
  rules: Rules,
  bin: BinResult,
  template: PackBin,
  weight: number,
  report: Report,
): void {
  const profile = template.shipping
  if (profile === undefined) return
  const given = bin.shipping
  if (given === undefined) {
    report('shipping', bin.binId, null)
    return
  }
  const divisor = rules.request.shippingObjective?.dimWeightDivisor ?? profile.dimWeightDivisor ?? 0
  const dimensional = divisor > 0 ? (template.w * template.h * template.d) / divisor : 0
  const billable = Math.max(weight + (template.tareWeight ?? 0), dimensional)
  const pairs: [number, number][] = [
    [given.dimensionalWeight, dimensional],
    [given.billableWeight, billable],
    [given.cost, (profile.baseCost ?? 0) + (profile.ratePerWeight ?? 0) * billable],
    [given.carbon, (profile.carbonPerWeight ?? 0) * billable],
    [given.slaDays, profile.slaDays ?? 0],
  ]
  for (const [said, counted] of pairs) {
    if (!(Math.abs(said - counted) <= 1e-6 * (1 + Math.abs(counted))))
      report('shipping', bin.binId, null, { said, counted })
  }
}

/** A `separate` group shares its bin with nothing else. */
export function judgeSeparate(
  rules: Rules,
  binId: string,
  ids: readonly string[],
  report: Report,
): void {
  const groups = new Set(ids.map((id) => rules.unitById.get(id)?.packaging?.group ?? null))
  if (groups.size < 2 || ids.every((id) => rules.fixedIds.has(id))) return
  const proud = ids.find((id) => rules.unitById.get(id)?.packaging?.groupMode === 'separate')
  if (proud !== undefined) report('separate', binId, proud)
}

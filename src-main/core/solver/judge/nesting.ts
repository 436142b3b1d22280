/** Judges what is nested in one host (contract rule 12): cavity, nestability, weight, and stacking inside it. */
import type {
  NestedPlacement,
  PackBin,
  PackItem,
  PackPlacement,
} from '../../../../src-shared/model/packing.ts'
import { mayTake, paddedSize, padOf, type Rules, turned } from './rules.ts'
import { judgeStacking } from './stacking.ts'
import type { Report } from './violation.ts'

const LENGTHS = ['x', 'y', 'z', 'w', 'h', 'd'] as const

export function judgeNested(
  rules: Rules,
  binId: string,
  host: PackPlacement,
  hostItem: PackItem,
  template: PackBin,
  report: Report,
): void {
  const nested = host.nested ?? []
  if (nested.length === 0) return
  const cavity = hostItem.packaging?.nesting
  const refuse = (why: string, itemId: string) => report('nesting', binId, itemId, { why })
  if (rules.request.nestingStrategy === 'none') refuse('strategy none', host.itemId)
  if (cavity === undefined) {
    refuse('no cavity', host.itemId)
    return
  }
  if (host.rotation !== 'xyz' && host.rotation !== 'zyx') refuse('host not upright', host.itemId)
  const pad = padOf(cavity.padding)
  const room = [cavity.innerW, cavity.innerH, cavity.innerD] as const
  for (const inner of nested) {
    const item = rules.unitById.get(inner.itemId)
    const isWhole = LENGTHS.every((length) => Number.isFinite(inner[length]))
    if (!isWhole) report('malformed', binId, inner.itemId)
    if ('nested' in inner) refuse('more than one level deep', inner.itemId)
    if (item === undefined || !isWhole) continue
    const size = turned(paddedSize(item), inner.rotation)
    const near = rules.tolerance
    if (size === undefined || !mayTake(item, inner.rotation)) refuse('rotation', inner.itemId)
    else if ([inner.w, inner.h, inner.d].some((length, i) => Math.abs(length - size[i]!) > near))
      refuse('size', inner.itemId)
    const low = [inner.x, inner.y, inner.z]
    const high = [inner.x + inner.w, inner.y + inner.h, inner.z + inner.d]
    if (low.some((at, i) => at < pad[i]! - near)) refuse('outside the cavity', inner.itemId)
    if (high.some((at, i) => at > room[i]! - pad[i]! + near))
      refuse('outside the cavity', inner.itemId)
    const isHazmat = item.packaging?.hazmat === true
    if (item.packaging?.nestable === false) refuse('not nestable', inner.itemId)
    if (isHazmat && (cavity.allowHazmat === false || template.allowHazmat === false))
      refuse('hazmat', inner.itemId)
    const groups = cavity.allowedGroups
    if (groups !== undefined && !groups.some((group) => group === item.packaging?.group))
      refuse('group', inner.itemId)
  }
  const weight = nestedWeight(rules, nested)
  if (weight > (cavity.maxWeight ?? Infinity) * (1 + 1e-9) + 1e-9)
    refuse('cavity too heavy', host.itemId)
  const boxes = nested.map((inner) => ({
    ...inner,
    id: inner.itemId,
    weight: rules.unitById.get(inner.itemId)?.weight ?? 0,
    stacking: rules.unitById.get(inner.itemId)?.stacking ?? {},
    isFragile: rules.unitById.get(inner.itemId)?.packaging?.fragile === true,
    isFixed: false,
  }))
  judgeStacking(
    boxes,
    { binId, floor: pad[1], tolerance: rules.tolerance, nearness: rules.nearness },
    report,
  )
}

export function nestedWeight(rules: Rules, nested: readonly NestedPlacement[]): number {
  return nested.reduce((sum, inner) => sum + (rules.unitById.get(inner.itemId)?.weight ?? 0), 0)
}

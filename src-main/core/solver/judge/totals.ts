/** Judges a response as a whole: every unit once, stock, whole groups, unplaced rows, statistics, fixed items. */
import type { BinResult, PackBin, PackResponse } from '../../../../src-shared/model/packing.ts'
import { unitsIn } from './bin.ts'
import type { Rules } from './rules.ts'
import type { Report } from './violation.ts'

export function judgeUnits(
  rules: Rules,
  loads: readonly BinResult[],
  lost: ReadonlySet<string>,
  response: PackResponse,
  report: Report,
): void {
  const seen = new Map<string, number>()
  const count = (id: string) => seen.set(id, (seen.get(id) ?? 0) + 1)
  for (const load of loads)
    for (const placement of load.placements) for (const id of unitsIn(placement)) count(id)
  for (const row of response.unplaced) {
    const item = rules.unitById.get(row.itemId)
    const isLost = lost.has(row.itemId)
    if (!isLost) count(row.itemId)
    if (item === undefined) continue
    if (row.w !== item.w || row.h !== item.h || row.d !== item.d)
      report('unplaced', null, row.itemId, { why: 'size' })
    if (isLost !== (row.reason === 'pallet_unplaced'))
      report('unplaced', null, row.itemId, { why: 'reason' })
  }
  for (const [id, times] of seen) {
    if (!rules.unitById.has(id)) report('unknown-item', null, id)
    else if (times > 1) report('item-twice', null, id, { times })
  }
  for (const id of rules.unitById.keys()) if (!seen.has(id)) report('item-missing', null, id)
  const out = new Set(response.unplaced.map((row) => row.itemId))
  if (out.size !== response.unplaced.length) report('unplaced', null, null, { why: 'twice' })
  for (const id of lost)
    if (!out.has(id)) report('unplaced', null, id, { why: 'on an unplaced pallet' })
}

export function judgeStock(
  bins: readonly BinResult[],
  templates: ReadonlyMap<string, PackBin>,
  report: Report,
): void {
  const used = new Map<string, number>()
  for (const bin of bins) used.set(bin.templateId, (used.get(bin.templateId) ?? 0) + 1)
  for (const [id, times] of used) {
    const quantity = templates.get(id)?.quantity ?? Infinity
    if (times > quantity) report('template-overused', null, id, { times, quantity })
  }
  const ids = new Set(bins.map((bin) => bin.binId))
  if (ids.size !== bins.length) report('malformed', null, null, { why: 'a binId appears twice' })
}

/** keepTogether: all in one load or none at all. Where fixed items split a group already, the rest stays out. */
export function judgeGroups(
  rules: Rules,
  loads: readonly BinResult[],
  response: PackResponse,
  report: Report,
): void {
  const homeOf = new Map<string, string>()
  for (const load of loads)
    for (const placement of load.placements)
      for (const id of unitsIn(placement)) homeOf.set(id, load.binId)
  for (const row of response.unplaced) homeOf.set(row.itemId, '')
  const homes = new Map<string, Set<string>>()
  const begun = new Set<string>()
  for (const [id, item] of rules.unitById) {
    const group = item.packaging?.group
    if (!group || item.packaging?.groupMode === 'separate') continue
    homes.set(group, (homes.get(group) ?? new Set()).add(homeOf.get(id) ?? ''))
    if (rules.fixedIds.has(id)) begun.add(group)
  }
  for (const [group, places] of homes) {
    if (begun.has(group)) places.delete('')
    if (places.size > 1) report('group-split', null, null, { group, places: places.size })
  }
}

export function judgeStats(
  rules: Rules,
  loads: readonly BinResult[],
  response: PackResponse,
  report: Report,
): void {
  const { stats } = response
  const items = rules.unitById.size
  const unplaced = new Set(response.unplaced.map((row) => row.itemId)).size
  const nested = loads.reduce(
    (sum, load) =>
      sum +
      load.placements.reduce((inner, placement) => inner + (placement.nested?.length ?? 0), 0),
    0,
  )
  const isRight =
    stats.items === items &&
    stats.unplaced === unplaced &&
    stats.placed === items - unplaced &&
    stats.binsUsed === response.bins.length &&
    (stats.nested ?? 0) === nested &&
    stats.palletsUsed === (rules.request.palletization === undefined ? undefined : loads.length)
  if (!isRight) report('stats', null, null)
}

/** Fixed items come first in bin-1, in their order, where they were. */
export function judgeFixed(rules: Rules, response: PackResponse, report: Report): void {
  const first = response.bins[0]?.placements ?? []
  ;(rules.request.extensions?.fixed ?? []).forEach((fixed, i) => {
    const placement = first[i]
    const isKept =
      placement?.itemId === fixed.itemId &&
      placement.rotation === fixed.rotation &&
      Math.abs(placement.x - fixed.x) <= rules.tolerance &&
      Math.abs(placement.y - fixed.y) <= rules.tolerance &&
      Math.abs(placement.z - fixed.z) <= rules.tolerance
    if (!isKept) report('fixed-moved', 'bin-1', fixed.itemId)
  })
}

/** Judges containers that carry loaded pallets (contract rule 17). */
import type { BinResult, PackBin, PackResponse } from '../../../../src-shared/model/packing.ts'
import { judgeSeparate, judgeShipping, unitsIn, weightOf } from './bin.ts'
import { padOf, type Rules, turned } from './rules.ts'
import { judgeStacking } from './stacking.ts'
import type { Report } from './violation.ts'

export function judgeContainers(rules: Rules, response: PackResponse, report: Report): void {
  const loads = new Map((response.pallets ?? []).map((pallet) => [pallet.binId, pallet]))
  const homes = new Map<string, string>()
  for (const bin of response.bins) judgeContainer(rules, bin, loads, homes, report)
  const templates = new Set(response.bins.map((bin) => bin.templateId))
  if (rules.request.palletization?.allowMixedContainers === false && templates.size > 1) {
    report('mixed-containers', null, null, { templates: templates.size })
  }
  const out = new Set((response.unplacedPallets ?? []).map((row) => row.palletId))
  for (const id of loads.keys())
    if (homes.has(id) === out.has(id)) report('pallet', null, id, { why: 'not in one place' })
  judgeSplits(loads, homes, response, report)
}

function judgeContainer(
  rules: Rules,
  bin: BinResult,
  loads: ReadonlyMap<string, BinResult>,
  homes: Map<string, string>,
  report: Report,
): void {
  const template = rules.binById.get(bin.templateId)
  if (template === undefined) {
    report('unknown-template', bin.binId, null)
    return
  }
  if (bin.w !== template.w || bin.h !== template.h || bin.d !== template.d)
    report('wrong-size', bin.binId, null)
  if (bin.placements.length === 0) report('malformed', bin.binId, null, { why: 'nothing in it' })
  const pad = padOf(template.padding)
  const outer = [template.w, template.h, template.d]
  const boxes = bin.placements.map((placement) => {
    const load = loads.get(placement.itemId)
    const pallet = load && rules.palletById.get(load.templateId)
    if (load === undefined || pallet === undefined || homes.has(placement.itemId))
      report('pallet', bin.binId, placement.itemId)
    homes.set(placement.itemId, bin.binId)
    const isUpright = placement.rotation === 'xyz' || placement.rotation === 'zyx'
    const size = pallet && turned([pallet.w, pallet.h, pallet.d], placement.rotation)
    const lengths = [placement.w, placement.h, placement.d]
    if (
      !isUpright ||
      lengths.some((length, i) => Math.abs(length - (size?.[i] ?? Number.NaN)) > rules.tolerance)
    ) {
      report('wrong-size', bin.binId, placement.itemId)
    }
    const isOut = [placement.x, placement.y, placement.z].some(
      (at, i) =>
        at < pad[i]! - rules.tolerance || at + lengths[i]! > outer[i]! - pad[i]! + rules.tolerance,
    )
    if (isOut) report('outside', bin.binId, placement.itemId)
    const weight = (load?.placements ?? []).reduce(
      (sum, on) => sum + weightOf(rules, on),
      pallet?.tareWeight ?? 0,
    )
    return {
      ...placement,
      id: placement.itemId,
      weight,
      stacking: {},
      isFragile: true,
      isFixed: false,
    }
  })
  judgeStacking(
    boxes,
    { binId: bin.binId, floor: pad[1], tolerance: rules.tolerance, nearness: rules.nearness },
    report,
  )
  const weight = boxes.reduce((sum, box) => sum + box.weight, 0)
  if (weight > (template.maxWeight ?? Infinity) * (1 + 1e-9))
    report('weight', bin.binId, null, { weight })
  judgeContainerFigures(rules, bin, template, boxes, weight, report)
  const units = bin.placements.flatMap((placement) =>
    (loads.get(placement.itemId)?.placements ?? []).flatMap((on) => unitsIn(on)),
  )
  if (template.allowHazmat === false) {
    for (const id of units)
      if (rules.unitById.get(id)?.packaging?.hazmat) report('hazmat', bin.binId, id)
  }
  judgeSeparate(rules, bin.binId, units, report)
}

/** What a container says of itself; its items are whole pallets. */
function judgeContainerFigures(
  rules: Rules,
  bin: BinResult,
  template: PackBin,
  boxes: readonly { w: number; h: number; d: number }[],
  weight: number,
  report: Report,
): void {
  const filled = boxes.reduce((sum, box) => sum + box.w * box.h * box.d, 0)
  const fill = filled / (template.w * template.h * template.d)
  if (!(Math.abs(bin.utilization - fill) <= 0.001))
    report('utilization', bin.binId, null, { given: bin.utilization, counted: fill })
  const isWeighed = rules.request.items.some((item) => item.weight !== undefined)
  const isRight = isWeighed
    ? bin.weight !== undefined && Math.abs(bin.weight - weight) <= 1e-6 * (1 + weight)
    : bin.weight === undefined
  if (!isRight) report('bin-weight', bin.binId, null, { given: bin.weight ?? null, weight })
  if (bin.instructions !== undefined && bin.instructions.length !== boxes.length)
    report('instructions', bin.binId, null)
  judgeShipping(rules, bin, template, weight, report)
}

function judgeSplits(
  loads: ReadonlyMap<string, BinResult>,
  homes: ReadonlyMap<string, string>,
  response: PackResponse,
  report: Report,
): void {
  const expected = new Map<string, string>()
  for (const [palletId, binId] of homes) {
    for (const placement of loads.get(palletId)?.placements ?? []) {
      for (const id of unitsIn(placement)) expected.set(id, `${palletId}\n${binId}`)
    }
  }
  const rows = response.splits ?? []
  if (rows.length !== expected.size)
    report('splits', null, null, { rows: rows.length, units: expected.size })
  for (const row of rows) {
    if (expected.get(row.itemId) !== `${row.palletId}\n${row.binId}`)
      report('splits', null, row.itemId)
  }
}

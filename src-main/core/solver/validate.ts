/**
 * The independent judge: every rule of the packing contract that a response breaks. An empty list is a valid
 * answer. It shares no code with the search (its own reading of ids, rotations and padding lives in
 * judge/), and no plan is shown to anyone before it has passed.
 */
import type { BinResult, PackRequest, PackResponse } from '../../../src-shared/model/packing.ts'
import { judgeBin, unitsIn } from './judge/bin.ts'
import { judgeContainers } from './judge/pallets.ts'
import { readRules } from './judge/rules.ts'
import { judgeFixed, judgeGroups, judgeStats, judgeStock, judgeUnits } from './judge/totals.ts'
import type { Report, Violation } from './judge/violation.ts'

export type { Violation, ViolationCode } from './judge/violation.ts'

export function validate(request: PackRequest, response: PackResponse): Violation[] {
  const violations: Violation[] = []
  const report: Report = (code, binId, itemId, facts = {}) => {
    violations.push({ code, binId, itemId, facts })
  }
  const rules = readRules(request)
  const isPalletized = request.palletization !== undefined
  const loads = isPalletized ? (response.pallets ?? []) : response.bins
  const templates = isPalletized ? rules.palletById : rules.binById
  for (const load of loads) {
    const template = templates.get(load.templateId)
    if (load.placements.length === 0)
      report('malformed', load.binId, null, { why: 'nothing in it' })
    if (template === undefined) report('unknown-template', load.binId, load.templateId)
    else judgeBin(rules, load, template, report)
  }
  judgeStock(loads, templates, report)
  if (isPalletized) {
    judgeStock(response.bins, rules.binById, report)
    judgeContainers(rules, response, report)
  }
  judgeUnits(rules, loads, unitsOnLostPallets(loads, response), response, report)
  judgeGroups(rules, loads, response, report)
  judgeStats(rules, loads, response, report)
  judgeFixed(rules, response, report)
  return violations
}

function unitsOnLostPallets(loads: readonly BinResult[], response: PackResponse): Set<string> {
  const lost = new Set<string>()
  for (const { palletId } of response.unplacedPallets ?? []) {
    const load = loads.find((pallet) => pallet.binId === palletId)
    for (const placement of load?.placements ?? [])
      for (const id of unitsIn(placement)) lost.add(id)
  }
  return lost
}

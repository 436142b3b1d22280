/**
 * The plan of a request: families of items that may share cartons are loaded one after the other, the carton
 * in hand (`fixed`) first, and what stays out gets its reason.
 */
import type { PackRequest, UnplacedReason } from '../../../src-shared/model/packing.ts'
import { CartonChoice } from './carton-choice.ts'
import type { EffortMeter } from './effort-meter.ts'
import { Filling } from './filling.ts'
import type { Instance } from './instance.ts'
import { leftoverReason } from './leftover-reasons.ts'
import { Stock } from './loading.ts'
import { type LowestPrice, lowestPriceFor, type Price, priceFor } from './price.ts'
import { loadAroundFixed } from './replan.ts'
import { Settling } from './settling.ts'
import type { Stowage } from './stowage.ts'

export type Plan = {
  /** The carton in hand, if there is one, comes first. */
  readonly cartons: readonly Stowage[]
  /** Units by type that are in no carton, and why. */
  readonly left: Int32Array
  readonly reasons: readonly (UnplacedReason | null)[]
}

export type Planner = {
  readonly instance: Instance
  readonly meter: EffortMeter
  readonly filling: Filling
  readonly choice: CartonChoice
  readonly price: Price
  readonly lowest: LowestPrice
  /** Null where the effort is too small for it. */
  readonly settling: Settling | null
}

export function makePlanner(request: PackRequest, instance: Instance, meter: EffortMeter): Planner {
  const filling = new Filling(instance, meter)
  const price = priceFor(request, instance)
  const lowest = lowestPriceFor(request, instance, price)
  return {
    instance,
    meter,
    filling,
    price,
    lowest,
    settling: request.extensions?.effort === 'fast' ? null : new Settling(instance, meter),
    choice: new CartonChoice(instance, filling, meter, price, lowest),
  }
}

export function makePlan(planner: Planner): Plan {
  const { instance } = planner
  const { types } = instance
  const reasons = hopelessReasons(planner)
  const cartons: Stowage[] = []
  const left = new Int32Array(types.count)
  let stock = new Stock(instance.templates.map((template) => template.quantity))
  for (const family of familiesOf(instance)) {
    const demand = Int32Array.from(instance.freeIds, (ids, t) =>
      types.family[t] === family && reasons[t] === null ? ids.length : 0,
    )
    const loading =
      family === instance.familyInHand
        ? loadAroundFixed(planner, demand, stock)
        : planner.choice.load(demand, stock)
    cartons.push(...loading.cartons)
    stock = stock.without(loading.cartons)
    for (let t = 0; t < left.length; t++) left[t] = left[t]! + loading.left[t]!
  }
  for (let t = 0; t < left.length; t++) {
    if (reasons[t] !== null) left[t] = instance.freeIds[t]!.length
    else if (left[t]! > 0)
      reasons[t] = isOfMany(instance, t)
        ? 'group_incomplete'
        : leftoverReason(instance, planner.filling, cartons, t)
  }
  const { settling } = planner
  return {
    cartons: settling ? cartons.map((found) => settling.settle(found)) : cartons,
    left,
    reasons,
  }
}

/** The family of the carton in hand first: its carton is bin-1. Empty families are left out. */
function familiesOf(instance: Instance): number[] {
  const inHand = instance.familyInHand
  const families = new Set<number>(inHand >= 0 ? [inHand] : [])
  const rest = [...instance.types.family].sort((a, b) => a - b)
  for (const family of rest) families.add(family)
  return [...families]
}

/** Whether other units have to be in the same container. */
function isOfMany({ types }: Instance, t: number): boolean {
  if (types.together[t]! < 0) return false
  let units = 0
  for (let other = 0; other < types.count; other++) {
    if (types.together[other] === types.together[t]) units += types.units[other]!
  }
  return units > 1
}

/** Types that no container can take even alone, and with them the rest of their keepTogether group. */
function hopelessReasons({ instance, filling }: Planner): (UnplacedReason | null)[] {
  const { types, templates } = instance
  const reasons: (UnplacedReason | null)[] = []
  const spoilt = new Set<number>()
  for (let t = 0; t < types.count; t++) {
    const canGoIn = templates.some((template) => filling.bounds.fits(template, t))
    reasons.push(canGoIn ? null : loneReason(instance, t))
    if (!canGoIn && types.together[t]! >= 0) spoilt.add(types.together[t]!)
  }
  const fixedGroups = new Set(instance.fixed.map((item) => types.together[item.type]!))
  return reasons.map((reason, t) => {
    const group = types.together[t]!
    if (reason !== null || !spoilt.has(group) || fixedGroups.has(group)) return reason
    return 'group_incomplete'
  })
}

function loneReason(instance: Instance, t: number): UnplacedReason {
  const { types, templates, orientations } = instance
  if (types.isHazmat[t] === 1 && templates.every((template) => !template.allowsHazmat)) {
    return 'hazmat_not_allowed'
  }
  const allowed = templates.filter((template) => types.isHazmat[t] === 0 || template.allowsHazmat)
  const fitsSomewhere = allowed.some((template) => {
    for (let k = types.orientationStart[t]!; k < types.orientationStart[t + 1]!; k++) {
      const isIn =
        orientations.w[k]! <= template.w &&
        orientations.h[k]! <= template.h &&
        orientations.d[k]! <= template.d
      if (isIn) return true
    }
    return false
  })
  return fitsSomewhere ? 'weight_limit' : 'no_fit'
}

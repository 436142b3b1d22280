/** A packing with its nesting: the plan for the containers, what lies in the hosts, and how two of them compare. */
import type { PackItem, PackRequest } from '../../../../src-shared/model/packing.ts'
import type { EffortMeter } from '../effort-meter.ts'
import type { Instance } from '../instance.ts'
import { buildInstance, paddedDims } from '../instance-builder.ts'
import { makePlan, makePlanner, type Plan, type Planner } from '../plan.ts'
import { requestWithLoadedHosts } from './loaded-hosts.ts'
import { type Nesting, nestedCount } from './nesting.ts'

export type Packed = {
  /** What the containers were packed with: loaded hosts are items of their own there. */
  readonly instance: Instance
  readonly planner: Planner
  readonly plan: Plan
  readonly nesting: Nesting
  /** The request's entry of every unit, nested or not. */
  readonly entryOf: ReadonlyMap<string, PackItem>
  /** Units that are nowhere, with those in hosts that are nowhere. */
  readonly out: readonly string[]
  readonly outVolume: number
  readonly price: number
  /** Units that lie in placed hosts. */
  readonly nested: number
}

export function packWith(
  request: PackRequest,
  entryOf: ReadonlyMap<string, PackItem>,
  nesting: Nesting,
  meter: EffortMeter,
): Packed {
  const outer = nesting.size === 0 ? request : requestWithLoadedHosts(request, entryOf, nesting)
  const instance = buildInstance(outer)
  const planner = makePlanner(outer, instance, meter)
  const plan = makePlan(planner)
  const hostsOut = instance.freeIds.flatMap((ids, t) => ids.slice(ids.length - plan.left[t]!))
  const out = hostsOut.flatMap((id) => [id, ...(nesting.get(id) ?? []).map((one) => one.itemId)])
  return {
    instance,
    planner,
    plan,
    nesting,
    entryOf,
    out,
    outVolume: out.reduce((sum, id) => sum + volumeOf(entryOf.get(id)!), 0),
    price: plan.cartons.reduce((sum, one) => sum + planner.price(one.template, one.weight), 0),
    nested: nestedCount(nesting) - (out.length - hostsOut.length),
  }
}

function volumeOf(item: PackItem): number {
  const { w, h, d } = paddedDims(item)
  return w * h * d
}

/** Less than 0 where `a` leaves less out than `b` (units, or their volume for minWaste). */
export function compareOut(a: Packed, b: Packed): number {
  if (a.instance.objective !== 'minWaste') return a.out.length - b.out.length
  const difference = a.outVolume - b.outVolume
  return Math.abs(difference) <= 1e-9 * (a.outVolume + b.outVolume) ? 0 : difference
}

export function isCheaper(a: Packed, b: Packed): boolean {
  return a.price < b.price - 1e-9 * Math.abs(b.price)
}

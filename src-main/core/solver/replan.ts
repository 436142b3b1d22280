/**
 * Re-planning with a carton in hand: what the packer has put in stays where it is, the rest is solved
 * around it, and only what does not go in takes further cartons. Nothing new ever goes beneath what is in.
 * The carton in hand is of the first template and counts in that template's quantity. An empty one (`fixed: []`, or
 * only `next`) is left out of the plan when nothing goes into it.
 */
import type { Instance } from './instance.ts'
import { isBetter, type Loading, loadingOf, type Stock } from './loading.ts'
import type { Planner } from './plan.ts'
import type { Stowage } from './stowage.ts'

const NODES_ALL = 60_000
const NODES_PART = 20_000
const WAYS = 4
const FIRST_PLACES = 24

export function loadAroundFixed(planner: Planner, demand: Int32Array, stock: Stock): Loading {
  const start = cartonInHand(planner, demand)
  if (start.count === 0 && !stock.has(start.template.index))
    return planner.choice.load(demand, stock)
  const others = stock.without([start])
  const plain = loadAround(planner, start, demand, others)
  const next = planner.instance.next
  if (next === null || demand[next.type] === 0) return plain
  return loadNextFirst(planner, start, demand, others, plain) ?? plain
}

/** The carton with what is in it, lowest first so that loads add up. */
function cartonInHand({ instance, filling }: Planner, demand: Int32Array): Stowage {
  const start = filling.fresh(instance.templates[0]!, demand)
  for (const item of sortedFixed(instance)) {
    start.fix(item.type, item.rotation, item.x, item.y, item.z, item.w, item.h, item.d)
  }
  return start
}

/** The order in which `cartonInHand` puts the fixed items in. */
export function sortedFixed(instance: Instance) {
  return [...instance.fixed].sort((a, b) => a.y - b.y)
}

function loadAround(planner: Planner, start: Stowage, demand: Int32Array, stock: Stock): Loading {
  const { instance, filling, price } = planner
  start.demand(demand)
  const all = filling.all(start.template, demand, start, NODES_ALL)
  if (all !== null) return loadingOf(instance, price, all.count === 0 ? [] : [all], all.left)
  const { template } = start
  const order = {
    template,
    demand,
    start,
    forced: null,
    aim: 'volume' as const,
    most: WAYS,
    rules: 8,
  }
  const ways = [...filling.some({ ...order, nodes: NODES_PART }), start]
  let best: Loading | null = null
  for (const way of ways) {
    const rest = Int32Array.from(way.left)
    const stranded = takeStranded(instance, way, rest)
    const more = planner.choice.load(rest, stock)
    const left = Int32Array.from(more.left, (units, t) => units + stranded[t]!)
    const cartons = way.count === 0 ? more.cartons : [way, ...more.cartons]
    const loading = loadingOf(instance, price, cartons, left)
    if (best === null || isBetter(instance, loading, best)) best = loading
    if (planner.meter.isUsedUp) break
  }
  return best!
}

/** Units whose keepTogether group is already in the carton in hand may go nowhere else. */
function takeStranded(instance: Instance, way: Stowage, rest: Int32Array): Int32Array {
  const { together } = instance.types
  const stranded = new Int32Array(rest.length)
  for (let i = 0; i < way.count; i++) {
    const group = together[way.type[i]!]!
    if (group < 0) continue
    for (let t = 0; t < rest.length; t++) {
      if (together[t] !== group || rest[t] === 0) continue
      stranded[t] = stranded[t]! + rest[t]!
      rest[t] = 0
    }
  }
  return stranded
}

/**
 * A plan that puts the unit in the packer's hand in first and is no worse than `plain`: the same left out,
 * no more cartons, no higher price. Null when none was found.
 */
function loadNextFirst(
  planner: Planner,
  start: Stowage,
  demand: Int32Array,
  stock: Stock,
  plain: Loading,
): Loading | null {
  const { instance, filling } = planner
  const type = instance.next!.type
  const only = new Int32Array(demand.length)
  only[type] = 1
  const rest = Int32Array.from(demand)
  rest[type] = rest[type]! - 1
  for (const place of preferredPlaces(planner, start, only, plain.cartons[0] ?? start)) {
    if (planner.meter.wasStopped) return null
    const begun = filling.fresh(start.template, demand)
    begun.copyFrom(start)
    begun.demand(demand)
    begun.place(type, place.k, place.x, place.y, place.z)
    begun.seal()
    begun.demand(rest)
    const loading =
      plain.cartons.length === 1
        ? allInOne(planner, begun, rest)
        : loadAround(planner, begun, rest, stock)
    if (loading !== null && isNoWorse(loading, plain)) return loading
  }
  return null
}

function allInOne(
  { instance, filling, price }: Planner,
  begun: Stowage,
  rest: Int32Array,
): Loading | null {
  const all = filling.all(begun.template, rest, begun, NODES_PART)
  return all === null ? null : loadingOf(instance, price, [all], all.left)
}

function isNoWorse(a: Loading, b: Loading): boolean {
  return (
    a.leftCount <= b.leftCount &&
    a.cartons.length <= b.cartons.length &&
    a.price <= b.price * (1 + 1e-9)
  )
}

type Place = { readonly k: number; readonly x: number; readonly y: number; readonly z: number }

/** Where the plain plan has a unit of that type already, then the places that the packing likes. */
function preferredPlaces(
  planner: Planner,
  start: Stowage,
  only: Int32Array,
  plain: Stowage,
): Place[] {
  const { instance, filling } = planner
  const type = instance.next!.type
  const places: Place[] = []
  for (let i = start.count; i < plain.count; i++) {
    if (plain.type[i] !== type || plain.template !== start.template) continue
    const k = rowOf(instance, type, plain.rotation[i]!)
    const place = { k, x: plain.x[i]!, y: plain.y[i]!, z: plain.z[i]! }
    if (start.contactAt(type, k, place.x, place.y, place.z) >= 0) places.push(place)
  }
  places.push(...filling.places(start, only, FIRST_PLACES))
  return places
}

function rowOf(instance: Instance, type: number, rotation: number): number {
  let k = instance.types.orientationStart[type]!
  while (instance.orientations.rotation[k] !== rotation) k++
  return k
}

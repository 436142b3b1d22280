/**
 * Fills cavities: each host in turn, the roomiest first, takes the best filling that its rules allow; then hosts
 * that stayed empty may lie in others themselves (one level deep). A cavity is packed as a container is, so that
 * support, load, stack and fragile rules hold inside.
 */
import type { PackBin, PackItem, PackRequest } from '../../../../src-shared/model/packing.ts'
import { type Aim, worthOf } from '../beam.ts'
import type { EffortMeter } from '../effort-meter.ts'
import { Filling } from '../filling.ts'
import { handOrder } from '../hand-order.ts'
import type { Instance, Template } from '../instance.ts'
import { buildInstance } from '../instance-builder.ts'
import type { Stowage } from '../stowage.ts'
import { placementOf } from '../unit-placement.ts'
import { type Host, mayEnter, togetherGroup } from './hosts.ts'
import type { Nesting } from './nesting.ts'

export type NestOrder = {
  readonly hosts: readonly Host[]
  /** Units that may be nested; hosts among them only while they are empty. */
  readonly units: ReadonlySet<string>
  readonly aim: Aim
}

/** One host while cavities are filled. */
type Berth = {
  readonly host: Host
  readonly template: Template
  /** Its own type where it may be nested itself, else -1. */
  readonly type: number
  stowage: Stowage | null
  /** The group that it travels with because of what is in it. */
  group: string | undefined
  isNested: boolean
}

/** Scoring rules tried for each cavity, and where hosts and types together are many. */
const RULES = 8
const FEW_RULES = 2
const MANY = 400
/** Groups tried for one cavity that belongs to none. */
const MOST_GROUPS = 6

export class NestFilling {
  readonly #instance: Instance
  readonly #filling: Filling
  readonly #rules: number
  readonly #templateOf = new Map<PackItem, Template>()
  readonly #typeOf = new Map<string, number>()
  /** The entry that stands for each type. */
  readonly #entries: PackItem[] = []

  constructor(
    request: PackRequest,
    hosts: readonly Host[],
    units: readonly (readonly [string, PackItem])[],
    meter: EffortMeter,
  ) {
    const kinds = new Map(hosts.map((host) => [host.item, host]))
    const items = units.map(([id, { quantity: _quantity, ...item }]) => ({ ...item, id }))
    const bins = [...kinds.values()].map(cavityOf)
    // Groups are a matter of who may enter; inside a cavity they say nothing.
    const built = buildInstance({ items, bins }, bins, longestOf(request))
    const together = new Int32Array(built.types.count).fill(-1)
    this.#instance = { ...built, types: { ...built.types, together } }
    this.#filling = new Filling(this.#instance, meter)
    this.#rules = hosts.length * built.types.count > MANY ? FEW_RULES : RULES
    ;[...kinds.keys()].forEach((item, i) => {
      this.#templateOf.set(item, built.templates[i]!)
    })
    built.freeIds.forEach((ids, type) => {
      for (const id of ids) this.#typeOf.set(id, type)
      this.#entries.push(built.entryOf.get(ids[0] ?? '')!)
    })
  }

  nest({ hosts, units, aim }: NestOrder): Nesting {
    const berths = hosts.map((host) => this.#berthOf(host, units))
    berths.sort((a, b) => b.template.volume - a.template.volume)
    const pool = this.#demandOf(units, new Set(hosts.map((host) => host.unitId)))
    for (const berth of berths) this.#fill(berth, pool, aim)
    for (const berth of berths) this.#nestEmptyHosts(berth, berths, aim)
    return this.#nestingOf(berths, units)
  }

  #berthOf(host: Host, units: ReadonlySet<string>): Berth {
    const type = units.has(host.unitId) ? (this.#typeOf.get(host.unitId) ?? -1) : -1
    const template = this.#templateOf.get(host.item)!
    return { host, template, type, stowage: null, group: togetherGroup(host.item), isNested: false }
  }

  #demandOf(units: ReadonlySet<string>, without: ReadonlySet<string>): Int32Array {
    const demand = new Int32Array(this.#instance.types.count)
    for (const id of units) {
      const type = this.#typeOf.get(id)
      if (type !== undefined && !without.has(id)) demand[type] = demand[type]! + 1
    }
    return demand
  }

  /** Puts the best of the pool into the host and takes it out of the pool. */
  #fill(berth: Berth, pool: Int32Array, aim: Aim): void {
    let best: Stowage | null = null
    for (const group of this.#groupsFor(berth, pool)) {
      const demand = Int32Array.from(pool, (units, t) =>
        units > 0 && this.#mayTake(berth, t, group) ? units : 0,
      )
      const found = this.#bestFilling(berth, demand, aim)
      if (found === null) continue
      if (best === null || worthOf(found, aim) > worthOf(best, aim)) best = found
    }
    if (best === null) return
    for (let i = berth.stowage?.count ?? 0; i < best.count; i++) {
      const t = best.type[i]!
      pool[t] = pool[t]! - 1
      berth.group ??= togetherGroup(this.#entries[t]!)
    }
    berth.stowage = best
  }

  /** A host without a group takes one group with it at most. */
  #groupsFor(berth: Berth, pool: Int32Array): (string | undefined)[] {
    if (berth.group !== undefined) return [berth.group]
    const groups = new Set<string | undefined>([undefined])
    for (let t = 0; t < pool.length && groups.size <= MOST_GROUPS; t++) {
      if (pool[t]! > 0 && mayEnter(berth.host, this.#entries[t]!)) {
        groups.add(togetherGroup(this.#entries[t]!))
      }
    }
    return [...groups]
  }

  #mayTake(berth: Berth, t: number, group: string | undefined): boolean {
    const entry = this.#entries[t]!
    const own = togetherGroup(entry)
    return (own === undefined || own === group) && mayEnter(berth.host, entry)
  }

  #bestFilling(berth: Berth, demand: Int32Array, aim: Aim): Stowage | null {
    if (demand.every((units) => units === 0)) return null
    const { template, stowage: start } = berth
    const order = { template, forced: null, aim, most: 1, rules: this.#rules, nodes: 0 }
    const [plain] = this.#filling.some({ ...order, demand, start })
    if (aim === 'volume' || plain?.leftCount === 0) return plain ?? null
    // Small things first, then what of the others still goes in.
    const few = this.#smallest(demand, template)
    const [small] = this.#filling.some({ ...order, demand: few, start })
    if (small === undefined) return plain ?? null
    const rest = Int32Array.from(demand, (units, t) => units - few[t]! + small.left[t]!)
    const [more] = this.#filling.some({ ...order, demand: rest, start: small })
    const better = more ?? small
    return plain === undefined || better.count > plain.count ? better : plain
  }

  /** The smallest units, as many as the cavity has volume for. */
  #smallest(demand: Int32Array, template: Template): Int32Array {
    const { volume } = this.#instance.types
    const few = new Int32Array(demand.length)
    const types = [...demand.keys()].sort((a, b) => volume[a]! - volume[b]! || a - b)
    let room = template.volume
    for (const t of types) {
      few[t] = Math.min(demand[t]!, Math.floor(room / volume[t]!))
      room -= few[t]! * volume[t]!
    }
    return few
  }

  /** Lays hosts that hold nothing into this one. */
  #nestEmptyHosts(berth: Berth, berths: readonly Berth[], aim: Aim): void {
    if (berth.isNested) return
    const free = berths.filter(
      (other) => other !== berth && other.stowage === null && !other.isNested && other.type >= 0,
    )
    if (free.length === 0) return
    const pool = new Int32Array(this.#instance.types.count)
    for (const other of free) pool[other.type] = pool[other.type]! + 1
    const before = Int32Array.from(pool)
    this.#fill(berth, pool, aim)
    for (const other of free) {
      if (before[other.type]! === pool[other.type]!) continue
      before[other.type] = before[other.type]! - 1
      other.isNested = true
    }
  }

  #nestingOf(berths: readonly Berth[], units: ReadonlySet<string>): Nesting {
    const isHost = new Set(berths.map((berth) => berth.host.unitId))
    const names = this.#instance.freeIds.map((ids) =>
      ids.filter((id) => units.has(id) && !isHost.has(id)),
    )
    // An empty host that was laid into another one is that very unit, whichever its type's next name is.
    const nestedHosts = this.#instance.freeIds.map((_, t) =>
      berths.filter((berth) => berth.isNested && berth.type === t).map((one) => one.host.unitId),
    )
    const nesting = new Map<string, ReturnType<typeof placementOf>[]>()
    for (const { host, stowage } of berths) {
      if (stowage === null) continue
      const placements = handOrder(stowage).map((i) => {
        const t = stowage.type[i]!
        const id = names[t]!.shift() ?? nestedHosts[t]!.shift() ?? ''
        return placementOf(this.#instance, stowage, i, id)
      })
      nesting.set(host.unitId, placements)
    }
    return nesting
  }
}

/** The cavity as a container; its name is never shown. */
function cavityOf(host: Host): PackBin {
  const { innerW, innerH, innerD, padding } = host.cavity
  return {
    w: innerW,
    h: innerH,
    d: innerD,
    allowHazmat: host.takesHazmat,
    ...(padding === undefined ? {} : { padding }),
    ...(Number.isFinite(host.weightLimit) ? { maxWeight: host.weightLimit } : {}),
  }
}

function longestOf({ bins }: PackRequest): number {
  return Math.max(...bins.map((bin) => Math.max(bin.w, bin.h, bin.d)))
}

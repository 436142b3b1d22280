/**
 * Which units are nested (contract rule 12). `maximize` fills the cavities first; `auto` nests only where that
 * places more or, under an objective that counts them, takes fewer or cheaper bins. Every way of nesting is packed in
 * full and compared; a request without cavities costs nothing here.
 */
import type { PackItem, PackRequest } from '../../../../src-shared/model/packing.ts'
import type { Aim } from '../beam.ts'
import type { EffortMeter } from '../effort-meter.ts'
import { buildInstance } from '../instance-builder.ts'
import { freeUnits, type Host, hostsAmong, mayNest } from './hosts.ts'
import { NestFilling } from './nest-filling.ts'
import { type Nesting, NOTHING_NESTED, nestedCount } from './nesting.ts'
import { compareOut, isCheaper, type Packed, packWith } from './packed.ts'

/** Part of the effort that packing without nesting may take where there are cavities. */
const PLAIN_SHARE = 0.4
/** Kinds of hosts that are tried alone. */
const MOST_KINDS = 4
/** With more hosts than this no kind is tried alone. */
const MOST_HOSTS = 20

export function packUnits(request: PackRequest, meter: EffortMeter): Packed {
  const { entryOf } = buildInstance(request)
  const units = freeUnits(request, entryOf)
  const hosts = mayNest(request) ? hostsAmong(request, units) : []
  if (hosts.length === 0) return packWith(request, entryOf, NOTHING_NESTED, meter)
  return new NestingChoice(request, entryOf, units, hosts, meter).best()
}

class NestingChoice {
  readonly #request: PackRequest
  readonly #entryOf: ReadonlyMap<string, PackItem>
  readonly #units: readonly (readonly [string, PackItem])[]
  readonly #hosts: readonly Host[]
  readonly #meter: EffortMeter
  readonly #filling: NestFilling
  readonly #seen = new Set<string>()

  constructor(
    request: PackRequest,
    entryOf: ReadonlyMap<string, PackItem>,
    units: readonly (readonly [string, PackItem])[],
    hosts: readonly Host[],
    meter: EffortMeter,
  ) {
    this.#request = request
    this.#entryOf = entryOf
    this.#units = units
    this.#hosts = hosts
    this.#meter = meter
    this.#filling = new NestFilling(request, hosts, units, meter)
  }

  best(): Packed {
    return this.#request.nestingStrategy === 'maximize' ? this.#fullest() : this.#worthwhile()
  }

  /** Full cavities first; fewer only where that places more. */
  #fullest(): Packed {
    const all = this.#idsOf(() => true)
    const ways = [this.#nest(this.#hosts, all, 'count'), this.#nest(this.#hosts, all, 'volume')]
    ways.sort((a, b) => nestedCount(b) - nestedCount(a))
    let best = this.#pack(ways[0]!, 0.5)
    if (best.out.length === 0) return best
    for (const way of [ways[1]!, this.#placeable(best), NOTHING_NESTED]) {
      if (this.#meter.isUsedUp || this.#isKnown(way)) continue
      const packed = this.#pack(way, 0.5)
      const less = compareOut(packed, best)
      if (less < 0 || (less === 0 && packed.nested > best.nested)) best = packed
    }
    return best
  }

  #worthwhile(): Packed {
    let best = this.#pack(NOTHING_NESTED, PLAIN_SHARE)
    for (const way of this.#ways(best)) {
      if (this.#meter.wasStopped || !this.#mayPay(best)) break
      if (this.#isKnown(way)) continue
      const packed = this.#pack(way, 0.4)
      if (this.#pays(packed, best)) best = packed
    }
    return best
  }

  /** Ways to nest, the least intrusive first. */
  *#ways(plain: Packed): Generator<Nesting> {
    const out = new Set(plain.out)
    if (out.size > 0) {
      yield this.#nest(
        this.#hosts,
        this.#idsOf((id) => out.has(id)),
        'volume',
      )
    }
    const all = this.#idsOf(() => true)
    yield this.#nest(this.#hosts, all, 'volume')
    yield this.#nest(this.#hosts, all, 'count')
    const kinds = [...new Set(this.#hosts.map((host) => host.item))]
    if (kinds.length < 2 || this.#hosts.length > MOST_HOSTS) return
    for (const kind of kinds.slice(0, MOST_KINDS)) {
      yield this.#nest(
        this.#hosts.filter((host) => host.item === kind),
        all,
        'volume',
      )
    }
  }

  /** Whether nesting could still be worth anything. */
  #mayPay(best: Packed): boolean {
    if (best.out.length > 0) return true
    const { objective } = best.instance
    if (objective === 'fast' || objective === 'maxPlaced') return false
    if (best.plan.cartons.length > 1) return true
    const { price } = best.planner
    const least = Math.min(...best.instance.templates.map((template) => price(template, 0)))
    return objective !== 'minBins' && best.price > least * (1 + 1e-9)
  }

  #pays(packed: Packed, best: Packed): boolean {
    const less = compareOut(packed, best)
    if (less !== 0) return less < 0
    const fewer = packed.plan.cartons.length - best.plan.cartons.length
    switch (packed.instance.objective) {
      case 'fast':
      case 'maxPlaced':
        return false
      case 'minBins':
        return fewer < 0
      default:
        return isCheaper(packed, best) || (fewer < 0 && !isCheaper(best, packed))
    }
  }

  #nest(hosts: readonly Host[], units: ReadonlySet<string>, aim: Aim): Nesting {
    return this.#filling.nest({ hosts, units, aim })
  }

  /** The nesting without the hosts that found no place. */
  #placeable(packed: Packed): Nesting {
    const out = new Set(packed.out)
    return new Map([...packed.nesting].filter(([host]) => !out.has(host)))
  }

  #idsOf(isWanted: (id: string) => boolean): Set<string> {
    return new Set(this.#units.map(([id]) => id).filter(isWanted))
  }

  #isKnown(nesting: Nesting): boolean {
    return this.#seen.has(keyOf(nesting))
  }

  /** Packs with a part of the effort that is left. */
  #pack(nesting: Nesting, share: number): Packed {
    this.#seen.add(keyOf(nesting))
    return this.#meter.part(share, (part) => packWith(this.#request, this.#entryOf, nesting, part))
  }
}

function keyOf(nesting: Nesting): string {
  return JSON.stringify([...nesting].map(([host, nested]) => [host, nested.map((n) => n.itemId)]))
}

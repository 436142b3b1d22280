/**
 * Exact partition: the cheapest way to share a small demand among cartons. A table over all parts of the
 * demand holds the least that each part could cost by what is known; the cheapest sharing by the table is looked at in
 * earnest; a part that does not go in makes the table dearer, for that part and all that contain it, and so on
 * until a sharing holds. Lower bounds that are refined by refuting the parts they rest on, as in logic-based Benders
 * decomposition (Hooker & Ottosson 2003). When no part was left undecided, the answer is proven.
 */
import type { EffortMeter } from './effort-meter.ts'
import type { Filling } from './filling.ts'
import type { Instance, Template } from './instance.ts'
import type { Price } from './price.ts'
import type { Stowage } from './stowage.ts'

/** A demand with more parts than this is no small one. */
export const MOST_PARTS = 4096
/** More templates than this do not go into the bits of a part. */
export const MOST_TEMPLATES = 30

/** One look at the table. */
export type PartitionRound = {
  /** Nodes for each question whether a part goes into a template. */
  readonly nodes: number
  /** Parts that would fill a container more than this are left to a later round. */
  readonly fullest: number
}

export type PartitionOrder = {
  readonly demand: Int32Array
  /** At most 30. */
  readonly templates: readonly Template[]
  /** The price that the sharing must stay under. */
  readonly below: number
  readonly rounds: readonly PartitionRound[]
  /** Nodes that all rounds together may take. */
  readonly nodes: number
}

export type Partition = {
  /** The cheapest sharing found, or null where nothing under the price was found. */
  readonly cartons: readonly Stowage[] | null
  /** Whether nothing cheaper than the sharing (or than `below`) exists. */
  readonly isProven: boolean
}

/** Units that stay together in the table: one unit of a type, or all units of several small types. */
type Bundle = {
  readonly units: readonly (readonly [t: number, units: number])[]
  readonly count: number
}

export class ExactPartition {
  readonly #instance: Instance
  readonly #filling: Filling
  readonly #meter: EffortMeter
  readonly #price: Price
  readonly #order: PartitionOrder
  /** A part of the demand is a number in mixed radix with a digit for each bundle. */
  readonly #bundles: readonly Bundle[]
  /** Whether types had to be bundled: then nothing is proven. */
  readonly #isCoarse: boolean
  readonly #stride: Int32Array
  readonly #parts: number
  readonly #digits: Uint8Array
  readonly #volume: Float64Array
  readonly #weight: Float64Array
  /** Bit c: proven that template c does not hold the part. */
  readonly #refuted: Int32Array
  /** Bit c: template c was tried in this round, in vain. */
  readonly #missed: Int32Array
  /** Price of the cheapest template that may hold the part, and which one that is. */
  readonly #one: Float64Array
  readonly #choice: Int32Array
  /** Least price of any sharing of the part, and the first carton's part in it. */
  readonly #least: Float64Array
  readonly #first: Int32Array
  readonly #found = new Map<number, Stowage>()
  /** Bit b of row a: what goes into template b goes into template a. */
  readonly #holds: Int32Array

  constructor(
    instance: Instance,
    filling: Filling,
    meter: EffortMeter,
    price: Price,
    order: PartitionOrder,
  ) {
    this.#instance = instance
    this.#filling = filling
    this.#meter = meter
    this.#price = price
    this.#order = order
    const { demand } = order
    const kinds = Array.from(demand.keys()).filter((t) => demand[t]! > 0)
    this.#bundles = bundlesOf(instance, demand, kinds)
    this.#isCoarse = this.#bundles.length < kinds.length
    this.#parts = partsOf(this.#bundles)
    this.#stride = new Int32Array(this.#bundles.length)
    this.#digits = new Uint8Array(this.#parts * this.#bundles.length)
    this.#volume = new Float64Array(this.#parts)
    this.#weight = new Float64Array(this.#parts)
    this.#refuted = new Int32Array(this.#parts)
    this.#missed = new Int32Array(this.#parts)
    this.#one = new Float64Array(this.#parts)
    this.#choice = new Int32Array(this.#parts)
    this.#least = new Float64Array(this.#parts)
    this.#first = new Int32Array(this.#parts)
    this.#holds = holdsOf(order.templates)
    this.#measureParts()
    this.#refuteByBounds()
  }

  solve(): Partition {
    const until = this.#meter.spent + this.#order.nodes
    let best: Stowage[] | null = null
    let below = this.#order.below
    for (const { nodes, fullest } of this.#order.rounds) {
      this.#leaveFull(fullest)
      const cartons = this.#round(nodes, until, below)
      if (cartons !== null) {
        best = cartons
        below = this.#priceOf(cartons) * (1 - 1e-9)
      }
      if (this.#meter.isUsedUp || this.#meter.spent >= until) break
      if (this.#missed.every((bits) => bits === 0)) break
    }
    if (this.#isCoarse) return { cartons: best, isProven: false }
    this.#missed.fill(0)
    this.#priceAll()
    return { cartons: best, isProven: this.#least[this.#parts - 1]! >= below }
  }

  /** Forgets what was missed, and leaves away what would be too full. */
  #leaveFull(fullest: number): void {
    const { templates } = this.#order
    this.#missed.fill(0)
    if (fullest >= 1) return
    for (const [c, template] of templates.entries()) {
      const most = template.volume * fullest
      for (let part = 1; part < this.#parts; part++) {
        if (this.#volume[part]! > most) this.#missed[part] = this.#missed[part]! | (1 << c)
      }
    }
  }

  #priceOf(cartons: readonly Stowage[]): number {
    return cartons.reduce((sum, carton) => sum + this.#price(carton.template, carton.weight), 0)
  }

  #measureParts(): void {
    const { types } = this.#instance
    const m = this.#bundles.length
    let stride = 1
    for (const [i, { units, count }] of this.#bundles.entries()) {
      this.#stride[i] = stride
      const volume = units.reduce((sum, [t, n]) => sum + n * types.volume[t]!, 0)
      const weight = units.reduce((sum, [t, n]) => sum + n * types.weight[t]!, 0)
      for (let part = 0; part < this.#parts; part++) {
        const digit = Math.floor(part / stride) % (count + 1)
        this.#digits[part * m + i] = digit
        this.#volume[part] = this.#volume[part]! + digit * volume
        this.#weight[part] = this.#weight[part]! + digit * weight
      }
      stride *= count + 1
    }
  }

  /** What does not hold a part holds nothing that contains it; single units and pairs start it. */
  #refuteByBounds(): void {
    const { templates } = this.#order
    const m = this.#bundles.length
    for (let part = 1; part < this.#parts; part++) {
      let refuted = 0
      let units = 0
      for (let i = 0; i < m; i++) {
        const count = this.#digits[part * m + i]!
        units += count
        if (count > 0) refuted |= this.#refuted[part - this.#stride[i]!]!
      }
      for (const [c, template] of templates.entries()) {
        if (((refuted >>> c) & 1) === 1) continue
        const isTooMuch =
          this.#volume[part]! > template.volume * (1 + 1e-12) ||
          this.#weight[part]! > template.maxWeight
        const isRefuted =
          isTooMuch || (units <= 2 && !this.#filling.bounds.mayHold(template, this.#demandOf(part)))
        if (isRefuted) refuted |= 1 << c
      }
      this.#refuted[part] = refuted
    }
  }

  #demandOf(part: number): Int32Array {
    const demand = new Int32Array(this.#order.demand.length)
    const m = this.#bundles.length
    for (const [i, { units }] of this.#bundles.entries()) {
      const digit = this.#digits[part * m + i]!
      for (const [t, n] of units) demand[t] = digit * n
    }
    return demand
  }

  /** Cheapest sharing by the table, looked at in earnest, until one holds or none is cheap enough. */
  #round(nodes: number, until: number, below: number): Stowage[] | null {
    this.#priceAll()
    const all = this.#parts - 1
    while (this.#least[all]! < below) {
      if (this.#meter.isUsedUp || this.#meter.spent > until) return null
      const cartons = this.#verify(this.#sharing(), nodes)
      if (cartons !== null) return cartons
    }
    return null
  }

  /** The parts of the cheapest sharing, the fullest first: it is the likeliest not to go in. */
  #sharing(): number[] {
    const parts: number[] = []
    for (let rest = this.#parts - 1; rest > 0; rest -= this.#first[rest]!) {
      parts.push(this.#first[rest]!)
    }
    const fill = (part: number) =>
      this.#volume[part]! / this.#order.templates[this.#choice[part]!]!.volume
    return parts.sort((a, b) => fill(b) - fill(a))
  }

  #verify(parts: readonly number[], nodes: number): Stowage[] | null {
    const cartons: Stowage[] = []
    for (const part of parts) {
      const c = this.#choice[part]!
      const template = this.#order.templates[c]!
      const known = this.#found.get(part * MOST_TEMPLATES + c)
      const found = known ?? this.#filling.all(template, this.#demandOf(part), null, nodes)
      if (found === null) {
        const core = this.#filling.refutedCore(template, this.#demandOf(part))
        if (core === null) this.#forbid(this.#missed, part, 1 << c)
        else this.#forbid(this.#refuted, this.#partWith(core), this.#holds[c]!)
        return null
      }
      this.#found.set(part * MOST_TEMPLATES + c, found)
      cartons.push(found)
    }
    return cartons
  }

  /** The least part that contains the units of `core`. */
  #partWith(core: Int32Array): number {
    let part = 0
    for (const [i, { units }] of this.#bundles.entries()) {
      let digit = 0
      for (const [t, n] of units) digit = Math.max(digit, Math.ceil(core[t]! / n))
      part += digit * this.#stride[i]!
    }
    return part
  }

  /** Takes templates from a part and from all that contain it. */
  #forbid(table: Int32Array, part: number, templates: number): void {
    const m = this.#bundles.length
    for (let other = part; other < this.#parts; other++) {
      let contains = true
      for (let i = 0; i < m && contains; i++) {
        contains = this.#digits[other * m + i]! >= this.#digits[part * m + i]!
      }
      if (contains) table[other] = table[other]! | templates
    }
    this.#priceFrom(part)
  }

  #priceAll(): void {
    this.#meter.spend(this.#parts)
    for (let part = 1; part < this.#parts; part++) {
      this.#priceOne(part, this.#refuted[part]! | this.#missed[part]!)
      this.#share(part)
    }
  }

  /**
   * Brings the table up to date after templates were taken from `from` and all that contain it. Prices only rise
   * then, so a sharing that costs what it cost is still the cheapest.
   */
  #priceFrom(from: number): void {
    this.#meter.spend((this.#parts - from) >> 2)
    const parts = this.#parts
    const refuted = this.#refuted
    const missed = this.#missed
    const choice = this.#choice
    const one = this.#one
    const least = this.#least
    const first = this.#first
    for (let part = from; part < parts; part++) {
      const forbidden = refuted[part]! | missed[part]!
      if (((forbidden >>> choice[part]!) & 1) === 1) this.#priceOne(part, forbidden)
      const load = first[part]!
      if (one[load]! + least[part - load]! > least[part]!) this.#share(part)
    }
  }

  #priceOne(part: number, forbidden: number): void {
    this.#one[part] = Infinity
    const { templates } = this.#order
    for (let c = 0; c < templates.length; c++) {
      if (((forbidden >>> c) & 1) === 1) continue
      const price = this.#price(templates[c]!, this.#weight[part]!)
      if (price >= this.#one[part]!) continue
      this.#one[part] = price
      this.#choice[part] = c
    }
  }

  /** Tries every carton load that contains the first unit of the part. */
  #share(part: number): void {
    const m = this.#bundles.length
    const row = part * m
    let lowest = 0
    while (this.#digits[row + lowest] === 0) lowest++
    let least = this.#one[part]!
    let first = part
    let load = part
    let looked = 0
    for (;;) {
      // Next smaller load, as an odometer that counts down; the lowest type keeps one unit at least.
      let i = lowest
      for (; i < m; i++) {
        const stride = this.#stride[i]!
        const digit = this.#digits[load * m + i]!
        if (digit > (i === lowest ? 1 : 0)) {
          load -= stride
          break
        }
        load += (this.#digits[row + i]! - digit) * stride
      }
      if (i === m) break
      looked++
      const price = this.#one[load]! + this.#least[part - load]!
      if (price >= least) continue
      least = price
      first = load
    }
    this.#meter.spend(looked >> 3)
    this.#least[part] = least
    this.#first[part] = first
  }
}

/** A bundle for each type, and the smallest ones put together until there are few enough parts. */
function bundlesOf(instance: Instance, demand: Int32Array, kinds: readonly number[]): Bundle[] {
  const { volume } = instance.types
  const bundles: Bundle[] = kinds.map((t) => ({ units: [[t, 1]], count: demand[t]! }))
  const room = ({ units, count }: Bundle) =>
    count * units.reduce((sum, [t, n]) => sum + n * volume[t]!, 0)
  while (partsOf(bundles) > MOST_PARTS) {
    bundles.sort((a, b) => room(b) - room(a))
    const a = bundles.pop()!
    const b = bundles.pop()
    const all = [a, ...(b === undefined ? [] : [b])]
    const units = all.flatMap((bundle) =>
      bundle.units.map(([t, n]) => [t, n * bundle.count] as const),
    )
    bundles.push({ units, count: 1 })
  }
  return bundles
}

/** How many parts there are, the whole and the empty one included. */
function partsOf(bundles: readonly Bundle[]): number {
  return bundles.reduce((parts, { count }) => Math.min(parts * (count + 1), MOST_PARTS + 1), 1)
}

function holdsOf(templates: readonly Template[]): Int32Array {
  return Int32Array.from(templates, (a) => {
    let bits = 0
    for (const [c, b] of templates.entries()) {
      if (b.w <= a.w && b.h <= a.h && b.d <= a.d) bits |= 1 << c
    }
    return bits
  })
}

/**
 * Constructive packing: looks at every free corner for every item type and orientation and takes the
 * candidate that the scoring rule likes best. One node of effort is one candidate looked at.
 */
import type { EffortMeter } from './effort-meter.ts'
import type { Instance } from './instance.ts'
import { ranksOf, type ScoringRule } from './scoring.ts'
import { NOT_SUPPORTED, type Stowage } from './stowage.ts'

/** Above this many (space, orientation) pairs only the lowest spaces are looked at in one step. */
const WIDE = 6000
/** In a container with more items than this only one corner of a space is tried. */
const CROWDED = 120
/** Above this many item types a step looks at a choice of them. */
const MOST_TYPES = 120
/** What putting an item in costs, in nodes, beside the upkeep of the spaces. */
const PLACING = 16
export const MOST_CANDIDATES = 32

export class Construction {
  readonly #instance: Instance
  readonly #meter: EffortMeter
  readonly #rank: Float64Array
  readonly #keptRank: Float64Array
  /** What each orientation is liked more or less than its score says; 0 until shaken. */
  readonly #bias: Float64Array
  readonly #keptBias: Float64Array
  #mostBias = 0
  readonly #typeOrder: number[]
  #pool: number[] = []
  #rule: ScoringRule | null = null
  #window: number[] = []
  /** Placements that contact was measured against since nodes were last spent. */
  #compared = 0
  /** Candidates of the last look, best first. */
  found = 0
  readonly type = new Int32Array(MOST_CANDIDATES)
  readonly orientation = new Int32Array(MOST_CANDIDATES)
  readonly x = new Float64Array(MOST_CANDIDATES)
  readonly y = new Float64Array(MOST_CANDIDATES)
  readonly z = new Float64Array(MOST_CANDIDATES)
  readonly score = new Float64Array(MOST_CANDIDATES)

  constructor(instance: Instance, meter: EffortMeter) {
    this.#instance = instance
    this.#meter = meter
    this.#rank = new Float64Array(instance.types.count)
    this.#keptRank = new Float64Array(instance.types.count)
    this.#bias = new Float64Array(instance.orientations.w.length)
    this.#keptBias = new Float64Array(instance.orientations.w.length)
    this.#typeOrder = Array.from({ length: instance.types.count }, (_, t) => t)
  }

  use(rule: ScoringRule, forced: Uint8Array | null): void {
    this.#rule = rule
    ranksOf(this.#instance, rule, forced, this.#rank)
    const rank = this.#rank
    this.#typeOrder.sort((a, b) => rank[b]! - rank[a]! || a - b)
    this.#bias.fill(0)
    this.#mostBias = 0
    this.keepRanks()
  }

  /**
   * Disturbs the kept ranks by up to `amplitude` and the liking of orientations by up to half of it, so that
   * another order of items, lying otherwise, is tried.
   */
  shake(amplitude: number, random: () => number): void {
    const rank = this.#rank
    for (let t = 0; t < rank.length; t++) {
      rank[t] = this.#keptRank[t]! + amplitude * (random() - 0.5)
    }
    const bias = this.#bias
    this.#mostBias = 0
    for (let k = 0; k < bias.length; k++) {
      bias[k] = this.#keptBias[k]! * 0.5 + amplitude * 0.5 * (random() - 0.5)
      this.#mostBias = Math.max(this.#mostBias, bias[k]!)
    }
    this.#typeOrder.sort((a, b) => rank[b]! - rank[a]! || a - b)
  }

  /** Makes what is liked now what the next `shake` starts from. */
  keepRanks(): void {
    this.#keptRank.set(this.#rank)
    this.#keptBias.set(this.#bias)
  }

  /** Puts in the best candidate again and again until nothing goes in any more. */
  complete(stowage: Stowage): void {
    this.#choosePool(stowage)
    let placed = 0
    while (stowage.leftCount > 0 && !this.#meter.wasStopped) {
      this.#lookInPool(stowage, 1)
      if (this.found === 0) {
        if (this.#pool === this.#typeOrder || placed === 0) return
        placed = 0
        this.#choosePool(stowage)
        continue
      }
      placed++
      stowage.place(this.type[0]!, this.orientation[0]!, this.x[0]!, this.y[0]!, this.z[0]!)
      this.#meter.spend(PLACING + stowage.spaces.count)
    }
  }

  /** Finds the `most` best candidates of the stowage. */
  look(stowage: Stowage, most: number): void {
    this.#choosePool(stowage)
    this.#lookInPool(stowage, most)
  }

  /**
   * With very many types only some are looked at: those ranked highest and, evenly spread, some of the others. Types
   * that cannot go into the container do not count.
   */
  #choosePool(stowage: Stowage): void {
    this.#pool = this.#typeOrder
    if (this.#typeOrder.length <= MOST_TYPES) return
    const usable = this.#typeOrder.filter((t) => stowage.left[t]! > 0 && this.#goesIn(stowage, t))
    const first = usable.slice(0, MOST_TYPES / 2)
    const others = usable.slice(MOST_TYPES / 2)
    const step = Math.max(1, others.length / (MOST_TYPES / 2))
    for (let at = 0; at < others.length; at += step) first.push(others[Math.floor(at)]!)
    this.#pool = first
  }

  #goesIn(stowage: Stowage, t: number): boolean {
    const { types, orientations } = this.#instance
    const { template } = stowage
    if (types.weight[t]! > template.maxWeight - stowage.weight) return false
    if (types.isHazmat[t] === 1 && !template.allowsHazmat) return false
    for (let k = types.orientationStart[t]!; k < types.orientationStart[t + 1]!; k++) {
      const isShort = orientations.w[k]! <= template.w && orientations.h[k]! <= template.h
      if (isShort && orientations.d[k]! <= template.d) return true
    }
    return false
  }

  #lookInPool(stowage: Stowage, most: number): void {
    this.found = 0
    const spaces = stowage.spaces
    const rows = this.#rowsLeft(stowage)
    if (rows === 0) return
    const wide = WIDE / (1 + stowage.count / 40)
    if (spaces.count * rows <= wide) {
      this.#lookAt(stowage, most, null, 0, spaces.count)
      return
    }
    this.#sortSpaces(stowage)
    let from = 0
    let step = Math.max(1, Math.floor(wide / rows))
    while (from < spaces.count && this.found === 0 && !this.#meter.wasStopped) {
      const to = Math.min(spaces.count, from + step)
      this.#lookAt(stowage, most, this.#window, from, to)
      // Looking again and again where nothing goes would cost more than what might find support there later.
      if (this.found === 0) for (let at = from; at < to; at++) spaces.drop(this.#window[at]!)
      from = to
      step *= 2
    }
    spaces.compact()
  }

  #rowsLeft(stowage: Stowage): number {
    const start = this.#instance.types.orientationStart
    let rows = 0
    for (const t of this.#pool) {
      if (stowage.left[t]! > 0) rows += start[t + 1]! - start[t]!
    }
    return rows
  }

  /** Lowest first, then the back, then the left. */
  #sortSpaces(stowage: Stowage): void {
    const { y0, z0, x0, count } = stowage.spaces
    const window = this.#window
    window.length = count
    for (let s = 0; s < count; s++) window[s] = s
    window.sort((a, b) => y0[a]! - y0[b]! || z0[a]! - z0[b]! || x0[a]! - x0[b]! || a - b)
  }

  #lookAt(stowage: Stowage, most: number, order: number[] | null, from: number, to: number): void {
    const { types, orientations } = this.#instance
    const { template, spaces } = stowage
    const rule = this.#rule!
    const room = template.maxWeight - stowage.weight
    let looked = 0
    for (const t of this.#pool) {
      if (stowage.left[t] === 0 || types.weight[t]! > room) continue
      if (types.isHazmat[t] === 1 && !template.allowsHazmat) continue
      const liking = rule.rankWeight * this.#rank[t]!
      const highest = liking + rule.contactWeight + this.#mostBias
      if (this.found === most && highest <= this.score[most - 1]!) continue
      for (let k = types.orientationStart[t]!; k < types.orientationStart[t + 1]!; k++) {
        const w = orientations.w[k]!
        const h = orientations.h[k]!
        const d = orientations.d[k]!
        if (w > template.w || h > template.h || d > template.d) continue
        for (let at = from; at < to; at++) {
          const s = order === null ? at : order[at]!
          looked++
          if (spaces.x1[s]! - spaces.x0[s]! < w) continue
          if (spaces.y1[s]! - spaces.y0[s]! < h) continue
          if (spaces.z1[s]! - spaces.z0[s]! < d) continue
          this.#tryCorners(stowage, most, t, k, s, liking + this.#bias[k]!)
        }
      }
    }
    this.#meter.spend(looked + (this.#compared >> 3))
    this.#compared = 0
  }

  /** The corner of the space that lies nearest to a corner of the container, else another one. */
  #tryCorners(
    stowage: Stowage,
    most: number,
    t: number,
    k: number,
    s: number,
    liking: number,
  ): void {
    const { orientations } = this.#instance
    const { template, spaces } = stowage
    const y = spaces.y0[s]!
    const left = spaces.x0[s]!
    const right = spaces.x1[s]! - orientations.w[k]!
    const back = spaces.z0[s]!
    const front = spaces.z1[s]! - orientations.d[k]!
    const isLeftFirst = left <= template.w - spaces.x1[s]!
    const isBackFirst = back <= template.d - spaces.z1[s]!
    const xFirst = isLeftFirst ? left : right
    const xSecond = isLeftFirst ? right : left
    const zFirst = isBackFirst ? back : front
    const zSecond = isBackFirst ? front : back
    if (this.#tryAt(stowage, most, t, k, xFirst, y, zFirst, liking)) return
    if (y === 0 || stowage.count > CROWDED) return
    if (xSecond !== xFirst && this.#tryAt(stowage, most, t, k, xSecond, y, zFirst, liking)) return
    if (zSecond === zFirst) return
    if (this.#tryAt(stowage, most, t, k, xFirst, y, zSecond, liking)) return
    if (xSecond !== xFirst) this.#tryAt(stowage, most, t, k, xSecond, y, zSecond, liking)
  }

  /** Whether the place is allowed; what is allowed and liked well enough is kept. */
  #tryAt(
    stowage: Stowage,
    most: number,
    t: number,
    k: number,
    x: number,
    y: number,
    z: number,
    liking: number,
  ): boolean {
    const rule = this.#rule!
    const { template } = stowage
    const top = y + this.#instance.orientations.h[k]!
    const at = liking - (rule.lowWeight * top) / template.h - (rule.backWeight * z) / template.d
    if (this.found === most && at + rule.contactWeight <= this.score[most - 1]!) return true
    const contact = stowage.contactAt(t, k, x, y, z)
    this.#compared += stowage.count
    if (contact === NOT_SUPPORTED) return false
    this.#keep(most, t, k, x, y, z, at + rule.contactWeight * contact)
    return true
  }

  #keep(most: number, t: number, k: number, x: number, y: number, z: number, score: number): void {
    let at = this.found
    if (at === most && score <= this.score[at - 1]!) return
    for (let i = 0; i < this.found; i++) {
      if (this.orientation[i] === k && this.x[i] === x && this.y[i] === y && this.z[i] === z) return
    }
    if (at === most) at--
    else this.found++
    while (at > 0 && this.score[at - 1]! < score) {
      this.type[at] = this.type[at - 1]!
      this.orientation[at] = this.orientation[at - 1]!
      this.x[at] = this.x[at - 1]!
      this.y[at] = this.y[at - 1]!
      this.z[at] = this.z[at - 1]!
      this.score[at] = this.score[at - 1]!
      at--
    }
    this.type[at] = t
    this.orientation[at] = k
    this.x[at] = x
    this.y[at] = y
    this.z[at] = z
    this.score[at] = score
  }
}

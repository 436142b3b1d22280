/**
 * Makes the blocks for one container: grids of equal units first, then, generation by generation, guillotine
 * unions of two blocks that lose little room (Fanslau & Bortfeldt 2010; Zhu & Lim 2012). In a stowage with
 * full support every unit of a block is wholly supported once the block's base is.
 */
import type { EffortMeter } from '../effort-meter.ts'
import type { Instance, Template } from '../instance.ts'
import { ALONG_X, ALONG_Y, ALONG_Z, type Axis, type BlockPlan, type BlockSet } from './block-set.ts'

export type BlockOrder = {
  readonly template: Template
  readonly demand: Int32Array
  readonly isSupported: boolean
  /** Blocks wanted. */
  readonly most: number
  /** Pairs of blocks looked at; what is not made by then is not made. */
  readonly pairs: number
}

/** Share of a union's room that its units must fill. */
const LEAST_FILL = 0.98
const UNITS_EXPONENT = 0.2

type Draft = {
  readonly w: number
  readonly h: number
  readonly d: number
  readonly topW: number
  readonly topD: number
  readonly volume: number
  readonly weight: number
  readonly units: number
  /** Types in it, ascending, and the units of each. */
  readonly types: readonly number[]
  readonly counts: readonly number[]
  readonly plan: BlockPlan
}

/** Sizes of the drafts once more, packed for the loop over all pairs. */
type SizeColumns = {
  readonly w: Float64Array
  readonly h: Float64Array
  readonly d: Float64Array
  readonly volume: Float64Array
}

export function generateBlocks(
  instance: Instance,
  order: BlockOrder,
  meter: EffortMeter,
): BlockSet {
  const maker = new BlockMaker(instance, order, meter)
  maker.makeGrids()
  maker.makeUnions()
  return columnsOf(maker.drafts)
}

class BlockMaker {
  readonly #instance: Instance
  readonly #order: BlockOrder
  readonly #meter: EffortMeter
  readonly #known = new Set<string>()
  readonly #sizes: SizeColumns
  readonly drafts: Draft[] = []
  #pairs = 0

  constructor(instance: Instance, order: BlockOrder, meter: EffortMeter) {
    this.#instance = instance
    this.#order = order
    this.#meter = meter
    this.#sizes = sizeColumns(order.most)
  }

  get #isFull(): boolean {
    const { most, pairs } = this.#order
    return this.drafts.length >= most || this.#pairs >= pairs || this.#meter.isUsedUp
  }

  makeGrids(): void {
    const { types } = this.#instance
    const { demand, template, most } = this.#order
    const usable: number[] = []
    for (let t = 0; t < types.count; t++) {
      const isAllowed = template.allowsHazmat || types.isHazmat[t] === 0
      if (demand[t]! > 0 && isAllowed && types.weight[t]! <= template.maxWeight) usable.push(t)
    }
    const share = Math.max(1, Math.floor(most / 2 / Math.max(1, usable.length)))
    for (const t of usable) {
      const grids = this.#gridsOf(t)
      grids.sort((a, b) => a.units - b.units)
      const step = Math.max(1, grids.length / share)
      for (let at = 0; at < grids.length; at += step) this.#add(grids[Math.floor(at)]!)
    }
    this.drafts.sort((a, b) => a.units - b.units)
    for (const [i, draft] of this.drafts.entries()) this.#keepSize(i, draft)
  }

  #gridsOf(t: number): Draft[] {
    const { types, orientations } = this.#instance
    const { template } = this.#order
    const grids: Draft[] = []
    for (let k = types.orientationStart[t]!; k < types.orientationStart[t + 1]!; k++) {
      const mostX = Math.floor(template.w / orientations.w[k]!)
      const mostY = Math.floor(template.h / orientations.h[k]!)
      const mostZ = Math.floor(template.d / orientations.d[k]!)
      const units = this.#mostUnits(t)
      for (let nx = 1; nx <= mostX && nx <= units; nx++) {
        for (let ny = 1; ny <= mostY && nx * ny <= units; ny++) {
          this.#meter.spend(1)
          if (this.#meter.wasStopped) return grids
          for (let nz = 1; nz <= mostZ && nx * ny * nz <= units; nz++) {
            grids.push(this.#grid(t, k, nx, ny, nz))
          }
        }
      }
    }
    return grids
  }

  #mostUnits(t: number): number {
    const weight = this.#instance.types.weight[t]!
    const units = this.#order.demand[t]!
    return weight > 0 ? Math.min(units, Math.floor(this.#order.template.maxWeight / weight)) : units
  }

  #grid(t: number, k: number, nx: number, ny: number, nz: number): Draft {
    const { types, orientations } = this.#instance
    const w = nx * orientations.w[k]!
    const d = nz * orientations.d[k]!
    const units = nx * ny * nz
    return {
      w,
      h: ny * orientations.h[k]!,
      d,
      topW: w,
      topD: d,
      volume: units * types.volume[t]!,
      weight: units * types.weight[t]!,
      units,
      types: [t],
      counts: [units],
      plan: { type: t, row: k, nx, ny, nz },
    }
  }

  /** Joins what the last generation brought with all that there is, until there are enough blocks. */
  makeUnions(): void {
    let newest = 0
    while (!this.#isFull && newest < this.drafts.length) {
      const end = this.drafts.length
      for (let a = newest; a < end && !this.#isFull; a++) {
        this.#joinWithEarlier(a)
      }
      newest = end
    }
  }

  /** Looks at sizes first: of all pairs of blocks few fit together. */
  #joinWithEarlier(a: number): void {
    const { template, isSupported, most } = this.#order
    const { w: roomW, h: roomH, d: roomD } = template
    const { w: ws, h: hs, d: ds, volume } = this.#sizes
    const w = ws[a]!
    const h = hs[a]!
    const d = ds[a]!
    this.#pairs += a
    this.#meter.spend(a >> 4)
    for (let b = 0; b <= a && this.drafts.length < most; b++) {
      const wb = ws[b]!
      const hb = hs[b]!
      const db = ds[b]!
      const maxW = Math.max(w, wb)
      const maxH = Math.max(h, hb)
      const maxD = Math.max(d, db)
      // The least room that would lose too much.
      const limit = (volume[a]! + volume[b]!) / LEAST_FILL
      if (w + wb <= roomW && (w + wb) * maxH * maxD <= limit) this.#join(a, b, ALONG_X)
      if (d + db <= roomD && maxW * maxH * (d + db) <= limit) this.#join(a, b, ALONG_Z)
      if (h + hb <= roomH && maxW * (h + hb) * maxD <= limit) {
        this.#join(a, b, ALONG_Y)
        if (isSupported && a !== b) this.#join(b, a, ALONG_Y)
      }
    }
  }

  #join(first: number, second: number, axis: Axis): void {
    const { template, isSupported } = this.#order
    const a = this.drafts[first]!
    const b = this.drafts[second]!
    const weight = a.weight + b.weight
    if (weight > template.maxWeight || (isSupported && !isFirm(a, b, axis))) return
    const use = this.#sumOfUnits(a, b)
    if (use === null) return
    const offset = axis === ALONG_X ? a.w : axis === ALONG_Y ? a.h : a.d
    this.#add({
      w: axis === ALONG_X ? a.w + b.w : Math.max(a.w, b.w),
      h: axis === ALONG_Y ? a.h + b.h : Math.max(a.h, b.h),
      d: axis === ALONG_Z ? a.d + b.d : Math.max(a.d, b.d),
      ...topOf(a, b, axis),
      volume: a.volume + b.volume,
      weight,
      units: a.units + b.units,
      ...use,
      plan: { first: a.plan, second: b.plan, axis, offset },
    })
  }

  #keepSize(i: number, { w, h, d, volume }: Draft): void {
    this.#sizes.w[i] = w
    this.#sizes.h[i] = h
    this.#sizes.d[i] = d
    this.#sizes.volume[i] = volume
  }

  #sumOfUnits(a: Draft, b: Draft): { types: number[]; counts: number[] } | null {
    const types: number[] = []
    const counts: number[] = []
    const { demand } = this.#order
    let i = 0
    let j = 0
    while (i < a.types.length || j < b.types.length) {
      const ta = a.types[i] ?? Infinity
      const tb = b.types[j] ?? Infinity
      const t = Math.min(ta, tb)
      let units = 0
      if (ta === t) units += a.counts[i++]!
      if (tb === t) units += b.counts[j++]!
      if (units > demand[t]!) return null
      types.push(t)
      counts.push(units)
    }
    return { types, counts }
  }

  /** Of blocks of the same size and content the first one stands for all. */
  #add(draft: Draft): void {
    const key = `${draft.w},${draft.h},${draft.d}:${draft.types.join()}:${draft.counts.join()}`
    if (this.#known.has(key)) return
    this.#known.add(key)
    this.#keepSize(this.drafts.length, draft)
    this.drafts.push(draft)
  }
}

function sizeColumns(n: number): SizeColumns {
  const column = () => new Float64Array(n)
  return { w: column(), h: column(), d: column(), volume: column() }
}

/** Whether b, put beside or on a, leaves every unit wholly supported. */
function isFirm(a: Draft, b: Draft, axis: Axis): boolean {
  return axis === ALONG_Y ? b.w <= a.topW && b.d <= a.topD : a.h === b.h
}

function topOf(a: Draft, b: Draft, axis: Axis): { topW: number; topD: number } {
  if (axis === ALONG_Y) return { topW: b.topW, topD: b.topD }
  if (axis === ALONG_X) {
    if (a.topW < a.w) return { topW: a.topW, topD: a.topD }
    return { topW: a.w + b.topW, topD: Math.min(a.topD, b.topD) }
  }
  if (a.topD < a.d) return { topW: a.topW, topD: a.topD }
  return { topW: Math.min(a.topW, b.topW), topD: a.d + b.topD }
}

function columnsOf(drafts: readonly Draft[]): BlockSet {
  const worthOf = (draft: Draft) => draft.volume * draft.units ** -UNITS_EXPONENT
  const sorted = [...drafts].sort((a, b) => worthOf(b) - worthOf(a))
  const useStart = new Int32Array(sorted.length + 1)
  sorted.forEach((draft, i) => {
    useStart[i + 1] = useStart[i]! + draft.types.length
  })
  return {
    count: sorted.length,
    w: Int32Array.from(sorted, (draft) => draft.w),
    h: Int32Array.from(sorted, (draft) => draft.h),
    d: Int32Array.from(sorted, (draft) => draft.d),
    topW: Int32Array.from(sorted, (draft) => draft.topW),
    topD: Int32Array.from(sorted, (draft) => draft.topD),
    volume: Float64Array.from(sorted, (draft) => draft.volume),
    weight: Float64Array.from(sorted, (draft) => draft.weight),
    worth: Float64Array.from(sorted, worthOf),
    useStart,
    useType: Int32Array.from(sorted.flatMap((draft) => draft.types)),
    useUnits: Int32Array.from(sorted.flatMap((draft) => draft.counts)),
    plans: sorted.map((draft) => draft.plan),
  }
}

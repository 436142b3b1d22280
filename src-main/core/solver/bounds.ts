/**
 * Bounds: reasons why a container cannot hold a demand, whatever the arrangement. What they refuse is proven
 * impossible; what they let through may still be impossible.
 */
import type { Instance, Template } from './instance.ts'

/** Shortest extent of each type along each axis in a template, over the orientations that fit. */
type Reach = {
  readonly fits: Uint8Array
  /** Longer than half of the room along every axis, however it is turned. */
  readonly isBulky: Uint8Array
  readonly w: Float64Array
  readonly h: Float64Array
  readonly d: Float64Array
}

export class Bounds {
  readonly #instance: Instance
  readonly #reach: (Reach | undefined)[] = []

  constructor(instance: Instance) {
    this.#instance = instance
  }

  /** Whether one unit alone may go into the template. */
  fits(template: Template, t: number): boolean {
    return this.#reachOf(template).fits[t] === 1
  }

  /** False is proven: the demand cannot go into one such container that already holds `usedVolume`. */
  mayHold(template: Template, demand: Int32Array, usedVolume = 0, usedWeight = 0): boolean {
    const { types } = this.#instance
    const reach = this.#reachOf(template)
    let volume = usedVolume
    let weight = usedWeight
    for (let t = 0; t < demand.length; t++) {
      const units = demand[t]!
      if (units === 0) continue
      if (reach.fits[t] === 0) return false
      volume += units * types.volume[t]!
      weight += units * types.weight[t]!
    }
    if (weight > template.maxWeight || volume > template.volume * (1 + 1e-12)) return false
    return !this.#hasClash(template, demand, reach)
  }

  /**
   * False is proven: the demand cannot go into these containers together. Of units that are longer than half of
   * the room along every axis a container takes one at most, so there must be a container for each.
   */
  mayHoldTogether(templates: readonly Template[], demand: Int32Array): boolean {
    const sets = 1 << templates.length
    const bulky = new Int32Array(sets)
    for (let t = 0; t < demand.length; t++) {
      if (demand[t] === 0) continue
      let homes = 0
      let isBulky = true
      for (let c = 0; c < templates.length; c++) {
        const reach = this.#reachOf(templates[c]!)
        if (reach.fits[t] === 0) continue
        homes |= 1 << c
        isBulky &&= reach.isBulky[t] === 1
      }
      if (homes === 0) return false
      if (isBulky) bulky[homes] = bulky[homes]! + demand[t]!
    }
    for (let chosen = 1; chosen < sets; chosen++) {
      let units = 0
      for (let homes = 1; homes <= chosen; homes++) {
        if ((homes & ~chosen) === 0) units += bulky[homes]!
      }
      if (units > bitsIn(chosen)) return false
    }
    return true
  }

  /** Two units that cannot lie side by side, one on the other or one behind the other. */
  #hasClash(template: Template, demand: Int32Array, reach: Reach): boolean {
    for (let a = 0; a < demand.length; a++) {
      if (demand[a] === 0) continue
      for (let b = a; b < demand.length; b++) {
        if (demand[b] === 0 || (a === b && demand[a] === 1)) continue
        if (reach.w[a]! + reach.w[b]! <= template.w) continue
        if (reach.h[a]! + reach.h[b]! <= template.h) continue
        if (reach.d[a]! + reach.d[b]! <= template.d) continue
        return true
      }
    }
    return false
  }

  #reachOf(template: Template): Reach {
    const known = this.#reach[template.index]
    if (known !== undefined) return known
    const { types, orientations } = this.#instance
    const column = () => new Float64Array(types.count).fill(Infinity)
    const reach = {
      fits: new Uint8Array(types.count),
      isBulky: new Uint8Array(types.count),
      w: column(),
      h: column(),
      d: column(),
    }
    for (let t = 0; t < types.count; t++) {
      if (types.weight[t]! > template.maxWeight) continue
      if (types.isHazmat[t] === 1 && !template.allowsHazmat) continue
      for (let k = types.orientationStart[t]!; k < types.orientationStart[t + 1]!; k++) {
        const w = orientations.w[k]!
        const h = orientations.h[k]!
        const d = orientations.d[k]!
        if (w > template.w || h > template.h || d > template.d) continue
        reach.fits[t] = 1
        reach.w[t] = Math.min(reach.w[t]!, w)
        reach.h[t] = Math.min(reach.h[t]!, h)
        reach.d[t] = Math.min(reach.d[t]!, d)
      }
    }
    for (let t = 0; t < types.count; t++) {
      const isLong =
        2 * reach.w[t]! > template.w && 2 * reach.h[t]! > template.h && 2 * reach.d[t]! > template.d
      reach.isBulky[t] = isLong ? 1 : 0
    }
    this.#reach[template.index] = reach
    return reach
  }
}

function bitsIn(mask: number): number {
  let bits = 0
  for (let rest = mask; rest > 0; rest &= rest - 1) bits++
  return bits
}

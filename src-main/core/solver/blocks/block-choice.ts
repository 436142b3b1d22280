/**
 * Chooses blocks for the free space nearest to a corner of the container (VCS: Araya, Guerrero & Nuñez 2017):
 * volume × contact^4 × share of the space that is not lost for certain × units^-0.2. Contact is the share of
 * the block's surface that touches walls or other blocks, or nearly so.
 */
import type { BlockState } from './block-state.ts'
import { NEAR, SpaceFaces } from './space-faces.ts'

export const MOST_CHOICES = 512

export class BlockChoice {
  /** Choices of the last look, best first. */
  found = 0
  readonly block = new Int32Array(MOST_CHOICES)
  readonly x = new Int32Array(MOST_CHOICES)
  readonly y = new Int32Array(MOST_CHOICES)
  readonly z = new Int32Array(MOST_CHOICES)
  readonly score = new Float64Array(MOST_CHOICES)
  /** Blocks looked at since someone last set this to 0. */
  looked = 0
  readonly #faces = new SpaceFaces()

  /** Finds the `most` best blocks for the next space; spaces that nothing fits are dropped. */
  look(state: BlockState, most: number): void {
    const { spaces } = state
    this.found = 0
    while (this.found === 0) {
      const s = spaces.nearest()
      if (s < 0) return
      this.#lookInto(state, s, most)
      if (this.found === 0) spaces.remove(s)
    }
  }

  #lookInto(state: BlockState, s: number, most: number): void {
    const { blocks, lengths, template } = state.task
    const { spaces, usable, left, reach } = state
    const { w: ws, h: hs, d: ds, worth, volume, weight, useStart, useType, useUnits } = blocks
    const strength = template.maxWeight - state.weight
    const { stepX, stepY, stepZ } = lengths
    const roomW = spaces.x1[s]! - spaces.x0[s]!
    const roomH = spaces.y1[s]! - spaces.y0[s]!
    const roomD = spaces.z1[s]! - spaces.z0[s]!
    const room = roomW * roomH * roomD
    const nearW = roomW - NEAR * template.w
    const nearH = roomH - NEAR * template.h
    const nearD = roomD - NEAR * template.d
    this.#faces.read(state, s)
    const { nearX, farX, nearY, farY, nearZ, farZ } = this.#faces
    const n = state.usableCount
    let i = firstWorth(state, room)
    let least = 0
    for (; i < n; i++) {
      const b = usable[i]!
      if (worth[b]! <= least) break
      const w = ws[b]!
      const h = hs[b]!
      const d = ds[b]!
      if (w > roomW || h > roomH || d > roomD || volume[b]! > room) continue
      const end = useStart[b + 1]!
      let u = useStart[b]!
      while (u < end && left[useType[u]!]! >= useUnits[u]!) u++
      if (u < end || weight[b]! > strength) continue
      const usedW = w + reach.x[stepX === 1 ? roomW - w : Math.floor((roomW - w) / stepX)]!
      const usedH = h + reach.y[stepY === 1 ? roomH - h : Math.floor((roomH - h) / stepY)]!
      const usedD = d + reach.z[stepZ === 1 ? roomD - d : Math.floor((roomD - d) / stepZ)]!
      const kept = (usedW * usedH * usedD) / room
      const likely = worth[b]! * kept
      if (likely <= least) continue
      const sideX = h * d
      const sideY = w * d
      const sideZ = w * h
      const total = 2 * (sideX + sideY + sideZ)
      let bound = sideX + sideY + sideZ
      const isNearX = w >= nearW
      const isNearY = h >= nearH
      const isNearZ = d >= nearD
      if (isNearX) bound += sideX
      if (isNearY) bound += sideY
      if (isNearZ) bound += sideZ
      if (likely * power(bound / total) <= least) continue
      let touched = nearX.touched(h, d) + nearY.touched(w, d) + nearZ.touched(w, h)
      if (isNearX) touched += farX.touched(h, d)
      if (isNearY) touched += farY.touched(w, d)
      if (isNearZ) touched += farZ.touched(w, h)
      const score = likely * power(touched / total)
      if (score <= least) continue
      this.#keep(state, s, b, score, most)
      if (this.found === most) least = this.score[most - 1]!
    }
    this.looked += i - firstWorth(state, room) + 20
  }

  #keep(state: BlockState, s: number, b: number, score: number, most: number): void {
    const { blocks } = state.task
    const { spaces } = state
    const corner = spaces.corner[s]!
    let at = this.found
    if (at === most) at--
    else this.found++
    while (at > 0 && this.score[at - 1]! < score) {
      this.block[at] = this.block[at - 1]!
      this.x[at] = this.x[at - 1]!
      this.y[at] = this.y[at - 1]!
      this.z[at] = this.z[at - 1]!
      this.score[at] = this.score[at - 1]!
      at--
    }
    this.block[at] = b
    this.x[at] = (corner & 1) === 0 ? spaces.x0[s]! : spaces.x1[s]! - blocks.w[b]!
    this.y[at] = (corner & 2) === 0 ? spaces.y0[s]! : spaces.y1[s]! - blocks.h[b]!
    this.z[at] = (corner & 4) === 0 ? spaces.z0[s]! : spaces.z1[s]! - blocks.d[b]!
    this.score[at] = score
  }
}

/** Of the usable blocks, sorted by worth, the first that could fit by volume. */
function firstWorth(state: BlockState, room: number): number {
  const { worth } = state.task.blocks
  const { usable } = state
  let low = 0
  let high = state.usableCount
  while (low < high) {
    const middle = (low + high) >> 1
    if (worth[usable[middle]!]! > room) low = middle + 1
    else high = middle
  }
  return low
}

/** What a share of contact counts for. */
function power(share: number): number {
  const square = share * share
  return square * square
}

/**
 * Chooses blocks for the free space nearest to a corner of the container (VCS: Araya, Guerrero & Nuñez 2017):
 * volume × contact^4 × share of the space that is not lost for certain × units^-0.2. Contact is the share of
 * the block's surface that touches walls or other blocks, or nearly so.
 */
import type { BlockSet } from './block-set.ts'
import type { BlockState } from './block-state.ts'
import { FRONT, RIGHT, TOP } from './free-spaces.ts'
import { SpaceFaces } from './space-faces.ts'

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
    const { spaces, usable, reach } = state
    const { stepX, stepY, stepZ } = lengths
    const faces = this.#faces
    const strength = template.maxWeight - state.weight
    const roomW = spaces.x1[s]! - spaces.x0[s]!
    const roomH = spaces.y1[s]! - spaces.y0[s]!
    const roomD = spaces.z1[s]! - spaces.z0[s]!
    const room = roomW * roomH * roomD
    faces.read(state, s)
    const first = firstWorth(state, room)
    let least = 0
    let i = first
    for (; i < state.usableCount; i++) {
      const b = usable[i]!
      const worth = blocks.worth[b]!
      if (worth <= least) break
      const w = blocks.w[b]!
      const h = blocks.h[b]!
      const d = blocks.d[b]!
      if (w > roomW || h > roomH || d > roomD || blocks.weight[b]! > strength) continue
      if (!canBeMade(blocks, b, state.left)) continue
      const usedW = w + longestIn(reach.x, roomW - w, stepX)
      const usedH = h + longestIn(reach.y, roomH - h, stepY)
      const usedD = d + longestIn(reach.z, roomD - d, stepZ)
      const likely = (worth * usedW * usedH * usedD) / room
      if (likely <= least || likely * power(faces.mostContact(w, h, d)) <= least) continue
      const score = likely * power(faces.contact(w, h, d))
      if (score <= least) continue
      this.#keep(state, s, b, score, most)
      if (this.found === most) least = this.score[most - 1]!
    }
    this.looked += i - first + 20
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
    this.x[at] = (corner & RIGHT) === 0 ? spaces.x0[s]! : spaces.x1[s]! - blocks.w[b]!
    this.y[at] = (corner & TOP) === 0 ? spaces.y0[s]! : spaces.y1[s]! - blocks.h[b]!
    this.z[at] = (corner & FRONT) === 0 ? spaces.z0[s]! : spaces.z1[s]! - blocks.d[b]!
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

function canBeMade(blocks: BlockSet, b: number, left: Int32Array): boolean {
  const end = blocks.useStart[b + 1]!
  for (let u = blocks.useStart[b]!; u < end; u++) {
    if (left[blocks.useType[u]!]! < blocks.useUnits[u]!) return false
  }
  return true
}

function longestIn(table: Int32Array, gap: number, step: number): number {
  return table[step === 1 ? gap : Math.floor(gap / step)]!
}

/** What a share of contact counts for. */
function power(share: number): number {
  const square = share * share
  return square * square
}

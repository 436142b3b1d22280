/**
 * What touches, or nearly touches, the six faces of a free space: walls, and rectangles of placed blocks. Lengths
 * are counted from the corner of the space that blocks are put into, so that a block of (w, h, d) covers (0..w,
 * 0..h, 0..d). Gaps up to `NEAR` of the container's side count as contact (Araya, Guerrero & Nuñez 2017).
 */
import type { BlockState } from './block-state.ts'
import { FRONT, RIGHT, TOP } from './free-spaces.ts'

const NEAR = 0.01
const MOST_PATCHES = 64

class Face {
  isWall = false
  count = 0
  readonly u0 = new Int32Array(MOST_PATCHES)
  readonly u1 = new Int32Array(MOST_PATCHES)
  readonly v0 = new Int32Array(MOST_PATCHES)
  readonly v1 = new Int32Array(MOST_PATCHES)

  clear(isWall: boolean): void {
    this.isWall = isWall
    this.count = 0
  }

  add(u0: number, u1: number, v0: number, v1: number): void {
    const i = this.count
    if (i === MOST_PATCHES || this.isWall) return
    this.u0[i] = Math.max(0, u0)
    this.u1[i] = u1
    this.v0[i] = Math.max(0, v0)
    this.v1[i] = v1
    this.count = i + 1
  }

  /** Area of the patches within (0..u, 0..v). */
  touched(u: number, v: number): number {
    if (this.isWall) return u * v
    let area = 0
    for (let i = 0; i < this.count; i++) {
      const du = Math.min(this.u1[i]!, u) - this.u0[i]!
      const dv = Math.min(this.v1[i]!, v) - this.v0[i]!
      if (du > 0 && dv > 0) area += du * dv
    }
    return area
  }
}

/** The faces at the corner that blocks are put into (`near`) and those opposite (`far`). */
export class SpaceFaces {
  readonly #nearX = new Face()
  readonly #farX = new Face()
  readonly #nearY = new Face()
  readonly #farY = new Face()
  readonly #nearZ = new Face()
  readonly #farZ = new Face()
  /** Blocks at least this long touch the far face. */
  #reachX = 0
  #reachY = 0
  #reachZ = 0

  /** Reads what lies around space `s`. */
  read(state: BlockState, s: number): void {
    const { spaces } = state
    const { w, h, d } = state.task.template
    const corner = spaces.corner[s]!
    const x0 = spaces.x0[s]!
    const y0 = spaces.y0[s]!
    const z0 = spaces.z0[s]!
    const x1 = spaces.x1[s]!
    const y1 = spaces.y1[s]!
    const z1 = spaces.z1[s]!
    const isRight = (corner & RIGHT) !== 0
    const isTop = (corner & TOP) !== 0
    const isFront = (corner & FRONT) !== 0
    this.#reachX = x1 - x0 - NEAR * w
    this.#reachY = y1 - y0 - NEAR * h
    this.#reachZ = z1 - z0 - NEAR * d
    this.#nearX.clear((isRight ? w - x1 : x0) <= NEAR * w)
    this.#farX.clear((isRight ? x0 : w - x1) <= NEAR * w)
    this.#nearY.clear((isTop ? h - y1 : y0) <= NEAR * h)
    this.#farY.clear((isTop ? y0 : h - y1) <= NEAR * h)
    this.#nearZ.clear((isFront ? d - z1 : z0) <= NEAR * d)
    this.#farZ.clear((isFront ? z0 : d - z1) <= NEAR * d)
    for (let i = 0; i < state.count; i++) {
      // Seen from the corner, with the space before it.
      const u0 = isRight ? x1 - state.x1[i]! : state.x0[i]! - x0
      const v0 = isTop ? y1 - state.y1[i]! : state.y0[i]! - y0
      const t0 = isFront ? z1 - state.z1[i]! : state.z0[i]! - z0
      const u1 = u0 + state.x1[i]! - state.x0[i]!
      const v1 = v0 + state.y1[i]! - state.y0[i]!
      const t1 = t0 + state.z1[i]! - state.z0[i]!
      const isInX = u0 < x1 - x0 && u1 > 0
      const isInY = v0 < y1 - y0 && v1 > 0
      const isInZ = t0 < z1 - z0 && t1 > 0
      if (isInY && isInZ) {
        if (u1 <= 0) addNear(this.#nearX, -u1, NEAR * w, v0, v1, t0, t1)
        else addNear(this.#farX, u0 - (x1 - x0), NEAR * w, v0, v1, t0, t1)
      } else if (isInX && isInZ) {
        if (v1 <= 0) addNear(this.#nearY, -v1, NEAR * h, u0, u1, t0, t1)
        else addNear(this.#farY, v0 - (y1 - y0), NEAR * h, u0, u1, t0, t1)
      } else if (isInX && isInY) {
        if (t1 <= 0) addNear(this.#nearZ, -t1, NEAR * d, u0, u1, v0, v1)
        else addNear(this.#farZ, t0 - (z1 - z0), NEAR * d, u0, u1, v0, v1)
      }
    }
  }

  /** Share of the surface of a block of that size that touches something. */
  contact(w: number, h: number, d: number): number {
    let touched = this.#nearX.touched(h, d) + this.#nearY.touched(w, d) + this.#nearZ.touched(w, h)
    if (w >= this.#reachX) touched += this.#farX.touched(h, d)
    if (h >= this.#reachY) touched += this.#farY.touched(w, d)
    if (d >= this.#reachZ) touched += this.#farZ.touched(w, h)
    return touched / (2 * (h * d + w * d + w * h))
  }

  /** No less than `contact`, and quickly known: every face that is reached is taken for a wall. */
  mostContact(w: number, h: number, d: number): number {
    const sideX = h * d
    const sideY = w * d
    const sideZ = w * h
    let reached = sideX + sideY + sideZ
    const surface = 2 * reached
    if (w >= this.#reachX) reached += sideX
    if (h >= this.#reachY) reached += sideY
    if (d >= this.#reachZ) reached += sideZ
    return reached / surface
  }
}

function addNear(
  face: Face,
  gap: number,
  most: number,
  u0: number,
  u1: number,
  v0: number,
  v1: number,
): void {
  if (gap <= most) face.add(u0, u1, v0, v1)
}

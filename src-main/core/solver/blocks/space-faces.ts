/**
 * What touches, or nearly touches, the six faces of a free space: walls, and rectangles of placed blocks. Lengths
 * are counted from the corner of the space that blocks are put into, so that a block of (w, h, d) covers (0..w,
 * 0..h, 0..d). Gaps up to `NEAR` of the container's side count as contact (Araya, Guerrero & Nuñez 2017).
 */
import type { BlockState } from './block-state.ts'

export const NEAR = 0.01
const MOST_PATCHES = 64

export class Face {
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
  readonly nearX = new Face()
  readonly farX = new Face()
  readonly nearY = new Face()
  readonly farY = new Face()
  readonly nearZ = new Face()
  readonly farZ = new Face()

  read(state: BlockState, s: number): void {
    const { spaces } = state
    const { template } = state.task
    const corner = spaces.corner[s]!
    const isRight = (corner & 1) !== 0
    const isTop = (corner & 2) !== 0
    const isFront = (corner & 4) !== 0
    const sx0 = spaces.x0[s]!
    const sy0 = spaces.y0[s]!
    const sz0 = spaces.z0[s]!
    const sx1 = spaces.x1[s]!
    const sy1 = spaces.y1[s]!
    const sz1 = spaces.z1[s]!
    const gapX = NEAR * template.w
    const gapY = NEAR * template.h
    const gapZ = NEAR * template.d
    const left = isRight ? this.farX : this.nearX
    const right = isRight ? this.nearX : this.farX
    const below = isTop ? this.farY : this.nearY
    const above = isTop ? this.nearY : this.farY
    const back = isFront ? this.farZ : this.nearZ
    const front = isFront ? this.nearZ : this.farZ
    left.clear(sx0 <= gapX)
    right.clear(template.w - sx1 <= gapX)
    below.clear(sy0 <= gapY)
    above.clear(template.h - sy1 <= gapY)
    back.clear(sz0 <= gapZ)
    front.clear(template.d - sz1 <= gapZ)
    for (let i = 0; i < state.count; i++) {
      const bx0 = state.x0[i]!
      const by0 = state.y0[i]!
      const bz0 = state.z0[i]!
      const bx1 = state.x1[i]!
      const by1 = state.y1[i]!
      const bz1 = state.z1[i]!
      const isBesideX = bx0 >= sx1 || bx1 <= sx0
      const isBesideY = by0 >= sy1 || by1 <= sy0
      const isBesideZ = bz0 >= sz1 || bz1 <= sz0
      const x = isRight ? sx1 - bx1 : bx0 - sx0
      const y = isTop ? sy1 - by1 : by0 - sy0
      const z = isFront ? sz1 - bz1 : bz0 - sz0
      if (isBesideX) {
        if (isBesideY || isBesideZ) continue
        if (bx1 <= sx0 && sx0 - bx1 <= gapX) left.add(y, y + by1 - by0, z, z + bz1 - bz0)
        else if (bx0 - sx1 >= 0 && bx0 - sx1 <= gapX) right.add(y, y + by1 - by0, z, z + bz1 - bz0)
      } else if (isBesideY) {
        if (isBesideZ) continue
        if (by1 <= sy0 && sy0 - by1 <= gapY) below.add(x, x + bx1 - bx0, z, z + bz1 - bz0)
        else if (by0 - sy1 >= 0 && by0 - sy1 <= gapY) above.add(x, x + bx1 - bx0, z, z + bz1 - bz0)
      } else if (bz1 <= sz0) {
        if (sz0 - bz1 <= gapZ) back.add(x, x + bx1 - bx0, y, y + by1 - by0)
      } else if (bz0 - sz1 <= gapZ) front.add(x, x + bx1 - bx0, y, y + by1 - by0)
    }
  }
}

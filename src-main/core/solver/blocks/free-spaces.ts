/**
 * The free room of one container as maximal boxes that overlap each other (Lai & Chan 1997), each with its
 * corner nearest to a corner of the container. Two kinds: with full support a space stands on the floor or on
 * tops of one height, and nothing hangs above it; without, a space may float.
 */
import type { Template } from '../instance.ts'

/** Above this many the newest are let go: positions are lost then, never validity. */
const MOST_SPACES = 400
/** Distance of a space that nothing fits into: with full support it stays, since a neighbour's top may widen it. */
const ASLEEP = 0x7fffffff
/** Distance of a space that is no more. */
const GONE = -1
/** Which corner of a space lies nearest to one of the container's. */
export const RIGHT = 1
export const TOP = 2
export const FRONT = 4

const LEFT_OF = 0
const RIGHT_OF = 1
const BELOW = 2
const ABOVE = 3
const BEHIND = 4
const BEFORE = 5
const SIDES = 6
/** While a box is taken out: the spaces that end or begin at each of its sides, and how many they are. */
const spacesBeside = new Int32Array(SIDES * MOST_SPACES)
const beside = new Int32Array(SIDES)

function note(side: number, s: number): void {
  const n = beside[side]!
  if (n === MOST_SPACES) return
  spacesBeside[side * MOST_SPACES + n] = s
  beside[side] = n + 1
}

export class FreeSpaces {
  readonly #isSupported: boolean
  #w = 0
  #h = 0
  #d = 0
  #minW = 1
  #minH = 1
  #minD = 1
  count = 0
  readonly x0 = new Int32Array(MOST_SPACES)
  readonly y0 = new Int32Array(MOST_SPACES)
  readonly z0 = new Int32Array(MOST_SPACES)
  readonly x1 = new Int32Array(MOST_SPACES)
  readonly y1 = new Int32Array(MOST_SPACES)
  readonly z1 = new Int32Array(MOST_SPACES)
  /** Sum of the ways from the container's nearest corner along the axes. */
  readonly distance = new Int32Array(MOST_SPACES)
  /** Which corner of the space that is: bits for the right, top and front end. */
  readonly corner = new Uint8Array(MOST_SPACES)

  constructor(isSupported: boolean) {
    this.#isSupported = isSupported
  }

  /** One space that is the whole container. */
  reset(template: Template): void {
    this.#w = template.w
    this.#h = template.h
    this.#d = template.d
    this.count = 0
    this.#push(0, 0, 0, template.w, template.h, template.d)
  }

  /** New spaces that are thinner than this are of no use from now on. */
  ignoreBelow(minW: number, minH: number, minD: number): void {
    this.#minW = minW
    this.#minH = minH
    this.#minD = minD
  }

  copyFrom(other: FreeSpaces): void {
    this.#w = other.#w
    this.#h = other.#h
    this.#d = other.#d
    this.#minW = other.#minW
    this.#minH = other.#minH
    this.#minD = other.#minD
    const n = other.count
    this.count = n
    for (let s = 0; s < n; s++) {
      this.x0[s] = other.x0[s]!
      this.y0[s] = other.y0[s]!
      this.z0[s] = other.z0[s]!
      this.x1[s] = other.x1[s]!
      this.y1[s] = other.y1[s]!
      this.z1[s] = other.z1[s]!
      this.distance[s] = other.distance[s]!
      this.corner[s] = other.corner[s]!
    }
  }

  /** The space whose corner lies nearest to one of the container's, the largest of them; -1 when there is none. */
  nearest(): number {
    let best = -1
    let least = ASLEEP
    let most = -1
    for (let s = 0; s < this.count; s++) {
      const distance = this.distance[s]!
      if (distance > least || distance === ASLEEP) continue
      const volume = this.#volume(s)
      if (distance === least && volume <= most) continue
      best = s
      least = distance
      most = volume
    }
    return best
  }

  /** Takes a space out of the choice for good. */
  remove(s: number): void {
    if (this.#isSupported && this.y0[s]! > 0) {
      this.distance[s] = ASLEEP
      return
    }
    this.count--
    this.#move(this.count, s)
  }

  /** Takes a box out of the room; `topW` and `topD` are the part of its top that others may stand on. */
  subtract(
    bx0: number,
    by0: number,
    bz0: number,
    bx1: number,
    by1: number,
    bz1: number,
    topW: number,
    topD: number,
  ): void {
    const before = this.count
    const { x0, y0, z0, x1, y1, z1 } = this
    beside.fill(0)
    for (let s = 0; s < before; s++) {
      const sx0 = x0[s]!
      const sx1 = x1[s]!
      if (bx0 >= sx1 || bx1 <= sx0) {
        if (bx0 === sx1) note(LEFT_OF, s)
        else if (bx1 === sx0) note(RIGHT_OF, s)
        continue
      }
      const sy0 = y0[s]!
      const sy1 = y1[s]!
      if (by0 >= sy1 || by1 <= sy0) {
        if (by0 === sy1) note(BELOW, s)
        else if (by1 === sy0) note(ABOVE, s)
        continue
      }
      const sz0 = z0[s]!
      const sz1 = z1[s]!
      if (bz0 >= sz1 || bz1 <= sz0) {
        if (bz0 === sz1) note(BEHIND, s)
        else if (bz1 === sz0) note(BEFORE, s)
        continue
      }
      this.distance[s] = GONE
      const minW = this.#isSupported && sy0 > 0 ? 1 : this.#minW
      const minD = this.#isSupported && sy0 > 0 ? 1 : this.#minD
      if (bx0 - sx0 >= minW) this.#pushPart(LEFT_OF, sx0, sy0, sz0, bx0, sy1, sz1)
      if (sx1 - bx1 >= minW) this.#pushPart(RIGHT_OF, bx1, sy0, sz0, sx1, sy1, sz1)
      if (bz0 - sz0 >= minD) this.#pushPart(BEHIND, sx0, sy0, sz0, sx1, sy1, bz0)
      if (sz1 - bz1 >= minD) this.#pushPart(BEFORE, sx0, sy0, bz1, sx1, sy1, sz1)
      if (this.#isSupported) continue
      if (by0 - sy0 >= this.#minH) this.#pushPart(BELOW, sx0, sy0, sz0, sx1, by0, sz1)
      if (sy1 - by1 >= this.#minH) this.#pushPart(ABOVE, sx0, by1, sz0, sx1, sy1, sz1)
    }
    for (let side = 0; side < SIDES; side++) this.#dropDominated(side, before)
    this.#compact()
    if (this.#isSupported && this.#h - by1 >= this.#minH) {
      this.#addTop(bx0, by1, bz0, bx0 + topW, bz0 + topD)
    }
  }

  /**
   * A new top at height y: with the spaces of that height that it touches it makes wider ones, found by joining
   * pairs along their common edge until nothing new comes of it.
   */
  #addTop(x0: number, y: number, z0: number, x1: number, z1: number): void {
    const first = this.count
    this.#push(x0, y, z0, x1, this.#h, z1)
    for (let a = first; a < this.count; a++) {
      for (let b = 0; b < a; b++) if (this.y0[b] === y) this.#joinFloors(a, b)
    }
    for (let a = 0; a < this.count; a++) {
      if (this.y0[a] === y && this.#isDominated(a)) this.distance[a] = GONE
    }
    this.#compact()
  }

  #joinFloors(a: number, b: number): void {
    const { x0, z0, x1, z1 } = this
    const y = this.y0[a]!
    const left = Math.max(x0[a]!, x0[b]!)
    const right = Math.min(x1[a]!, x1[b]!)
    const back = Math.max(z0[a]!, z0[b]!)
    const front = Math.min(z1[a]!, z1[b]!)
    if (right >= left && front > back) {
      this.#pushNew(Math.min(x0[a]!, x0[b]!), y, back, Math.max(x1[a]!, x1[b]!), front)
    }
    if (front >= back && right > left) {
      this.#pushNew(left, y, Math.min(z0[a]!, z0[b]!), right, Math.max(z1[a]!, z1[b]!))
    }
  }

  #pushNew(x0: number, y: number, z0: number, x1: number, z1: number): void {
    for (let s = 0; s < this.count; s++) {
      if (this.y0[s] !== y) continue
      if (x0 >= this.x0[s]! && x1 <= this.x1[s]! && z0 >= this.z0[s]! && z1 <= this.z1[s]!) return
    }
    this.#push(x0, y, z0, x1, this.#h, z1)
  }

  #volume(s: number): number {
    return (this.x1[s]! - this.x0[s]!) * (this.y1[s]! - this.y0[s]!) * (this.z1[s]! - this.z0[s]!)
  }

  #compact(): void {
    let kept = 0
    for (let s = 0; s < this.count; s++) if (this.distance[s] !== GONE) this.#move(s, kept++)
    this.count = kept
  }

  #pushPart(
    side: number,
    x0: number,
    y0: number,
    z0: number,
    x1: number,
    y1: number,
    z1: number,
  ): void {
    note(side, this.count)
    this.#push(x0, y0, z0, x1, y1, z1)
  }

  /**
   * Only new spaces can be inside others, and only inside those that end at the same side of the box: any other
   * one that reached that far would overlap the box.
   */
  #dropDominated(side: number, firstNew: number): void {
    const start = side * MOST_SPACES
    const end = start + beside[side]!
    for (let i = start; i < end; i++) {
      const a = spacesBeside[i]!
      if (a < firstNew || a >= this.count) continue
      for (let j = start; j < end; j++) {
        const b = spacesBeside[j]!
        if (b === a || b >= this.count || !this.#isInside(a, b)) continue
        this.distance[a] = GONE
        break
      }
    }
  }

  #isInside(a: number, b: number): boolean {
    if (this.x0[a]! < this.x0[b]! || this.x1[a]! > this.x1[b]!) return false
    if (this.z0[a]! < this.z0[b]! || this.z1[a]! > this.z1[b]!) return false
    if (this.y0[a]! < this.y0[b]! || this.y1[a]! > this.y1[b]!) return false
    return this.distance[b] !== GONE && (!this.#isSupported || this.y0[a] === this.y0[b])
  }

  #isDominated(a: number): boolean {
    for (let b = 0; b < this.count; b++) if (a !== b && this.#isInside(a, b)) return true
    return false
  }

  #move(from: number, to: number): void {
    if (from === to) return
    this.x0[to] = this.x0[from]!
    this.y0[to] = this.y0[from]!
    this.z0[to] = this.z0[from]!
    this.x1[to] = this.x1[from]!
    this.y1[to] = this.y1[from]!
    this.z1[to] = this.z1[from]!
    this.distance[to] = this.distance[from]!
    this.corner[to] = this.corner[from]!
  }

  #push(x0: number, y0: number, z0: number, x1: number, y1: number, z1: number): void {
    const s = this.count
    if (s === MOST_SPACES) return
    const toRight = this.#w - x1
    const toTop = this.#isSupported ? 0x7fffffff : this.#h - y1
    const toFront = this.#d - z1
    const isRight = toRight < x0
    const isTop = toTop < y0
    const isFront = toFront < z0
    this.x0[s] = x0
    this.y0[s] = y0
    this.z0[s] = z0
    this.x1[s] = x1
    this.y1[s] = y1
    this.z1[s] = z1
    const distance = (isRight ? toRight : x0) + (isTop ? toTop : y0) + (isFront ? toFront : z0)
    this.distance[s] = x1 - x0 < this.#minW || z1 - z0 < this.#minD ? ASLEEP : distance
    this.corner[s] = (isRight ? RIGHT : 0) | (isTop ? TOP : 0) | (isFront ? FRONT : 0)
    this.count = s + 1
  }
}

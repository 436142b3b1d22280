/**
 * Maximal empty spaces of one container (Lai & Chan 1997): every largest box that holds nothing, as struct
 * of arrays. A box that lies inside a space overlaps nothing. Spaces that no item can use are dropped, and
 * so are those inside another one.
 */
const FIRST_ROOM = 32
/**
 * Above this many the highest are let go, which costs positions and never validity. Low ones have something beneath
 * them; what is large and high is mostly air over uneven tops, where nothing may stand.
 */
const MOST_SPACES = 480

export class Spaces {
  count = 0
  x0 = new Float64Array(FIRST_ROOM)
  y0 = new Float64Array(FIRST_ROOM)
  z0 = new Float64Array(FIRST_ROOM)
  x1 = new Float64Array(FIRST_ROOM)
  y1 = new Float64Array(FIRST_ROOM)
  z1 = new Float64Array(FIRST_ROOM)

  reset(w: number, h: number, d: number): void {
    this.count = 0
    this.#push(0, 0, 0, w, h, d)
  }

  copyFrom(other: Spaces): void {
    const n = other.count
    this.#reserve(n)
    for (let s = 0; s < n; s++) {
      this.x0[s] = other.x0[s]!
      this.y0[s] = other.y0[s]!
      this.z0[s] = other.z0[s]!
      this.x1[s] = other.x1[s]!
      this.y1[s] = other.y1[s]!
      this.z1[s] = other.z1[s]!
    }
    this.count = n
  }

  /** Takes the box out of every space; what is thinner than `min` on an axis is of no use to anyone. */
  subtract(
    bx0: number,
    by0: number,
    bz0: number,
    bx1: number,
    by1: number,
    bz1: number,
    minW: number,
    minH: number,
    minD: number,
  ): void {
    const before = this.count
    const firstNew = before
    for (let s = 0; s < before; s++) {
      const x0 = this.x0[s]!
      const y0 = this.y0[s]!
      const z0 = this.z0[s]!
      const x1 = this.x1[s]!
      const y1 = this.y1[s]!
      const z1 = this.z1[s]!
      if (bx0 >= x1 || bx1 <= x0 || by0 >= y1 || by1 <= y0 || bz0 >= z1 || bz1 <= z0) continue
      this.x1[s] = -1
      if (bx0 - x0 >= minW) this.#push(x0, y0, z0, bx0, y1, z1)
      if (x1 - bx1 >= minW) this.#push(bx1, y0, z0, x1, y1, z1)
      if (bz0 - z0 >= minD) this.#push(x0, y0, z0, x1, y1, bz0)
      if (z1 - bz1 >= minD) this.#push(x0, y0, bz1, x1, y1, z1)
      if (by0 - y0 >= minH) this.#push(x0, y0, z0, x1, by0, z1)
      if (y1 - by1 >= minH) this.#push(x0, by1, z0, x1, y1, z1)
    }
    this.#dropDominated(firstNew)
    this.compact()
    if (this.count > MOST_SPACES) this.#keepLowest(MOST_SPACES * 0.75)
  }

  /** Marks a space as gone; `compact` takes the gone ones out. */
  drop(s: number): void {
    this.x1[s] = -1
  }

  compact(): void {
    let kept = 0
    for (let s = 0; s < this.count; s++) if (this.x1[s]! >= 0) this.#move(s, kept++)
    this.count = kept
  }

  /** Only new spaces can be inside others: a part of an old space never holds a kept old one. */
  #dropDominated(firstNew: number): void {
    for (let a = firstNew; a < this.count; a++) {
      for (let b = 0; b < this.count; b++) {
        if (a === b || this.x1[b]! < 0 || !this.#isInside(a, b)) continue
        this.x1[a] = -1
        break
      }
    }
  }

  #isInside(a: number, b: number): boolean {
    return (
      this.x0[a]! >= this.x0[b]! &&
      this.x1[a]! <= this.x1[b]! &&
      this.y0[a]! >= this.y0[b]! &&
      this.y1[a]! <= this.y1[b]! &&
      this.z0[a]! >= this.z0[b]! &&
      this.z1[a]! <= this.z1[b]!
    )
  }

  #keepLowest(most: number): void {
    const volume = (s: number) =>
      (this.x1[s]! - this.x0[s]!) * (this.y1[s]! - this.y0[s]!) * (this.z1[s]! - this.z0[s]!)
    const order = Array.from({ length: this.count }, (_, s) => s)
    order.sort((a, b) => this.y0[a]! - this.y0[b]! || volume(b) - volume(a) || a - b)
    const chosen = order.slice(0, most).sort((a, b) => a - b)
    for (let to = 0; to < chosen.length; to++) this.#move(chosen[to]!, to)
    this.count = chosen.length
  }

  #move(from: number, to: number): void {
    if (from === to) return
    this.x0[to] = this.x0[from]!
    this.y0[to] = this.y0[from]!
    this.z0[to] = this.z0[from]!
    this.x1[to] = this.x1[from]!
    this.y1[to] = this.y1[from]!
    this.z1[to] = this.z1[from]!
  }

  #push(x0: number, y0: number, z0: number, x1: number, y1: number, z1: number): void {
    const s = this.count
    this.#reserve(s + 1)
    this.x0[s] = x0
    this.y0[s] = y0
    this.z0[s] = z0
    this.x1[s] = x1
    this.y1[s] = y1
    this.z1[s] = z1
    this.count = s + 1
  }

  #reserve(n: number): void {
    if (n <= this.x0.length) return
    const room = Math.max(n, this.x0.length * 2)
    const grown = (old: Float64Array) => {
      const next = new Float64Array(room)
      next.set(old)
      return next
    }
    this.x0 = grown(this.x0)
    this.y0 = grown(this.y0)
    this.z0 = grown(this.z0)
    this.x1 = grown(this.x1)
    this.y1 = grown(this.y1)
    this.z1 = grown(this.z1)
  }
}

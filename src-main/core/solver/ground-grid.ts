/**
 * The ground grid: which boxes of a crowded container stand over or beside a piece of its ground. Cells hold
 * linked lists of box numbers in flat arrays; boxes that only touch the piece are found too. It is filled as
 * it is asked, so that copying a stowage costs nothing here.
 */
const CELLS = 12

export class GroundGrid {
  readonly #x: Float64Array
  readonly #z: Float64Array
  readonly #w: Float64Array
  readonly #d: Float64Array
  readonly #first = new Int32Array(CELLS * CELLS)
  #next = new Int32Array(256)
  #box = new Int32Array(256)
  #links = 0
  /** Boxes that are in the lists. */
  #known = 0
  #cellW = 1
  #cellD = 1
  /** The last question that each box was an answer to. */
  readonly #asked: Int32Array
  #question = 0
  /** The answer to the last question: the first `count` of `found`. */
  readonly found: Int32Array
  count = 0

  constructor(x: Float64Array, z: Float64Array, w: Float64Array, d: Float64Array) {
    this.#x = x
    this.#z = z
    this.#w = w
    this.#d = d
    this.#asked = new Int32Array(x.length)
    this.found = new Int32Array(x.length)
  }

  /** Forgets all boxes. */
  clear(): void {
    this.#known = 0
  }

  /** Finds those of the first `boxes` that may reach the piece of ground. */
  near(
    boxes: number,
    room: { readonly w: number; readonly d: number },
    x0: number,
    z0: number,
    x1: number,
    z1: number,
  ): void {
    this.#learn(boxes, room)
    const question = ++this.#question
    const lastColumn = this.#column(x1)
    const lastRow = this.#row(z1)
    let n = 0
    for (let row = this.#row(z0); row <= lastRow; row++) {
      for (let column = this.#column(x0); column <= lastColumn; column++) {
        let link = this.#first[row * CELLS + column]!
        while (link >= 0) {
          const b = this.#box[link]!
          if (this.#asked[b] !== question) {
            this.#asked[b] = question
            this.found[n++] = b
          }
          link = this.#next[link]!
        }
      }
    }
    this.count = n
  }

  #learn(boxes: number, room: { readonly w: number; readonly d: number }): void {
    if (this.#known === 0 || this.#known > boxes) {
      this.#known = 0
      this.#first.fill(-1)
      this.#links = 0
      this.#cellW = Math.max(1, room.w / CELLS)
      this.#cellD = Math.max(1, room.d / CELLS)
    }
    for (; this.#known < boxes; this.#known++) {
      const b = this.#known
      const lastColumn = this.#column(this.#x[b]! + this.#w[b]!)
      const lastRow = this.#row(this.#z[b]! + this.#d[b]!)
      for (let row = this.#row(this.#z[b]!); row <= lastRow; row++) {
        for (let column = this.#column(this.#x[b]!); column <= lastColumn; column++) {
          this.#link(row * CELLS + column, b)
        }
      }
    }
  }

  #link(cell: number, b: number): void {
    const link = this.#links++
    if (link === this.#next.length) {
      const next = new Int32Array(2 * link)
      const box = new Int32Array(2 * link)
      next.set(this.#next)
      box.set(this.#box)
      this.#next = next
      this.#box = box
    }
    this.#next[link] = this.#first[cell]!
    this.#box[link] = b
    this.#first[cell] = link
  }

  /** Fixed boxes may stick out of the room. */
  #column(x: number): number {
    return Math.min(CELLS - 1, Math.max(0, Math.floor(x / this.#cellW)))
  }

  #row(z: number): number {
    return Math.min(CELLS - 1, Math.max(0, Math.floor(z / this.#cellD)))
  }
}

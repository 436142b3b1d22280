/**
 * Turns outlines into one-bit pictures: a dot is black when at least half of it is covered. Non-zero winding, four
 * sampling lines a row of dots, exact coverage along each line. Dots have y downwards.
 */
import type { Bitmap } from '../../core/port/text-rasterizer.ts'
import type { Outline } from './font-library.ts'

const LINES_PER_ROW = 4
const HALF_COVERED = 0.5 - 1e-6

/** Collects outlines in dots and draws them together. */
export class ScanConverter {
  readonly #widthDots: number
  readonly #heightDots: number
  /** Crossings of each sampling line with the outlines: x and direction, alternating. */
  readonly #crossings: number[][]

  constructor(widthDots: number, heightDots: number) {
    this.#widthDots = widthDots
    this.#heightDots = heightDots
    this.#crossings = Array.from({ length: heightDots * LINES_PER_ROW }, () => [])
  }

  /** Adds an outline: scaled by `dotsPerUnit`, its origin at (`x`, `baseline`). */
  add(outline: Outline, x: number, baseline: number, dotsPerUnit: number): void {
    for (const polygon of outline) {
      let fromX = x + (polygon.at(-2) ?? 0) * dotsPerUnit
      let fromY = baseline - (polygon.at(-1) ?? 0) * dotsPerUnit
      for (let index = 0; index + 1 < polygon.length; index += 2) {
        const toX = x + (polygon[index] ?? 0) * dotsPerUnit
        const toY = baseline - (polygon[index + 1] ?? 0) * dotsPerUnit
        this.#addEdge(fromX, fromY, toX, toY)
        fromX = toX
        fromY = toY
      }
    }
  }

  #addEdge(fromX: number, fromY: number, toX: number, toY: number): void {
    if (fromY === toY) return
    const direction = fromY < toY ? 1 : -1
    const [topX, topY, bottomX, bottomY] =
      direction === 1 ? [fromX, fromY, toX, toY] : [toX, toY, fromX, fromY]
    const slope = (bottomX - topX) / (bottomY - topY)
    const first = Math.max(0, Math.ceil(topY * LINES_PER_ROW - 0.5))
    const end = Math.min(this.#crossings.length, Math.ceil(bottomY * LINES_PER_ROW - 0.5))
    for (let line = first; line < end; line++) {
      const y = (line + 0.5) / LINES_PER_ROW
      this.#crossings[line]?.push(topX + (y - topY) * slope, direction)
    }
  }

  /** Draws what was added, every stroke `thickenDots` wider than its outline. */
  draw(thickenDots: number): Bitmap {
    const bytesPerRow = Math.ceil(this.#widthDots / 8)
    const bits = new Uint8Array(bytesPerRow * this.#heightDots)
    const coverage = new Float64Array(this.#widthDots)
    for (let row = 0; row < this.#heightDots; row++) {
      coverage.fill(0)
      for (let line = 0; line < LINES_PER_ROW; line++) {
        const crossings = this.#crossings[row * LINES_PER_ROW + line] ?? []
        if (crossings.length > 0) addSpans(coverage, crossings, thickenDots / 2)
      }
      for (let x = 0; x < this.#widthDots; x++) {
        if ((coverage[x] ?? 0) / LINES_PER_ROW < HALF_COVERED) continue
        const at = row * bytesPerRow + (x >> 3)
        bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7))
      }
    }
    return { widthDots: this.#widthDots, heightDots: this.#heightDots, bytesPerRow, bits }
  }
}

/** Adds the inside of one sampling line to the coverage of its dots; overlapping strokes count once. */
function addSpans(coverage: Float64Array, crossings: number[], grow: number): void {
  const order = Array.from({ length: crossings.length / 2 }, (_, index) => index * 2)
  order.sort((a, b) => (crossings[a] ?? 0) - (crossings[b] ?? 0))
  let winding = 0
  let start = 0
  let drawnTo = Number.NEGATIVE_INFINITY
  for (const at of order) {
    const x = crossings[at] ?? 0
    const before = winding
    winding += crossings[at + 1] ?? 0
    if (before === 0) start = x
    else if (winding === 0) {
      addSpan(coverage, Math.max(start - grow, drawnTo), x + grow)
      drawnTo = x + grow
    }
  }
}

function addSpan(coverage: Float64Array, fromX: number, toX: number): void {
  const from = Math.max(0, fromX)
  const to = Math.min(coverage.length, toX)
  for (let x = Math.floor(from); x < to; x++) {
    coverage[x] = (coverage[x] ?? 0) + Math.min(to, x + 1) - Math.max(from, x)
  }
}

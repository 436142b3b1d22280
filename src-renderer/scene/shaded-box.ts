/** Unit boxes whose faces carry their own shade (top bright, front middle, sides dark): depth without any light. */
import { BoxGeometry, Float32BufferAttribute } from 'three'

/** In the order in which three lays out the faces: right, left, top, bottom, front, back. */
const SHADES = [0.7, 0.76, 1, 0.6, 0.86, 0.8]

export function shadedBox(): BoxGeometry {
  const box = new BoxGeometry(1, 1, 1)
  const colours = SHADES.flatMap((shade) => Array.from({ length: 12 }, () => shade))
  box.setAttribute('color', new Float32BufferAttribute(colours, 3))
  return box
}

/** The twelve edges of a unit box as pairs of points, 72 numbers. */
export const UNIT_EDGES: readonly number[] = (() => {
  const h = 0.5
  const edges: number[] = []
  for (const a of [-h, h]) {
    for (const b of [-h, h]) {
      edges.push(-h, a, b, h, a, b)
      edges.push(a, -h, b, a, h, b)
      edges.push(a, b, -h, a, b, h)
    }
  }
  return edges
})()

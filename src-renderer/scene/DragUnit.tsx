/** The unit in the hand as a piece that is dragged over the view from above; let go, it asks to be put there. */
import { type PointerEvent, useState } from 'react'
import type { SceneBox } from '../../src-shared/contract/bench-view.ts'
import { keepInside } from './keep-inside.ts'

type DragUnitProps = {
  readonly box: SceneBox
  readonly widthMm: number
  readonly depthMm: number
  onPut(xMm: number, zMm: number): void
}

type Corner = { readonly x: number; readonly z: number }
type Grip = { readonly dx: number; readonly dz: number }

export function DragUnit({ box, widthMm, depthMm, onPut }: DragUnitProps) {
  const [corner, setCorner] = useState<Corner>({ x: box.x, z: box.z })
  const [grip, setGrip] = useState<Grip | null>(null)

  function grab(event: PointerEvent<SVGRectElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId)
    const point = toMm(event)
    setGrip({ dx: point.x - corner.x, dz: point.z - corner.z })
  }

  function move(event: PointerEvent<SVGRectElement>): void {
    if (grip === null) return
    const point = toMm(event)
    const wanted = { x: point.x - grip.dx, z: point.z - grip.dz }
    setCorner(keepInside(wanted, box, { widthMm, depthMm }))
  }

  function letGo(): void {
    if (grip === null) return
    setGrip(null)
    onPut(corner.x, corner.z)
  }

  return (
    <rect
      className="drag-unit"
      x={corner.x}
      y={corner.z}
      width={box.w}
      height={box.d}
      fill="var(--scene-now)"
      fillOpacity={grip ? 0.75 : 0.5}
      stroke="var(--scene-ink)"
      strokeWidth={widthMm / 120}
      onPointerDown={grab}
      onPointerMove={move}
      onPointerUp={letGo}
    />
  )
}

/** Where the pointer is in the drawing's own lengths. */
function toMm(event: PointerEvent<SVGRectElement>): Corner {
  const matrix = event.currentTarget.getScreenCTM()?.inverse()
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix)
  return { x: point.x, z: point.y }
}

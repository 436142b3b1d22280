/** The carton around the goods: far walls as board, walls towards the eye left open with dashed edges, R31. */
import {
  BackSide,
  BoxGeometry,
  Float32BufferAttribute,
  Group,
  Mesh,
  MeshBasicMaterial,
} from 'three'
import { LineMaterial } from 'three/addons/lines/LineMaterial.js'
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js'
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js'
import type { ScenePalette } from './scene-palette.ts'
import type { SceneModel } from './to-scene.ts'

const SHADES = [0.9, 0.9, 1, 1, 0.97, 0.94]

export type CartonShell = {
  readonly group: Group
  show(model: SceneModel, palette: ScenePalette, dashM: number): void
  dispose(): void
}

export function createCartonShell(): CartonShell {
  // Only inner faces are drawn, so walls towards the eye are open from wherever it looks.
  const box = new BoxGeometry(1, 1, 1)
  const shades = SHADES.flatMap((shade) => Array.from({ length: 12 }, () => shade))
  box.setAttribute('color', new Float32BufferAttribute(shades, 3))
  const board = new MeshBasicMaterial({ side: BackSide, vertexColors: true, depthWrite: false })
  const walls = new Mesh(box, board)
  walls.renderOrder = -2
  const floorEdges = edges(new LineMaterial({ linewidth: 3 }))
  const rimEdges = edges(new LineMaterial({ linewidth: 2, dashed: true }))
  const yourSide = edges(new LineMaterial({ linewidth: 7 }))
  const group = new Group()
  group.add(walls, floorEdges, rimEdges, yourSide)

  return {
    group,
    show(model, palette, dashM) {
      const { widthM: w, heightM: h, depthM: d } = model
      walls.scale.set(w, h, d)
      walls.position.y = h / 2
      board.color.set(palette.board)
      const [x, z] = [w / 2, d / 2]
      floorEdges.geometry.setPositions([
        -x,
        0,
        z,
        -x,
        0,
        -z,
        -x,
        0,
        -z,
        x,
        0,
        -z,
        x,
        0,
        -z,
        x,
        0,
        z,
      ])
      yourSide.geometry.setPositions([-x, 0, z, x, 0, z])
      rimEdges.geometry.setPositions(rimOf(x, h, z))
      rimEdges.computeLineDistances()
      rimEdges.material.dashSize = dashM
      rimEdges.material.gapSize = dashM * 0.8
      for (const line of [floorEdges, rimEdges]) line.material.color.set(palette.line)
      yourSide.material.color.set(palette.ink)
    },
    dispose() {
      box.dispose()
      board.dispose()
      for (const line of [floorEdges, rimEdges, yourSide]) {
        line.geometry.dispose()
        line.material.dispose()
      }
    },
  }
}

function edges(material: LineMaterial): LineSegments2 {
  const line = new LineSegments2(new LineSegmentsGeometry(), material)
  line.frustumCulled = false
  return line
}

/** The upper rim and the four posts. */
function rimOf(x: number, h: number, z: number): number[] {
  const corners = [
    [-x, -z],
    [x, -z],
    [x, z],
    [-x, z],
  ] as const
  return corners.flatMap(([cx, cz], i) => {
    const [nx, nz] = corners[(i + 1) % 4] ?? corners[0]
    return [cx, h, cz, nx, h, nz, cx, 0, cz, cx, h, cz]
  })
}

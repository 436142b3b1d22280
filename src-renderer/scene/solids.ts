/**
 * All goods in two InstancedMeshes (solid ones, and ghosts of what comes later) and three sets of lines: fine edges, a
 * thick outline of what matters now, and the same outline faintly through whatever hides it.
 */
import {
  BufferGeometry,
  Color,
  Float32BufferAttribute,
  Group,
  InstancedMesh,
  LineBasicMaterial,
  LineSegments,
  Matrix4,
  MeshBasicMaterial,
} from 'three'
import { LineMaterial } from 'three/addons/lines/LineMaterial.js'
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js'
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js'
import type { ScenePalette } from './scene-palette.ts'
import { shadedBox, UNIT_EDGES } from './shaded-box.ts'
import type { SceneModel, Solid } from './to-scene.ts'

/** More blocks than a hand packs into one carton. */
const MOST = 1024
const scratchMatrix = new Matrix4()
const scratchColour = new Color()

export type Solids = {
  readonly group: Group
  show(model: SceneModel, palette: ScenePalette): void
  dispose(): void
}

export function createSolids(): Solids {
  const box = shadedBox()
  const solid = new MeshBasicMaterial({
    vertexColors: true,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
  })
  const ghost = new MeshBasicMaterial({ transparent: true, opacity: 0.1, depthWrite: false })
  const solids = new InstancedMesh(box, solid, MOST)
  const ghosts = new InstancedMesh(box, ghost, MOST)
  ghosts.renderOrder = 2
  for (const mesh of [solids, ghosts]) mesh.frustumCulled = false
  const fine = new LineSegments(new BufferGeometry(), new LineBasicMaterial({ vertexColors: true }))
  fine.frustumCulled = false
  const outline = thickLines(new LineMaterial({ linewidth: 4, vertexColors: true }))
  const through = thickLines(
    new LineMaterial({
      linewidth: 3,
      vertexColors: true,
      transparent: true,
      opacity: 0.25,
      depthTest: false,
    }),
  )
  through.renderOrder = 3
  const group = new Group()
  group.add(solids, ghosts, fine, outline, through)

  return {
    group,
    show(model, palette) {
      const { solids: all } = model
      // What comes next is an outline only; what is in the hand or packed is solid.
      write(
        solids,
        all.filter((s) => s.state === 'packed' || s.state === 'inHand'),
        palette,
      )
      write(
        ghosts,
        all.filter((s) => s.state === 'later' || s.state === 'next'),
        palette,
      )
      writeFineEdges(fine, all, palette)
      const now = all.filter((s) => s.state === 'inHand' || s.state === 'next')
      for (const line of [outline, through]) writeOutline(line, now, palette)
    },
    dispose() {
      for (const thing of [box, solid, ghost, fine.geometry, fine.material]) thing.dispose()
      for (const line of [outline, through]) {
        line.geometry.dispose()
        line.material.dispose()
      }
      solids.dispose()
      ghosts.dispose()
    },
  }
}

function thickLines(material: LineMaterial): LineSegments2 {
  const line = new LineSegments2(new LineSegmentsGeometry(), material)
  line.frustumCulled = false
  return line
}

/** What is in the hand has an outline of ink around its colour, what comes next has one of colour around nothing. */
function writeOutline(line: LineSegments2, now: readonly Solid[], palette: ScenePalette): void {
  line.visible = now.length > 0
  if (!line.visible) return
  line.geometry.setPositions(now.flatMap(edgesOf))
  line.geometry.setColors(
    now.flatMap((s) => edgeColours(s.state === 'inHand' ? palette.ink : palette.now)),
  )
}

/** One colour for the 24 ends of the edges of a box. */
function edgeColours(colour: string): number[] {
  scratchColour.set(colour)
  const { r, g, b } = scratchColour
  return Array.from({ length: 24 }, () => [r, g, b]).flat()
}

function write(mesh: InstancedMesh, solids: readonly Solid[], palette: ScenePalette): void {
  mesh.count = Math.min(solids.length, MOST)
  solids.slice(0, MOST).forEach((s, i) => {
    scratchMatrix.makeScale(s.w, s.h, s.d).setPosition(s.x, s.y, s.z)
    mesh.setMatrixAt(i, scratchMatrix)
    mesh.setColorAt(i, scratchColour.set(colourOf(s, palette)))
  })
  mesh.instanceMatrix.needsUpdate = true
  if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true
}

function colourOf(solid: Solid, palette: ScenePalette): string {
  if (solid.state === 'packed') return palette.packed
  return solid.state === 'later' ? palette.ghost : palette.now
}

function writeFineEdges(
  lines: LineSegments,
  solids: readonly Solid[],
  palette: ScenePalette,
): void {
  const points = solids.flatMap(edgesOf)
  const colours = solids.flatMap((s) =>
    edgeColours(s.state === 'later' ? palette.ghost : palette.line),
  )
  lines.geometry.dispose()
  lines.geometry = new BufferGeometry()
  lines.geometry.setAttribute('position', new Float32BufferAttribute(points, 3))
  lines.geometry.setAttribute('color', new Float32BufferAttribute(colours, 3))
}

function edgesOf(s: Solid): number[] {
  return UNIT_EDGES.map((part, i) => {
    if (i % 3 === 0) return s.x + part * s.w
    return i % 3 === 1 ? s.y + part * s.h : s.z + part * s.d
  })
}

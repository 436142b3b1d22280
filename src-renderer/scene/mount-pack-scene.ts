/**
 * Shows a carton in `canvas`. Draws only when the model, the look, the colours or the size change. Recovers by itself
 * from a lost context. Throws SceneUnavailable without WebGL2.
 */
import { PerspectiveCamera, Scene, Vector3 } from 'three'
import type { Preset } from '../state/look-store.ts'
import { createCartonShell } from './carton-shell.ts'
import { createRenderer } from './create-renderer.ts'
import { type Eye, FIELD_OF_VIEW_DEG, fitCamera } from './fit-camera.ts'
import { type PlacedLabel, placeLabels, type ScreenPoint } from './place-labels.ts'
import type { ScenePalette } from './scene-palette.ts'
import { createSolids } from './solids.ts'
import type { SceneModel } from './to-scene.ts'

export type SceneDrawing = {
  readonly labels: readonly PlacedLabel[]
  /** Middle of the packer's edge. */
  readonly yourSide: ScreenPoint
}
export type SceneInput = {
  readonly model: SceneModel
  readonly preset: Preset
  readonly palette: ScenePalette
}
export type PackScene = {
  /** Compiles the shaders, so that the first carton need not wait for them. */
  warm(): void
  show(input: SceneInput): void
  dispose(): void
}

export function mountPackScene(
  canvas: HTMLCanvasElement,
  onDrawn: (drawing: SceneDrawing) => void,
): PackScene {
  const renderer = createRenderer(canvas)
  const camera = new PerspectiveCamera(FIELD_OF_VIEW_DEG, 1, 0.01, 100)
  const shell = createCartonShell()
  const solids = createSolids()
  const scene = new Scene()
  scene.add(shell.group, solids.group)
  let shown: SceneInput | null = null
  let drawnSize = ''

  function draw(): void {
    const { clientWidth: width, clientHeight: height } = canvas
    if (shown === null || width === 0 || height === 0) return
    drawnSize = `${width}x${height}`
    renderer.setSize(width, height)
    const eye = fitCamera(shown.model, shown.preset, width / height)
    aim(camera, eye, width / height)
    shell.show(shown.model, shown.palette, distanceOf(eye) * 0.012)
    solids.show(shown.model, shown.palette)
    renderer.gl.render(scene, camera)
    const project = projection(camera, width, height)
    onDrawn({
      labels: placeLabels(shown.model.solids, eye, project, letterPx()),
      yourSide: project([0, 0, shown.model.depthM / 2]),
    })
  }

  const keepContext = (event: Event): void => event.preventDefault()
  // It also tells of a canvas that was only put elsewhere; what is drawn already is not drawn twice.
  const observer = new ResizeObserver(() => {
    if (`${canvas.clientWidth}x${canvas.clientHeight}` !== drawnSize) draw()
  })
  observer.observe(canvas)
  canvas.addEventListener('webglcontextlost', keepContext)
  canvas.addEventListener('webglcontextrestored', draw)

  return {
    warm: () => void renderer.gl.compile(scene, camera),
    show(input) {
      shown = input
      draw()
    },
    dispose() {
      observer.disconnect()
      canvas.removeEventListener('webglcontextlost', keepContext)
      canvas.removeEventListener('webglcontextrestored', draw)
      shell.dispose()
      solids.dispose()
      renderer.gl.dispose()
    },
  }
}

/** Width of a letter of a label: 0.6 of its size, which is 1.4rem (scene.css). */
function letterPx(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return Math.max(16, rem * 1.4) * 0.6
}

function aim(camera: PerspectiveCamera, eye: Eye, aspect: number): void {
  camera.aspect = aspect
  camera.position.set(...eye.position)
  camera.lookAt(...eye.target)
  camera.updateProjectionMatrix()
  camera.updateMatrixWorld()
}

function distanceOf(eye: Eye): number {
  return new Vector3(...eye.position).distanceTo(new Vector3(...eye.target))
}

function projection(
  camera: PerspectiveCamera,
  width: number,
  height: number,
): (point: readonly [number, number, number]) => ScreenPoint {
  return (point) => {
    const seen = new Vector3(...point).project(camera)
    return { x: ((seen.x + 1) / 2) * width, y: ((1 - seen.y) / 2) * height }
  }
}

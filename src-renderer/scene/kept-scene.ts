/**
 * The one 3D scene of the page. Screens come and go with every step, and a new WebGL context compiles its shaders anew,
 * which takes 200 ms where the processor draws: so canvas and scene outlive the screens and go from one to the next.
 */
import { mountPackScene, type PackScene, type SceneDrawing } from './mount-pack-scene.ts'

type OnDrawn = (drawing: SceneDrawing) => void
type Kept = { readonly canvas: HTMLCanvasElement; readonly scene: PackScene; onDrawn: OnDrawn }

export type TakenScene = Pick<PackScene, 'show'> & {
  /** The canvas leaves the host, unless another one has it already. */
  leave(): void
}

let kept: Kept | null = null

/** Puts the scene's canvas into `host`. Throws SceneUnavailable without WebGL2. */
export function takeScene(host: HTMLElement, onDrawn: OnDrawn): TakenScene {
  kept ??= makeScene()
  const { canvas, scene } = kept
  kept.onDrawn = onDrawn
  host.append(canvas)
  return {
    show: (input) => scene.show(input),
    leave() {
      if (canvas.parentNode === host) canvas.remove()
      if (kept?.onDrawn === onDrawn) kept.onDrawn = () => {}
    },
  }
}

/** Makes the scene ahead of the first carton. Does nothing where there is one, or none can be had. */
export function warmScene(): void {
  if (kept) return
  try {
    kept = makeScene()
    kept.scene.warm()
  } catch {
    // Without WebGL2 the first carton finds out the same, and is drawn as layers.
    kept = null
  }
}

function makeScene(): Kept {
  const canvas = document.createElement('canvas')
  const scene = mountPackScene(canvas, (drawing) => kept?.onDrawn(drawing))
  return { canvas, scene, onDrawn: () => {} }
}

/** A WebGL2 renderer that suits the machine: no antialiasing and few pixels where the processor has to draw. */
import { WebGLRenderer } from 'three'
import { probeWebGl2 } from './webgl2.ts'

/** WebGL2 is not to be had here; the layers from above take over. */
export class SceneUnavailable extends Error {
  constructor(cause?: unknown) {
    super('This screen has no WebGL2.', { cause })
    this.name = 'SceneUnavailable'
  }
}

/** Pixels that a processor still draws well within 100 ms a step; a larger canvas is drawn coarser. */
const MOST_SOFTWARE_PIXELS = 250_000

export type PackRenderer = {
  readonly gl: WebGLRenderer
  /** Fits the drawing to a canvas of this size in CSS pixels. */
  setSize(width: number, height: number): void
}

export function createRenderer(canvas: HTMLCanvasElement): PackRenderer {
  const machine = probeWebGl2()
  if (machine === null) throw new SceneUnavailable()
  const { isSoftware } = machine
  try {
    const gl = new WebGLRenderer({ canvas, antialias: !isSoftware, alpha: true })
    // Asking for errors waits for each program to be linked: 50 ms of the first carton where the processor links.
    gl.debug.checkShaderErrors = import.meta.env.DEV
    return {
      gl,
      setSize(width, height) {
        gl.setPixelRatio(isSoftware ? softwareRatio(width, height) : Math.min(devicePixelRatio, 2))
        gl.setSize(width, height, false)
      },
    }
  } catch (error) {
    throw new SceneUnavailable(error)
  }
}

function softwareRatio(width: number, height: number): number {
  return Math.min(1, Math.sqrt(MOST_SOFTWARE_PIXELS / Math.max(1, width * height)))
}

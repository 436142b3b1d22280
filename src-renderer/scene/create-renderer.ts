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

/** Pixels of a canvas that a processor still draws within 100 ms a step; larger ones are drawn coarser. */
const MOST_SOFTWARE_PIXELS = 700_000

export function createRenderer(canvas: HTMLCanvasElement): WebGLRenderer {
  const machine = probeWebGl2()
  if (machine === null) throw new SceneUnavailable()
  const { isSoftware } = machine
  try {
    const renderer = new WebGLRenderer({ canvas, antialias: !isSoftware, alpha: true })
    // Asking for errors waits for each program to be linked: 50 ms of the first carton where the processor links.
    renderer.debug.checkShaderErrors = import.meta.env.DEV
    renderer.setPixelRatio(isSoftware ? softwareRatio(canvas) : Math.min(devicePixelRatio, 2))
    return renderer
  } catch (error) {
    throw new SceneUnavailable(error)
  }
}

function softwareRatio(canvas: HTMLCanvasElement): number {
  const pixels = Math.max(1, canvas.clientWidth * canvas.clientHeight)
  return Math.min(1, Math.sqrt(MOST_SOFTWARE_PIXELS / pixels))
}

/** A WebGL2 renderer that suits the machine: no antialiasing and few pixels where the processor has to draw. */
import { WebGLRenderer } from 'three'

/** WebGL2 is not to be had here; the layers from above take over. */
export class SceneUnavailable extends Error {
  constructor(cause?: unknown) {
    super('This screen has no WebGL2.', { cause })
    this.name = 'SceneUnavailable'
  }
}

export type MachineRenderer = { readonly renderer: WebGLRenderer; readonly isSoftware: boolean }

export function createRenderer(canvas: HTMLCanvasElement): MachineRenderer {
  const isSoftware = drawsInSoftware()
  try {
    const renderer = new WebGLRenderer({ canvas, antialias: !isSoftware, alpha: true })
    renderer.setPixelRatio(isSoftware ? 1 : Math.min(window.devicePixelRatio, 2))
    return { renderer, isSoftware }
  } catch (error) {
    throw new SceneUnavailable(error)
  }
}

/** Antialiasing is chosen before the context exists, so a second, tiny one is asked first. */
function drawsInSoftware(): boolean {
  const probe = document.createElement('canvas').getContext('webgl2')
  if (!probe) throw new SceneUnavailable()
  const names = probe.getExtension('WEBGL_debug_renderer_info')
  const name = names ? String(probe.getParameter(names.UNMASKED_RENDERER_WEBGL)) : ''
  probe.getExtension('WEBGL_lose_context')?.loseContext()
  return /swiftshader|llvmpipe|software|basic render/i.test(name)
}

/**
 * Whether solids can be drawn here, and by what. Asked once, of a tiny context that is given back at once: antialiasing
 * is chosen before a context exists. `?webgl=0` says no, for tests and for machines that draw them wrongly.
 */
export type WebGl2 = { readonly isSoftware: boolean }

let answer: WebGl2 | null | undefined

export function probeWebGl2(): WebGl2 | null {
  if (answer === undefined) answer = askContext()
  return answer
}

function askContext(): WebGl2 | null {
  if (new URLSearchParams(window.location.search).get('webgl') === '0') return null
  const context = document.createElement('canvas').getContext('webgl2')
  if (!context) return null
  const names = context.getExtension('WEBGL_debug_renderer_info')
  const name = names ? String(context.getParameter(names.UNMASKED_RENDERER_WEBGL)) : ''
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return { isSoftware: /swiftshader|llvmpipe|software|basic render/i.test(name) }
}

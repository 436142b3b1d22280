/** Whether solids can be drawn here at all. `?webgl=0` says no, for tests and for machines that draw them wrongly. */
let answer: boolean | null = null

export function hasWebGl2(): boolean {
  if (answer !== null) return answer
  const isRefused = new URLSearchParams(window.location.search).get('webgl') === '0'
  const context = isRefused ? null : document.createElement('canvas').getContext('webgl2')
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  answer = context !== null
  return answer
}

/** The scene's colours, read from the page's style sheet so that bright and dark are decided in one place. */
export type ScenePalette = {
  readonly now: string
  readonly packed: string
  readonly ghost: string
  readonly ink: string
  readonly line: string
  readonly board: string
}

export function readPalette(element: Element): ScenePalette {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return {
    now: read('--scene-now'),
    packed: read('--scene-packed'),
    ghost: read('--scene-ghost'),
    ink: read('--scene-ink'),
    line: read('--scene-line'),
    board: read('--scene-board'),
  }
}

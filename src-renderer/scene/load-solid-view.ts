/** The 3D scene comes in a piece of its own: fetched while the bench is idle, so that the first carton is drawn at once. */
import { probeWebGl2 } from './webgl2.ts'

export async function loadSolidView(): Promise<typeof import('./SolidView.tsx')> {
  return await import('./SolidView.tsx')
}

export function fetchSolidViewWhenIdle(page: Window): void {
  page.requestIdleCallback(() => {
    if (probeWebGl2() === null) return
    // What cannot be fetched or made now is asked for again when it is needed.
    loadSolidView()
      .then((piece) => page.requestIdleCallback(() => piece.warmScene()))
      .catch(() => undefined)
  })
}

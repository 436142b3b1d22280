/** The 3D scene comes in a piece of its own: fetched while the bench is idle, so that the first carton is drawn at once. */
import { probeWebGl2 } from './webgl2.ts'

export async function loadSolidView(): Promise<typeof import('./SolidView.tsx')> {
  return await import('./SolidView.tsx')
}

export function fetchSolidViewWhenIdle(page: Window): void {
  page.requestIdleCallback(() => {
    // A piece that cannot be fetched now is asked for again when it is needed.
    if (probeWebGl2() !== null) loadSolidView().catch(() => undefined)
  })
}

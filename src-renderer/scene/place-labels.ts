/**
 * Which labels are shown and where. A label sits on the top of its solid, or on its front when the top is hidden from
 * the eye; when both are hidden, or another label lies there already, it is left out: what matters now goes first.
 */
import type { Eye, Vector } from './fit-camera.ts'
import type { Solid } from './to-scene.ts'

export type ScreenPoint = { readonly x: number; readonly y: number }
export type PlacedLabel = { readonly solid: Solid; readonly at: ScreenPoint }

const rank: Record<Solid['state'], number> = { inHand: 0, next: 1, packed: 2, later: 3 }

export function placeLabels(
  solids: readonly Solid[],
  eye: Eye,
  project: (point: Vector) => ScreenPoint,
  letterPx: number,
): readonly PlacedLabel[] {
  const opaque = solids.filter((solid) => solid.state !== 'later')
  const wanted = solids
    .filter((solid) => solid.state !== 'later')
    .sort((a, b) => rank[a.state] - rank[b.state] || b.y + b.h / 2 - (a.y + a.h / 2))
  const placed: PlacedLabel[] = []
  for (const solid of wanted) {
    const isNow = rank[solid.state] < 2
    const seen = anchorsOf(solid).find((anchor) => !isHidden(anchor, eye.position, solid, opaque))
    const anchor = seen ?? (isNow ? anchorsOf(solid)[0] : undefined)
    if (!anchor) continue
    const at = project(anchor)
    if (placed.every((other) => isApartFrom({ solid, at }, other, letterPx)))
      placed.push({ solid, at })
  }
  return placed
}

function anchorsOf(solid: Solid): Vector[] {
  return [
    [solid.x, solid.y + solid.h / 2, solid.z],
    [solid.x, solid.y, solid.z + solid.d / 2],
  ]
}

/** Two labels side by side need half of each one's width, guessed from their letters; one above the other a line. */
function isApartFrom(one: PlacedLabel, other: PlacedLabel, letterPx: number): boolean {
  const widthPx = ((lettersOf(one.solid) + lettersOf(other.solid)) / 2) * letterPx
  const isBeside = Math.abs(one.at.x - other.at.x) > widthPx
  return isBeside || Math.abs(one.at.y - other.at.y) > letterPx * 2.4
}

const MOST_TITLE_LETTERS = 28

function lettersOf(solid: Solid): number {
  const title = solid.title === null ? 0 : Math.min(solid.title.length, MOST_TITLE_LETTERS) + 3
  return solid.label.length + title + 1
}

/** Whether another solid lies between a point on `own` and the eye. */
export function isHidden(
  point: Vector,
  eye: Vector,
  own: Solid,
  others: readonly Solid[],
): boolean {
  return others.some((other) => other !== own && cuts(point, eye, other))
}

/** Slab test of the segment from `from` to `to`, its first thousandth left out because contact is not hiding. */
function cuts(from: Vector, to: Vector, box: Solid): boolean {
  let enter = 0.001
  let leave = 1
  const middle: Vector = [box.x, box.y, box.z]
  const size: Vector = [box.w, box.h, box.d]
  for (const axis of [0, 1, 2] as const) {
    const start = from[axis]
    const along = to[axis] - start
    const low = middle[axis] - size[axis] / 2
    const high = middle[axis] + size[axis] / 2
    if (along === 0) {
      if (start <= low || start >= high) return false
      continue
    }
    const [near, far] = [(low - start) / along, (high - start) / along].sort((a, b) => a - b)
    enter = Math.max(enter, near ?? 0)
    leave = Math.min(leave, far ?? 1)
  }
  return enter < leave
}

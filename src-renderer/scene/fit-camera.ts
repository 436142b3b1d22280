/**
 * Where the eye is: for a preset and the shape of the canvas, the nearest place from which the whole carton is seen.
 * Pure. Metres; the packer stands at +z.
 */
import type { Preset } from '../state/look-store.ts'
import type { SceneModel } from './to-scene.ts'

export const FIELD_OF_VIEW_DEG = 26
/** Part of the canvas that stays free around the carton, for labels. */
const MARGIN = 0.1

/** Degrees to the right of the packer and above the bench. `mine` is a little from the right, so that depth is seen. */
const angles: Record<Preset, { readonly aside: number; readonly above: number }> = {
  mine: { aside: 17, above: 40 },
  top: { aside: 0, above: 89.9 },
  front: { aside: 0, above: 12 },
  left: { aside: -62, above: 24 },
}

export type Vector = readonly [number, number, number]
export type Eye = { readonly position: Vector; readonly target: Vector }

export function fitCamera(
  model: Pick<SceneModel, 'widthM' | 'depthM' | 'topM'>,
  preset: Preset,
  aspect: number,
): Eye {
  const { out, right, up } = basisOf(preset)
  const tanV = Math.tan((FIELD_OF_VIEW_DEG * Math.PI) / 360) * (1 - MARGIN)
  const tanH = tanV * aspect
  const corners = cornersOf(model)
  const seenFrom = (target: Vector): Vector[] =>
    corners.map((corner) => {
      const v = minus(corner, target)
      return [dot(v, right), dot(v, up), dot(v, out)]
    })
  const nearest = (seen: readonly Vector[]): number =>
    Math.max(...seen.map(([x, y, z]) => z + Math.max(Math.abs(x) / tanH, Math.abs(y) / tanV)))

  let target: Vector = [0, model.topM / 2, 0]
  // Perspective moves the outline off the middle; each round brings it back by what is left.
  for (let round = 0; round < 4; round++) {
    const seen = seenFrom(target)
    const distance = nearest(seen)
    const aside = middleOf(seen.map(([x, , z]) => x / (distance - z))) * distance
    const higher = middleOf(seen.map(([, y, z]) => y / (distance - z))) * distance
    target = plus(plus(target, times(right, aside)), times(up, higher))
  }
  return { position: plus(target, times(out, nearest(seenFrom(target)))), target }
}

function middleOf(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2
}

function basisOf(preset: Preset): { out: Vector; right: Vector; up: Vector } {
  const { aside, above } = angles[preset]
  const a = (aside * Math.PI) / 180
  const b = (above * Math.PI) / 180
  return {
    out: [Math.sin(a) * Math.cos(b), Math.sin(b), Math.cos(a) * Math.cos(b)],
    right: [Math.cos(a), 0, -Math.sin(a)],
    up: [-Math.sin(a) * Math.sin(b), Math.cos(b), -Math.cos(a) * Math.sin(b)],
  }
}

function cornersOf(model: Pick<SceneModel, 'widthM' | 'depthM' | 'topM'>): Vector[] {
  const [w, d] = [model.widthM / 2, model.depthM / 2]
  return [-w, w].flatMap((x) =>
    [0, model.topM].flatMap((y) => [-d, d].map((z): Vector => [x, y, z])),
  )
}

const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
const times = (a: Vector, k: number): Vector => [a[0] * k, a[1] * k, a[2] * k]
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

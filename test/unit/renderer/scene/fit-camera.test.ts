import fc from 'fast-check'
import { PerspectiveCamera, Vector3 } from 'three'
import { expect, test } from 'vitest'
import { FIELD_OF_VIEW_DEG, fitCamera } from '../../../../src-renderer/scene/fit-camera.ts'
import { isHidden, placeLabels } from '../../../../src-renderer/scene/place-labels.ts'
import type { Solid } from '../../../../src-renderer/scene/to-scene.ts'

const presets = ['mine', 'top', 'front', 'left'] as const

/** The corners as three's own camera sees them: within ±1 is within the canvas. */
function seenCorners(
  size: { widthM: number; depthM: number; topM: number },
  preset: (typeof presets)[number],
  aspect: number,
): Vector3[] {
  const eye = fitCamera(size, preset, aspect)
  const camera = new PerspectiveCamera(FIELD_OF_VIEW_DEG, aspect, 0.01, 100)
  camera.position.set(...eye.position)
  camera.lookAt(...eye.target)
  camera.updateMatrixWorld()
  return [-0.5, 0.5].flatMap((x) =>
    [0, 1].flatMap((y) =>
      [-0.5, 0.5].map((z) =>
        new Vector3(x * size.widthM, y * size.topM, z * size.depthM).project(camera),
      ),
    ),
  )
}

test('every carton is seen whole, from every preset, on every canvas', () => {
  const metres = fc.double({ min: 0.05, max: 1.5, noNaN: true })
  fc.assert(
    fc.property(
      metres,
      metres,
      metres,
      fc.constantFrom(...presets),
      fc.double({ min: 0.5, max: 2.5, noNaN: true }),
      (widthM, depthM, topM, preset, aspect) => {
        const corners = seenCorners({ widthM, depthM, topM }, preset, aspect)
        const furthest = Math.max(...corners.flatMap((c) => [Math.abs(c.x), Math.abs(c.y)]))
        // A tenth stays free on each side, and no more: the eye is as near as it can be.
        expect(furthest).toBeCloseTo(0.9, 6)
      },
    ),
    { numRuns: 300 },
  )
})

test('the packer looks down at 35 to 45 degrees from their own side', () => {
  const { position, target } = fitCamera({ widthM: 0.3, depthM: 0.2, topM: 0.2 }, 'mine', 1.4)
  const [x, y, z] = [0, 1, 2].map((i) => (position[i] ?? 0) - (target[i] ?? 0)) as [
    number,
    number,
    number,
  ]
  const above = (Math.atan2(y, Math.hypot(x, z)) * 180) / Math.PI
  expect(above).toBeGreaterThanOrEqual(35)
  expect(above).toBeLessThanOrEqual(45)
  expect(z).toBeGreaterThan(Math.abs(x))
})

function solid(part: Partial<Solid>): Solid {
  return {
    x: 0,
    y: 0.05,
    z: 0,
    w: 0.1,
    h: 0.1,
    d: 0.1,
    state: 'packed',
    label: '1',
    title: null,
    ...part,
  }
}

test('a solid that lies under another one is hidden from above, and its neighbour is not', () => {
  const below = solid({})
  const above = solid({ y: 0.15 })
  const beside = solid({ x: 0.1 })
  const eye = [0, 2, 0] as const
  expect(isHidden([0, 0.1, 0], eye, below, [below, above, beside])).toBe(true)
  expect(isHidden([0.1, 0.1, 0], eye, beside, [below, above, beside])).toBe(false)
})

test('the unit in the hand keeps its label; one that would lie over it is left out', () => {
  const inHand = solid({ state: 'inHand', label: '2', title: 'Mug' })
  const near = solid({ x: 0.001, label: '1' })
  const far = solid({ x: 1, label: '3' })
  const later = solid({ x: 2, state: 'later', label: '4' })
  const labels = placeLabels(
    [near, far, inHand, later],
    { position: [0, 5, 5], target: [0, 0, 0] },
    ([x, y]) => ({ x: x * 1000, y: y * 1000 }),
    10,
  )
  expect(labels.map((label) => label.solid.label)).toEqual(['2', '3'])
})

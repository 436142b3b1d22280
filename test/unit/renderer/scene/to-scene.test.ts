import { describe, expect, test } from 'vitest'
import type { SceneBox, SceneView } from '../../../../src-shared/contract/bench-view.ts'
import { boxesAtStep, stepBeside, stepNow } from '../../../../src-renderer/scene/boxes-at-step.ts'
import { joinBlocks } from '../../../../src-renderer/scene/join-blocks.ts'
import { keepInside } from '../../../../src-renderer/scene/keep-inside.ts'
import { beneath, layerNow, layersOf } from '../../../../src-renderer/scene/layers.ts'
import { toScene } from '../../../../src-renderer/scene/to-scene.ts'

function box(step: number, part: Partial<SceneBox> = {}): SceneBox {
  return {
    step,
    title: `Unit ${step}`,
    x: 0,
    y: 0,
    z: 0,
    w: 100,
    h: 50,
    d: 80,
    state: 'later',
    block: step,
    ...part,
  }
}
const carton = (boxes: SceneBox[]): SceneView => ({
  innerWidthMm: 400,
  innerHeightMm: 200,
  innerDepthMm: 300,
  boxes,
})
const still = { isApart: false, step: null }

test('millimetres from the back left corner become metres from the middle of the floor', () => {
  const scene = toScene(carton([box(1, { x: 300, y: 50, z: 220 })]), still)
  expect(scene.solids[0]).toMatchObject({ x: 0.15, y: 0.075, z: 0.11, w: 0.1, h: 0.05, d: 0.08 })
  expect([scene.widthM, scene.heightM, scene.depthM, scene.topM]).toEqual([0.4, 0.2, 0.3, 0.2])
})

test('layers that are pulled apart rise above the carton and keep the lowest where it was', () => {
  const boxes = [box(1), box(2, { y: 50 }), box(3, { y: 100 })]
  const flat = toScene(carton(boxes), still).solids.map((solid) => solid.y)
  const apart = toScene(carton(boxes), { isApart: true, step: null })
  expect(apart.solids[0]?.y).toBe(flat[0])
  expect((apart.solids[2]?.y ?? 0) - (apart.solids[1]?.y ?? 0)).toBeGreaterThan(0.05)
  expect(apart.topM).toBeGreaterThan(0.2)
})

test('what matters now carries its name, all else its number alone', () => {
  const boxes = [
    box(1, { state: 'packed' }),
    box(2, { x: 100, state: 'inHand' }),
    box(3, { x: 200 }),
  ]
  const { solids } = toScene(carton(boxes), still)
  expect(solids.map(({ label, title }) => [label, title])).toEqual([
    ['1', null],
    ['2', 'Unit 2'],
    ['3', null],
  ])
})

describe('equal neighbours', () => {
  test('that fill a cuboid are one block with their count', () => {
    const six = [0, 1, 2, 3, 4, 5].map((i) =>
      box(5 + i, { x: (i % 3) * 100, z: i < 3 ? 0 : 80, block: 5 }),
    )
    expect(joinBlocks(six)).toEqual([
      {
        step: 5,
        count: 6,
        title: 'Unit 5',
        state: 'later',
        x: 0,
        y: 0,
        z: 0,
        w: 300,
        h: 50,
        d: 160,
      },
    ])
  })

  test('that leave a gap stay apart', () => {
    const five = [0, 1, 2, 3, 4].map((i) =>
      box(5 + i, { x: (i % 3) * 100, z: i < 3 ? 0 : 80, block: 5 }),
    )
    expect(joinBlocks(five).map((block) => block.count)).toEqual([1, 1, 1, 1, 1])
  })

  test('of which some are packed are drawn as two blocks', () => {
    const four = [0, 1, 2, 3].map((i) =>
      box(1 + i, { x: i * 100, block: 1, state: i < 2 ? 'packed' : 'later' }),
    )
    expect(joinBlocks(four).map(({ step, count, state }) => [step, count, state])).toEqual([
      [1, 2, 'packed'],
      [3, 2, 'later'],
    ])
  })
})

describe('looking ahead', () => {
  const boxes = [
    box(1, { state: 'packed' }),
    box(2, { state: 'inHand' }),
    box(3, { state: 'next' }),
  ]

  test('draws the carton as it will be and leaves what the station said alone', () => {
    expect(boxesAtStep(boxes, 3).map((one) => one.state)).toEqual(['packed', 'packed', 'next'])
    expect(boxesAtStep(boxes, null)).toBe(boxes)
  })

  test('ends at the first and the last step, and returns to now by the same way', () => {
    expect(stepNow(boxes)).toBe(2)
    expect([stepBeside(boxes, null, 1), stepBeside(boxes, 3, 1), stepBeside(boxes, 3, -1)]).toEqual(
      [3, 3, null],
    )
    expect([
      stepBeside(boxes, null, -1),
      stepBeside(boxes, 1, -1),
      stepBeside([], null, 1),
    ]).toEqual([1, 1, null])
  })
})

describe('layers from above', () => {
  const boxes = [
    box(1, { state: 'packed' }),
    box(2, { x: 100, state: 'packed' }),
    box(3, { y: 50, state: 'inHand' }),
    box(4, { y: 100 }),
  ]

  test('lie by the height of their bottom, the lowest first', () => {
    const steps = layersOf(boxes).map((layer) => layer.blocks.map((block) => block.step))
    expect(steps).toEqual([[1, 2], [3], [4]])
  })

  test('the one of the unit in the hand is shown, over what is packed beneath it', () => {
    const layers = layersOf(boxes)
    expect(layerNow(layers)).toBe(1)
    expect(beneath(layers, 1).map((block) => block.step)).toEqual([1, 2])
  })
})

test('a unit that is dragged over the edge stays within the carton, on whole millimetres', () => {
  const size = { widthMm: 400, depthMm: 300 }
  expect(keepInside({ x: -12.3, z: 290 }, { w: 100, d: 80 }, size)).toEqual({ x: 0, z: 220 })
  expect(keepInside({ x: 10.6, z: 20.4 }, { w: 100, d: 80 }, size)).toEqual({ x: 11, z: 20 })
  expect(keepInside({ x: 50, z: 50 }, { w: 900, d: 900 }, size)).toEqual({ x: 0, z: 0 })
})

/**
 * Equal neighbours as one block, R34. Boxes of one block and one state are joined when together they fill a cuboid
 * without a gap; otherwise they stay apart, so that nothing is drawn where nothing lies.
 */
import type { SceneBox } from '../../src-shared/contract/bench-view.ts'

export type Block = {
  readonly step: number
  readonly count: number
  readonly title: string
  readonly state: SceneBox['state']
  readonly x: number
  readonly y: number
  readonly z: number
  readonly w: number
  readonly h: number
  readonly d: number
}

export function joinBlocks(boxes: readonly SceneBox[]): readonly Block[] {
  const groups = Map.groupBy(boxes, (box) => `${box.block}/${box.state}`)
  return [...groups.values()].flatMap((group) => {
    const joined = enclose(group)
    return fills(joined, group) ? [joined] : group.map((box) => enclose([box]))
  })
}

function enclose(group: readonly SceneBox[]): Block {
  const first = group[0] as SceneBox
  const low = (of: (box: SceneBox) => number): number => Math.min(...group.map(of))
  const high = (of: (box: SceneBox) => number): number => Math.max(...group.map(of))
  const [x, y, z] = [low((b) => b.x), low((b) => b.y), low((b) => b.z)]
  return {
    step: low((b) => b.step),
    count: group.length,
    title: first.title,
    state: first.state,
    x,
    y,
    z,
    w: high((b) => b.x + b.w) - x,
    h: high((b) => b.y + b.h) - y,
    d: high((b) => b.z + b.d) - z,
  }
}

/** Boxes of one plan never overlap, so equal volumes mean that they fill the cuboid. */
function fills(block: Block, group: readonly SceneBox[]): boolean {
  const sum = group.reduce((volume, box) => volume + box.w * box.h * box.d, 0)
  return Math.abs(block.w * block.h * block.d - sum) < 1
}

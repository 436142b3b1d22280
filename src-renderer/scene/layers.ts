/** The carton in layers from above, for screens without WebGL: blocks by the height of their bottom, lowest first. */
import type { SceneBox } from '../../src-shared/contract/bench-view.ts'
import { type Block, joinBlocks } from './join-blocks.ts'

export type Layer = {
  readonly fromMm: number
  readonly blocks: readonly Block[]
}

export function layersOf(boxes: readonly SceneBox[]): readonly Layer[] {
  const byFloor = Map.groupBy(joinBlocks(boxes), (block) => block.y)
  return [...byFloor]
    .sort(([a], [b]) => a - b)
    .map(([fromMm, blocks]) => ({ fromMm, blocks: blocks.toSorted((a, b) => a.step - b.step) }))
}

/** The layer to show: where the unit in hand goes, else the next one, else the topmost. */
export function layerNow(layers: readonly Layer[]): number {
  const has = (state: SceneBox['state']): number =>
    layers.findIndex((layer) => layer.blocks.some((block) => block.state === state))
  const inHand = has('inHand')
  if (inHand >= 0) return inHand
  const next = has('next')
  return next >= 0 ? next : layers.length - 1
}

/** What lies below a layer and is seen from above: drawn dim, so that the packer finds the place by it. */
export function beneath(layers: readonly Layer[], index: number): readonly Block[] {
  return layers
    .slice(0, index)
    .flatMap((layer) => layer.blocks)
    .filter((block) => block.state === 'packed' || block.state === 'inHand')
}

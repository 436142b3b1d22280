/**
 * The station's scene (mm, origin in the inner left-bottom-back corner) as solids for drawing (metres, same axes, origin
 * in the middle of the floor). The only place where lengths are scaled.
 */
import type { SceneBox, SceneView } from '../../src-shared/contract/bench-view.ts'
import type { Look } from '../state/look-store.ts'
import { boxesAtStep } from './boxes-at-step.ts'
import { type Block, joinBlocks } from './join-blocks.ts'

const M_PER_MM = 0.001
/** Gap between layers that are pulled apart, in parts of the carton's height. */
const APART = 0.45

export type Solid = {
  /** Middle and size, metres. */
  readonly x: number
  readonly y: number
  readonly z: number
  readonly w: number
  readonly h: number
  readonly d: number
  readonly state: SceneBox['state']
  /** `5` or `5 ×6`, and for what matters now the name with it. */
  readonly label: string
  readonly title: string | null
}

export type SceneModel = {
  readonly widthM: number
  readonly heightM: number
  readonly depthM: number
  /** Highest point of carton and solids, more than the carton's when layers are pulled apart. */
  readonly topM: number
  readonly solids: readonly Solid[]
}

export function toScene(scene: SceneView, look: Pick<Look, 'isApart' | 'step'>): SceneModel {
  const blocks = joinBlocks(boxesAtStep(scene.boxes, look.step))
  const lift = look.isApart ? liftOf(blocks, scene.innerHeightMm) : () => 0
  const solids = blocks.map((block) => toSolid(block, scene, lift(block)))
  const heightM = scene.innerHeightMm * M_PER_MM
  return {
    widthM: scene.innerWidthMm * M_PER_MM,
    heightM,
    depthM: scene.innerDepthMm * M_PER_MM,
    topM: Math.max(heightM, ...solids.map((solid) => solid.y + solid.h / 2)),
    solids,
  }
}

function toSolid(block: Block, scene: SceneView, liftMm: number): Solid {
  const isNow = block.state === 'inHand' || block.state === 'next'
  return {
    x: (block.x + block.w / 2 - scene.innerWidthMm / 2) * M_PER_MM,
    y: (block.y + block.h / 2 + liftMm) * M_PER_MM,
    z: (block.z + block.d / 2 - scene.innerDepthMm / 2) * M_PER_MM,
    w: block.w * M_PER_MM,
    h: block.h * M_PER_MM,
    d: block.d * M_PER_MM,
    state: block.state,
    label: block.count > 1 ? `${block.step} ×${block.count}` : `${block.step}`,
    title: isNow ? block.title : null,
  }
}

/** How far each block is lifted when layers are pulled apart: one gap for each distinct height below it. */
function liftOf(blocks: readonly Block[], heightMm: number): (block: Block) => number {
  const floors = [...new Set(blocks.map((block) => block.y))].sort((a, b) => a - b)
  const gapMm = (heightMm * APART) / Math.max(1, floors.length - 1)
  return (block) => floors.indexOf(block.y) * gapMm
}

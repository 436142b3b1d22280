/** The carton in hand as boxes: what is in, in the hand, next, and to come. */
import type { SceneView } from '../../../src-shared/contract/bench-view.ts'
import type { CartonType } from '../../../src-shared/model/carton-type.ts'
import type { SkuId } from '../../../src-shared/model/ids.ts'
import type { Placement } from '../../../src-shared/model/placement.ts'
import type { BenchState } from './bench.ts'
import { blocksOf } from './blocks.ts'
import { skuOf } from './counts.ts'
import type { SessionState } from './state.ts'
import { suggestedUnit } from './suggestion.ts'

export type SceneUnit = {
  readonly skuId: SkuId
  readonly at: Placement
  readonly state: 'packed' | 'inHand' | 'next' | 'later'
}

export type BenchScene = {
  readonly carton: CartonType
  /** In the order of packing: what is in first. Units without a place are not among them. */
  readonly units: readonly SceneUnit[]
  readonly blocks: readonly number[]
}

/** Null when there is no carton to draw. */
export function sceneOf(bench: BenchState): BenchScene | null {
  const { session } = bench
  if (!session || session.phase.kind === 'done' || session.phase.kind === 'onHold') return null
  const carton = session.carton ?? session.plan?.parcels[0]?.carton
  if (!carton) return null
  const units = [...insideUnits(bench, session), ...openUnitsOf(session)]
  const members = units.map((unit) => ({ ...unit, group: groupOf(unit.state) }))
  return { carton, units, blocks: blocksOf(members) }
}

/** The unit in hand and the next stand alone, so that the packer sees just where they go. */
function groupOf(state: SceneUnit['state']): string {
  return state === 'packed' ? 'packed' : state
}

function insideUnits(bench: BenchState, session: SessionState): readonly SceneUnit[] {
  const last = session.packed.length - 1
  return session.packed.flatMap(({ skuId, at }, i) =>
    at === null
      ? []
      : [
          {
            skuId,
            at,
            state: bench.isUnitInHand && i === last ? ('inHand' as const) : ('packed' as const),
          },
        ],
  )
}

function openUnitsOf(session: SessionState): readonly SceneUnit[] {
  const next = session.carton ? suggestedUnit(session) : null
  const open = session.plan?.parcels[0]?.units ?? []
  return open.map((unit) => ({
    skuId: unit.skuId,
    at: unit.at,
    state: unit === next ? ('next' as const) : ('later' as const),
  }))
}

export function sceneView(scene: BenchScene, session: SessionState): SceneView {
  return {
    innerWidthMm: scene.carton.innerWidthMm,
    innerHeightMm: scene.carton.innerHeightMm,
    innerDepthMm: scene.carton.innerDepthMm,
    boxes: scene.units.map((unit, i) => ({
      step: i + 1,
      title: skuOf(session, unit.skuId)?.title ?? '',
      x: unit.at.x,
      y: unit.at.y,
      z: unit.at.z,
      w: unit.at.w,
      h: unit.at.h,
      d: unit.at.d,
      state: unit.state,
      block: scene.blocks[i] ?? i,
    })),
  }
}

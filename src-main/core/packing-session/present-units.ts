/** Units as the screen shows them: which of how many, at which step, in which place in words. */
import type { CartonView, UnitView } from '../../../src-shared/contract/bench-view.ts'
import type { CartonType } from '../../../src-shared/model/carton-type.ts'
import type { SkuId } from '../../../src-shared/model/ids.ts'
import type { Placement } from '../../../src-shared/model/placement.ts'
import type { PlacementWords } from '../../../src-shared/model/placement-words.ts'
import { describePlacement } from '../solver/placement-words.ts'
import { packedOfSku, requiredOfSku, skuOf } from './counts.ts'
import type { SceneUnit } from './present-scene.ts'
import type { SessionState } from './state.ts'

export function cartonView(carton: CartonType): CartonView {
  return {
    code: carton.code,
    name: carton.name,
    innerWidthMm: carton.innerWidthMm,
    innerHeightMm: carton.innerHeightMm,
    innerDepthMm: carton.innerDepthMm,
    shelf: carton.shelf,
    ...carton.mark,
  }
}

/** The unit's place in words, with titles for what it lies on. */
export function wordsFor(
  session: SessionState,
  unit: { readonly skuId: SkuId; readonly at: Placement },
  earlier: readonly SceneUnit[],
  carton: CartonType,
): PlacementWords | null {
  const sku = skuOf(session, unit.skuId)
  if (!sku || sku.widthMm === null || sku.heightMm === null || sku.depthMm === null) return null
  const own = { w: sku.widthMm, h: sku.heightMm, d: sku.depthMm }
  const inner = { w: carton.innerWidthMm, h: carton.innerHeightMm, d: carton.innerDepthMm }
  const others = earlier.map((other, i) => ({ ...other.at, itemId: String(i) }))
  const placed = { ...unit.at, itemId: 'this' }
  const words = describePlacement(placed, own, inner, others)
  const titleOf = (id: string) => titleFor(session, earlier[Number(id)]?.skuId)
  const below = words.on.kind === 'items' ? words.on.itemIds : []
  return {
    pose: words.pose,
    isTurned: words.turn,
    depth: words.depth,
    side: words.side,
    on: [...new Set(below.map(titleOf))],
    beside: words.beside === null ? null : titleOf(words.beside),
  }
}

function titleFor(session: SessionState, skuId: SkuId | undefined): string {
  const sku = skuId && skuOf(session, skuId)
  return sku ? [sku.title, sku.variant].filter(Boolean).join(', ') : ''
}

export function unitView(
  session: SessionState,
  skuId: SkuId,
  place: {
    readonly step: number
    readonly blockCount: number
    readonly words: PlacementWords | null
  } | null,
  isPacked: boolean,
): UnitView {
  const sku = skuOf(session, skuId)
  return {
    skuCode: sku?.code ?? '',
    title: sku?.title ?? '',
    variant: sku?.variant ?? null,
    picture: sku?.picture ?? null,
    number: packedOfSku(session, skuId) + (isPacked ? 0 : 1),
    required: requiredOfSku(session, skuId),
    step: place?.step ?? null,
    blockCount: place?.blockCount ?? 1,
    words: place?.words ? { ...place.words, on: [...place.words.on] } : null,
    isFragile: sku?.isFragile ?? false,
  }
}

/** Sums over a session: what is open, packed and short. Units of the order, never of a carton alone unless said. */
import type { OrderLineId, SkuId } from '../../../src-shared/model/ids.ts'
import type { SkuCount } from './events.ts'
import type { SessionLine, SessionSku } from './session-order.ts'
import type { PackedUnit, SessionState } from './state.ts'

/** All units that were confirmed and are in a carton, finished parcels included. */
export function allPacked(state: SessionState): readonly PackedUnit[] {
  return [...state.finished.flatMap((parcel) => parcel.units), ...state.packed]
}

export function packedOfLine(state: SessionState, lineId: OrderLineId): number {
  return allPacked(state).filter((unit) => unit.lineId === lineId).length
}

export function shortOfLine(state: SessionState, lineId: OrderLineId): number {
  return state.short.filter((unit) => unit.lineId === lineId).length
}

export function openOfLine(state: SessionState, line: SessionLine): number {
  return line.quantity - packedOfLine(state, line.lineId) - shortOfLine(state, line.lineId)
}

export function linesOfSku(state: SessionState, skuId: SkuId): readonly SessionLine[] {
  return state.order.lines.filter((line) => line.sku.id === skuId)
}

export function openOfSku(state: SessionState, skuId: SkuId): number {
  return linesOfSku(state, skuId).reduce((sum, line) => sum + openOfLine(state, line), 0)
}

export function requiredOfSku(state: SessionState, skuId: SkuId): number {
  return linesOfSku(state, skuId).reduce((sum, line) => sum + line.quantity, 0)
}

export function packedOfSku(state: SessionState, skuId: SkuId): number {
  return allPacked(state).filter((unit) => unit.skuId === skuId).length
}

/** The first line that still wants a unit of the SKU. */
export function openLineOfSku(state: SessionState, skuId: SkuId): SessionLine | undefined {
  return linesOfSku(state, skuId).find((line) => openOfLine(state, line) > 0)
}

export function skuOf(state: SessionState, skuId: SkuId): SessionSku | undefined {
  return state.order.lines.find((line) => line.sku.id === skuId)?.sku
}

export function unitsTotal(state: SessionState): number {
  return state.order.lines.reduce((sum, line) => sum + line.quantity, 0)
}

export function unitsOpen(state: SessionState): number {
  // Line by line: a line that was made smaller after its units had left must not hide what another one still wants.
  return state.order.lines.reduce((sum, line) => sum + Math.max(0, openOfLine(state, line)), 0)
}

/** Something of the order has been or is being packed here, and it waits for the next scan. */
export function isUnderWay(state: SessionState | null): state is SessionState {
  const kind = state?.phase.kind
  return kind !== undefined && kind !== 'done' && kind !== 'onHold' && kind !== 'stopped'
}

/** Open units by SKU, in the order of the lines. */
export function openUnits(state: SessionState): readonly SkuCount[] {
  const skuIds = [...new Set(state.order.lines.map((line) => line.sku.id))]
  return skuIds
    .map((skuId) => ({ skuId, count: openOfSku(state, skuId) }))
    .filter((entry) => entry.count > 0)
}

/** Nothing more is to go into the carton in hand: by the plan, or because nothing is open at all. */
export function isParcelFull(state: SessionState): boolean {
  if (state.packed.length === 0) return false
  if (unitsOpen(state) === 0) return true
  if (!state.plan) return false
  const first = state.plan.parcels[0]
  const isForThisCarton = (first?.units.length ?? 0) > 0
  const hasLater = state.plan.parcels.length > 1
  // Units without a plan go into whatever is open, unless other cartons are still to come for planned ones.
  return !isForThisCarton && (hasLater || state.plan.withoutPlan.length === 0)
}

/** The label documents of a session: what is to be printed, as data. */
import type { HoldLabel, PackingSlip, ShippingLabel } from '../../../src-shared/model/label.ts'
import { skuOf, unitsOpen } from './counts.ts'
import type { SessionEvent } from './events.ts'
import type { SessionState } from './state.ts'
import type { WritesContext } from './writes.ts'

/** How many parcels there will be: known once nothing is open, else what the plan says. */
function parcelCount(state: SessionState): number | null {
  const done = state.finished.length + 1
  if (unitsOpen(state) === 0) return done
  const later = state.plan ? state.plan.parcels.length - 1 : 0
  return later > 0 ? done + later : null
}

export function shippingLabelOf(
  state: SessionState,
  event: Extract<SessionEvent, { kind: 'parcelClosed' }>,
  ctx: WritesContext,
): ShippingLabel {
  const isFragile = state.packed.some((unit) => skuOf(state, unit.skuId)?.isFragile)
  return {
    kind: 'shipping',
    media: ctx.settings.label.media,
    language: ctx.settings.language,
    sender: ctx.settings.sender,
    recipient: state.order.shipTo,
    service: state.order.service,
    orderNumber: state.order.number,
    parcelNumber: state.finished.length + 1,
    parcelCount: parcelCount(state),
    weightG: event.weightG,
    sscc: event.sscc,
    companyPrefixDigits: ctx.settings.gs1CompanyPrefix.length,
    qrText: `${state.order.number} ${event.sscc}`,
    mark: isFragile ? 'FRAGILE' : null,
    packedAt: ctx.now,
  }
}

export function packingSlipOf(state: SessionState, ctx: WritesContext): PackingSlip {
  const skuIds = [...new Set(state.packed.map((unit) => unit.skuId))]
  const packed = skuIds.map((skuId) => ({
    sku: skuOf(state, skuId)?.code ?? '',
    title: titleOf(state, skuId),
    quantity: state.packed.filter((unit) => unit.skuId === skuId).length,
    isShort: false,
  }))
  const shortIds = [...new Set(state.short.map((unit) => unit.skuId))]
  const short = shortIds.map((skuId) => ({
    sku: skuOf(state, skuId)?.code ?? '',
    title: titleOf(state, skuId),
    quantity: state.short.filter((unit) => unit.skuId === skuId).length,
    isShort: true,
  }))
  return {
    kind: 'packingSlip',
    media: ctx.settings.label.media,
    language: ctx.settings.language,
    sender: ctx.settings.sender,
    recipient: state.order.shipTo,
    orderNumber: state.order.number,
    placedAt: state.order.placedAt,
    packedAt: ctx.now,
    parcelNumber: state.finished.length + 1,
    parcelCount: parcelCount(state),
    lines: [...packed, ...short],
    // Notes are for the packer, not for the customer.
    note: null,
  }
}

function titleOf(state: SessionState, skuId: Parameters<typeof skuOf>[1]): string {
  const sku = skuOf(state, skuId)
  return sku ? [sku.title, sku.variant].filter(Boolean).join(', ') : ''
}

export function holdLabelOf(state: SessionState, reason: string, ctx: WritesContext): HoldLabel {
  return {
    kind: 'hold',
    media: ctx.settings.label.media,
    language: ctx.settings.language,
    orderNumber: state.order.number,
    reason,
    operatorName: ctx.operatorName,
    stationName: ctx.station,
    heldAt: ctx.now,
    itemCount: state.packed.length,
    note: state.order.note,
  }
}

/** SHORT and DAMAGED: what was to be packed is not there, or may not go out. */
import type { Context, Step } from './bench.ts'
import { openLineOfSku, skuOf, unitsOpen } from './counts.ts'
import { holdFor } from './hold.ts'
import { isStillSupported } from './packing-order.ts'
import { askForPlan, good, inform, record, refuse, sessionOf, withBench } from './step.ts'
import { suggestedSku } from './suggestion.ts'

/** The open unit is missing: the rest is shipped, or the order held, as its policy says. */
export function short(step: Step, ctx: Context): Step {
  const session = sessionOf(step)
  const skuId = suggestedSku(session)
  const line = skuId && openLineOfSku(session, skuId)
  if (!line) return refuse(step, 'item.noneOpen', {}, ctx)
  const event = { kind: 'itemShorted' as const, lineId: line.lineId, skuId: line.sku.id }
  const shorted = withBench(record(step, event, ctx), { isUnitInHand: false })
  const told = inform(good(shorted, 'attention'), 'done.short', { title: line.sku.title })
  if (session.order.shortPolicy === 'hold') return holdFor(told, 'SHORT', ctx)
  if (isAllShort(told)) return holdFor(told, 'SHORT', ctx)
  return replanIfNeeded(told, ctx)
}

/** Nothing at all can be shipped: an order of nothing is no parcel. */
function isAllShort(step: Step): boolean {
  const session = sessionOf(step)
  return unitsOpen(session) === 0 && session.packed.length === 0 && session.finished.length === 0
}

/** The plan is kept unless something would now hang in the air. */
function replanIfNeeded(step: Step, ctx: Context): Step {
  const session = sessionOf(step)
  // A larger carton was asked for and is yet to be scanned: what moves over into it is planned already.
  if (!session.carton && session.packed.length > 0) return step
  const inside = session.packed.flatMap((unit) => unit.at ?? [])
  const parcels = session.plan?.parcels ?? []
  const hangs = parcels.some(({ units }, i) => !isStillSupported(units, i === 0 ? inside : []))
  return hangs ? askForPlan(step, { kind: 'rest', cause: 'short' }, ctx) : step
}

/** The unit scanned last goes to the damage bin, and another one is asked for; else the next one does. */
export function damaged(step: Step, ctx: Context): Step {
  const session = sessionOf(step)
  const last = session.packed.at(-1)
  if (last && (step.bench.isUnitInHand || session.phase.kind === 'weighing')) {
    const event = {
      kind: 'itemDamaged' as const,
      lineId: last.lineId,
      skuId: last.skuId,
      index: session.packed.length - 1,
    }
    const isAtScale = session.phase.kind === 'weighing'
    const back = isAtScale ? record(step, { kind: 'backToItems' }, ctx) : step
    return tell(record(back, event, ctx), last.skuId)
  }
  const skuId = suggestedSku(session)
  const line = skuId && openLineOfSku(session, skuId)
  if (!line) return refuse(step, 'item.noneOpen', {}, ctx)
  const event = {
    kind: 'itemDamaged' as const,
    lineId: line.lineId,
    skuId: line.sku.id,
    index: null,
  }
  return tell(record(step, event, ctx), line.sku.id)
}

function tell(step: Step, skuId: Parameters<typeof skuOf>[1]): Step {
  const title = skuOf(sessionOf(step), skuId)?.title ?? ''
  return inform(good(withBench(step, { isUnitInHand: false }), 'attention'), 'done.damaged', {
    title,
  })
}

/** The scan of an item: PACKING-SESSION rules 1 and 2, PRODUCT R6, R11. */
import type { SkuId } from '../../../src-shared/model/ids.ts'
import type { Placement } from '../../../src-shared/model/placement.ts'
import type { ItemMeaning } from '../scan/meaning.ts'
import type { Context, Step } from './bench.ts'
import {
  isUnderWay,
  openLineOfSku,
  openOfSku,
  packedOfSku,
  requiredOfSku,
  skuOf,
} from './counts.ts'
import type { PlannedUnit, StopReason } from './events.ts'
import { onOrder } from './on-order.ts'
import { blockersOf, freeUnitOf } from './packing-order.ts'
import { askForPlan, attention, good, record, refuse, sessionOf, withBench } from './step.ts'

export function onItem(step: Step, item: ItemMeaning, ctx: Context): Step {
  const { session } = step.bench
  if (session?.phase.kind === 'stopped') return refuseStopped(step, session.phase.why, ctx)
  if (!isUnderWay(session)) return openByItem(step, item, ctx)
  const open = openOfSku(session, item.skuId)
  if (requiredOfSku(session, item.skuId) === 0) return refuseForeign(step, item, ctx)
  switch (session.phase.kind) {
    case 'reviewing':
      return refuse(step, 'note.first', {}, ctx)
    case 'choosingCarton':
      return refuse(step, 'carton.first', { title: item.title }, ctx, item.picture)
    case 'packing':
      if (item.quantity > open) return refuseTooMany(step, item, ctx)
      return packUnits(step, item, ctx)
    case 'weighing':
      return open === 0 ? refuseTooMany(step, item, ctx) : refuse(step, 'weight.first', {}, ctx)
    default:
      return refuse(step, 'label.notYet', { title: item.title }, ctx, item.picture)
  }
}

/** At an idle bench an item opens its order: an interrupted one first, then the most urgent. */
function openByItem(step: Step, item: ItemMeaning, ctx: Context): Step {
  const order = ctx.lookups.orderFor(item.skuId)
  if (!order) return refuse(step, 'order.none', { title: item.title }, ctx, item.picture)
  return onOrder(step, { kind: 'order', ...order }, ctx)
}

/** Only the scan that the screen names leads on: the order itself, or the next tote. */
function refuseStopped(step: Step, why: StopReason, ctx: Context): Step {
  const facts = { order: sessionOf(step).order.number, what: why }
  return refuse(step, why === 'cancelled' ? 'order.cancelled' : 'order.changed', facts, ctx)
}

function refuseForeign(step: Step, item: ItemMeaning, ctx: Context): Step {
  const other = ctx.lookups.otherOrderOf(item.skuId, sessionOf(step).order.id)
  if (!other) return refuse(step, 'item.notInOrder', { title: item.title }, ctx, item.picture)
  const facts = { title: item.title, order: other.number, tote: other.tote ?? '' }
  return refuse(step, 'item.otherOrder', facts, ctx, item.picture)
}

function refuseTooMany(step: Step, item: ItemMeaning, ctx: Context): Step {
  const session = sessionOf(step)
  const facts = {
    title: item.title,
    required: requiredOfSku(session, item.skuId),
    packed: packedOfSku(session, item.skuId),
    count: item.quantity,
  }
  return refuse(step, 'item.tooMany', facts, ctx, item.picture)
}

function packUnits(step: Step, item: ItemMeaning, ctx: Context): Step {
  const session = sessionOf(step)
  const sku = skuOf(session, item.skuId)
  // A serial number is one unit's: on a case it says nothing about the units in it.
  if (sku?.hasSerials && (item.serial === null || item.quantity > 1))
    return refuse(step, 'item.serialMissing', { title: item.title }, ctx, item.picture)
  if (item.serial !== null && isSerialInside(step, item.skuId, item.serial))
    return refuse(
      step,
      'item.serialTwice',
      { title: item.title, text: item.serial },
      ctx,
      item.picture,
    )
  if (item.quantity === 1) return packUnit(step, item, ctx)
  // A case counts all its units, or none: one that does not fit the plan's order goes in unit by unit.
  let next = step
  for (let n = 0; n < item.quantity; n++) {
    const place = placeFor(next, item.skuId)
    if (place.kind === 'later') return sayLater(step, item)
    if (place.kind === 'blocked')
      return attention(step, 'item.aside', { title: item.title, first: place.first })
    next = confirmUnit(next, item, place.kind === 'free' ? place.unit.at : null, ctx)
  }
  return next
}

function isSerialInside(step: Step, skuId: SkuId, serial: string): boolean {
  const session = sessionOf(step)
  const units = [...session.packed, ...session.finished.flatMap((parcel) => parcel.units)]
  return units.some((unit) => unit.skuId === skuId && unit.serial === serial)
}

function placeFor(step: Step, skuId: SkuId) {
  const session = sessionOf(step)
  const plan = session.plan
  const open = plan?.parcels[0]?.units ?? []
  const unit = freeUnitOf(skuId, open)
  if (unit) return { kind: 'free' as const, unit }
  const blocked = open.find((other) => other.skuId === skuId)
  if (blocked) {
    const firstId = blockersOf(blocked, open)[0]?.skuId ?? skuId
    const first = skuOf(session, firstId)?.title ?? ''
    return { kind: 'blocked' as const, first, firstId }
  }
  if (plan?.withoutPlan.some((entry) => entry.skuId === skuId))
    return { kind: 'withoutPlan' as const }
  return { kind: 'later' as const }
}

function packUnit(step: Step, item: ItemMeaning, ctx: Context): Step {
  const session = sessionOf(step)
  const place = placeFor(step, item.skuId)
  switch (place.kind) {
    case 'free':
      if (ctx.settings.isStrictOrder && place.unit !== session.plan?.parcels[0]?.units[0])
        return setAside(step, item, session.plan?.parcels[0]?.units[0]?.skuId ?? item.skuId, ctx)
      return confirmUnit(step, item, place.unit.at, ctx)
    case 'withoutPlan':
      return confirmUnit(step, item, null, ctx)
    case 'blocked':
      if (ctx.settings.isStrictOrder) return setAside(step, item, place.firstId, ctx)
      // Perhaps the carton takes it now, planned anew: that is cheaper than putting it aside.
      return askForPlan(
        step,
        { kind: 'inHand', skuId: item.skuId, serial: item.serial, lot: item.lot },
        ctx,
      )
    case 'later':
      return sayLater(step, item)
  }
}

/** The unit's place is in a carton that is still to come. */
function sayLater(step: Step, item: ItemMeaning): Step {
  const session = sessionOf(step)
  const parcels = session.plan?.parcels ?? []
  const isIn = (units: readonly PlannedUnit[]) => units.some((unit) => unit.skuId === item.skuId)
  const index = parcels.findIndex((parcel, i) => i > 0 && isIn(parcel.units))
  const parcel = session.finished.length + 1 + Math.max(1, index)
  return attention(step, 'item.laterParcel', { title: item.title, parcel })
}

export function confirmUnit(
  step: Step,
  item: Pick<ItemMeaning, 'skuId' | 'serial' | 'lot'>,
  at: Placement | null,
  ctx: Context,
): Step {
  const line = openLineOfSku(sessionOf(step), item.skuId)
  if (!line) return step
  const confirmed = record(
    step,
    {
      kind: 'itemConfirmed',
      lineId: line.lineId,
      skuId: item.skuId,
      serial: item.serial,
      lot: item.lot,
      at,
    },
    ctx,
  )
  return good(withBench(confirmed, { isUnitInHand: true, spots: null }))
}

/** The right item too early: PACKING-SESSION rule 1. */
export function setAside(
  step: Step,
  item: Pick<ItemMeaning, 'skuId'>,
  firstSkuId: SkuId,
  ctx: Context,
): Step {
  const session = sessionOf(step)
  const title = skuOf(session, item.skuId)?.title ?? ''
  const first = skuOf(session, firstSkuId)?.title ?? ''
  const noted = record(step, { kind: 'itemSetAside', skuId: item.skuId, firstSkuId }, ctx)
  return attention(noted, 'item.aside', { title, first })
}

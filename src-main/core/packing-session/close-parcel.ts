/** Closing a parcel: its weight is known, so it gets its SSCC and its label (PACKING-SESSION rules 4 and 5). */
import type { ParcelId, PrintJobId, ShipmentId } from '../../../src-shared/model/ids.ts'
import type { Context, Step } from './bench.ts'
import type { Release } from './events.ts'
import { good, record, sessionOf, withBench, withEffect } from './step.ts'
import { expectedWeight } from './weighing.ts'

export function closeParcel(
  step: Step,
  grams: number,
  released: Release | null,
  ctx: Context,
): Step {
  const session = sessionOf(step)
  const expectedG = expectedWeight(session, ctx.settings, 1).grams
  const weighed = record(step, { kind: 'weightTaken', grams, expectedG, released }, ctx)
  const { serial, sscc } = ctx.lookups.nextSscc()
  const wantsSlip = ctx.settings.label.slip === 'eachParcel'
  const closed = record(
    weighed,
    {
      kind: 'parcelClosed',
      parcelId: ctx.newId() as ParcelId,
      shipmentId: session.shipmentId ?? (ctx.newId() as ShipmentId),
      ssccSerial: serial,
      sscc,
      weightG: grams,
      slipJobId: wantsSlip ? (ctx.newId() as PrintJobId) : null,
      labelJobId: ctx.newId() as PrintJobId,
    },
    ctx,
  )
  const waiting = withBench(closed, {
    // A question about the weight has been answered by a better one.
    asked: closed.bench.asked?.for === 'RELEASE' ? null : closed.bench.asked,
    isUnitInHand: false,
    printTrouble: null,
    // The next parcel needs a zero in between.
    scale: { ...closed.bench.scale, hasSeenZero: false, refusedG: null },
  })
  return withEffect(good(waiting), { kind: 'spool' })
}

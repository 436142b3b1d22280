import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadSession } from '../../../../src-main/app/lookups.ts'
import { undoableKinds } from '../../../../src-main/core/packing-session/events.ts'
import type { SessionState } from '../../../../src-main/core/packing-session/state.ts'
import type { Placement } from '../../../../src-shared/model/placement.ts'
import { type Act, act, anyAct, anyShop } from '../../../harness/any-shop.ts'
import { type Bench, benchWith } from '../../../harness/bench-with.ts'

/** Set from outside to find more than a check has time for; the seed of a failing run is in its message. */
const runs = Number(process.env['PACKWRIGHT_RUNS'] ?? 60)

const anyRun = fc.record({
  shop: anyShop,
  acts: fc.array(anyAct, { minLength: 5, maxLength: 40 }),
})

async function openFirst(shop: Parameters<typeof benchWith>[0]): Promise<Bench> {
  const bench = benchWith(shop)
  await bench.scan('1001')
  return bench
}

describe('whatever is done at the bench, in whatever order', () => {
  test('the events alone tell all, nothing is counted twice, and the books balance', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async ({ shop, acts }) => {
        const bench = await openFirst(shop)
        for (const what of acts) {
          const before = bench.bench.session
          await act(bench, what)
          expectTold(bench)
          expectCounts(bench)
          expectApart(bench)
          expectRefusalsHarmless(before, bench.bench.session)
        }
        expectBooks(bench)
      }),
      { numRuns: runs },
    )
  })

  test('the bench is never stuck: what the screen suggests leads to the last label', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async ({ shop, acts }) => {
        const bench = await openFirst(shop)
        for (const what of acts) await act(bench, what)
        await settleDown(bench)
        if (bench.screen.kind === 'idle') await bench.scan('1001')
        if (bench.screen.kind !== 'idle') await bench.followSuggestions()
        expectTold(bench)
        expectBooks(bench)
      }),
      { numRuns: runs },
    )
  })

  test('UNDO right after an act gives back exactly what was before it', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, anyAct, async ({ shop, acts }, last) => {
        const bench = await openFirst(shop)
        for (const what of acts) await act(bench, what)
        await settleDown(bench)
        await expectUndone(bench, last)
      }),
      { numRuns: runs * 2 },
    )
  })
})

/** The disk has room again, and the next scan takes up what could not be stored, or what was changed outside. */
async function settleDown(bench: Bench): Promise<void> {
  bench.isDiskFull = false
  await bench.scan('nonsense')
}

function expectTold(bench: Bench): void {
  const { session } = bench.bench
  if (session) expect(loadSession(bench.store, session.id)).toEqual(session)
}

function expectCounts(bench: Bench): void {
  const { session } = bench.bench
  if (!session) return
  const units = [...session.finished.flatMap((parcel) => parcel.units), ...session.packed]
  for (const line of session.order.lines) {
    const packed = units.filter((unit) => unit.lineId === line.lineId).length
    const short = session.short.filter((unit) => unit.lineId === line.lineId).length
    // What has left cannot come back when the order is made smaller outside.
    const left = session.finished.flatMap((parcel) => parcel.units)
    const gone = left.filter((unit) => unit.lineId === line.lineId).length
    expect(packed + short).toBeLessThanOrEqual(Math.max(line.quantity, gone))
  }
  const serials = units.flatMap((unit) => (unit.serial ? [`${unit.skuId} ${unit.serial}`] : []))
  expect(new Set(serials).size).toBe(serials.length)
}

/** What is inside, and what the plan adds to it, never wants the same place. */
function expectApart(bench: Bench): void {
  const { session } = bench.bench
  if (!session) return
  const planned = session.plan?.parcels[0]?.units.map((unit) => unit.at) ?? []
  const all = [...session.packed.flatMap((unit) => unit.at ?? []), ...planned]
  const carton = session.carton ?? session.plan?.parcels[0]?.carton
  for (const [i, a] of all.entries()) {
    expect(all.slice(i + 1).filter((b) => meet(a, b))).toEqual([])
    if (!carton) continue
    expect(a.x + a.w).toBeLessThanOrEqual(carton.innerWidthMm)
    expect(a.y + a.h).toBeLessThanOrEqual(carton.innerHeightMm)
    expect(a.z + a.d).toBeLessThanOrEqual(carton.innerDepthMm)
  }
}

function meet(a: Placement, b: Placement): boolean {
  const along = (a0: number, a1: number, b0: number, b1: number) => a0 < b0 + b1 && b0 < a0 + a1
  return along(a.x, a.w, b.x, b.w) && along(a.y, a.h, b.y, b.h) && along(a.z, a.d, b.z, b.d)
}

/** A session without its memory of events, and without what a burnt label leaves behind. */
function essence(session: SessionState | null) {
  if (!session) return null
  const { log: _, lastSeq: __, toDestroy: ___, shipmentId: ____, ...rest } = session
  return rest
}

function expectRefusalsHarmless(before: SessionState | null, after: SessionState | null): void {
  if (!before || !after || before.id !== after.id) return
  const fresh = after.log.filter((entry) => entry.seq > before.lastSeq)
  if (after.lastSeq === before.lastSeq || fresh.some(({ event }) => event.kind !== 'refused'))
    return
  expect(essence(after)).toEqual(essence(before))
}

/** Ledger and stock agree; a parcel has left the stock once, a void one not at all; no SSCC twice. */
function expectBooks(bench: Bench): void {
  const folded = bench.all(`
    SELECT s.sku_id, s.bin_id, s.on_hand, (SELECT coalesce(sum(l.delta), 0) FROM stock_ledger l
      WHERE l.sku_id = s.sku_id AND l.bin_id = s.bin_id) AS booked
    FROM stock s WHERE s.on_hand <> booked`)
  expect(folded).toEqual([])
  const parcels = bench.all<{ status: string; items: number; moved: number; unbooked: number }>(`
    SELECT p.status, (SELECT sum(quantity) FROM parcel_item i WHERE i.parcel_id = p.id) AS items,
      (SELECT coalesce(sum(delta), 0) FROM stock_ledger WHERE ref IN (p.id, p.id || '/undo')) AS moved,
      (SELECT count(*) FROM count_request c WHERE c.ref = p.id AND c.done_at IS NULL) AS unbooked
    FROM parcel p`)
  for (const { status, items, moved, unbooked } of parcels) {
    if (status === 'void') expect([moved, unbooked]).toEqual([0, 0])
    else if (unbooked === 0) expect(-moved).toBe(items)
    else expect(-moved).toBeLessThan(items)
  }
  expect(bench.one('SELECT count(*) - count(DISTINCT sscc) FROM parcel')).toBe(0)
  expect(
    bench.one(`SELECT count(*) FROM outbox o JOIN parcel p ON p.id = o.entity_id
    WHERE (p.status = 'confirmed') <> (o.state = 'ready')`),
  ).toBe(0)
}

async function expectUndone(bench: Bench, last: Act): Promise<void> {
  const before = bench.bench.session
  if (
    !before ||
    last.do === 'restart' ||
    last.do === 'disk' ||
    bench.bench.asked ||
    bench.screen.kind === 'stopped'
  )
    return
  await act(bench, last)
  const after = bench.bench.session
  if (after?.id !== before.id || bench.view.question) return
  const fresh = after.log
    .filter((entry) => entry.seq > before.lastSeq)
    .map(({ event }) => event.kind)
  const acts = fresh.filter((kind) => undoableKinds.has(kind) && kind !== 'backToItems')
  const isTaken = fresh.some((kind) => ['sessionHeld', 'labelConfirmed', 'undone'].includes(kind))
  // One act of the packer, and not one that the scale answered at once.
  if (isTaken || acts.filter((kind) => kind !== 'parcelFilled').length !== 1) return
  if (bench.alert?.tone === 'wrong') await bench.command('UNDO')
  await bench.command('UNDO')
  expect(essence(bench.session)).toEqual(essence(before))
}

import type { Database } from 'better-sqlite3'
import type { BinId, SkuId } from '../../../src-shared/model/ids.ts'
import type { Write } from '../../core/port/writes.ts'

type Move = Extract<Write, { kind: 'moveStock' }>
type CountRequest = Extract<Write, { kind: 'requestCount' }>

/** The append-only stock ledger and its fold. Only called inside a transaction. */
export function stockRepository(db: Database, newId: () => string) {
  const ofSku = db.prepare<{ skuId: string }, { bin_id: string; on_hand: number }>(
    `SELECT s.bin_id, s.on_hand FROM stock s JOIN bin b ON b.id = s.bin_id
     WHERE s.sku_id = @skuId AND s.on_hand > 0 AND b.kind = 'storage' AND b.status = 'active'
     ORDER BY s.on_hand DESC, b.seq, b.id`,
  )
  const damage = db.prepare<[], { id: string }>(
    `SELECT id FROM bin WHERE kind = 'damage' AND status = 'active' ORDER BY id LIMIT 1`,
  )
  const insertLedger = db.prepare<LedgerRow & { actor: string | null; at: number }>(
    `INSERT INTO stock_ledger (sku_id, bin_id, delta, reason, ref, idem_key, actor, at)
     VALUES (@skuId, @binId, @delta, @reason, @ref, @idemKey, @actor, @at)`,
  )
  // Two statements, for an upsert would check the delta itself against "never below zero".
  const fold = db.prepare<{ skuId: string; binId: string; delta: number }>(
    'UPDATE stock SET on_hand = on_hand + @delta WHERE sku_id = @skuId AND bin_id = @binId',
  )
  const foldFirst = db.prepare<{ skuId: string; binId: string; delta: number }>(
    'INSERT INTO stock (sku_id, bin_id, on_hand) VALUES (@skuId, @binId, @delta)',
  )
  const ofRef = db.prepare<{ ref: string }, LedgerRow & { id: number }>(
    `SELECT id, sku_id AS skuId, bin_id AS binId, delta, reason, ref, idem_key AS idemKey
     FROM stock_ledger WHERE ref = @ref ORDER BY id`,
  )
  const insertCount = db.prepare<Record<string, unknown>>(
    `INSERT INTO count_request (id, sku_id, bin_id, reason, ref, at)
     VALUES (@id, @skuId, @binId, @reason, @ref, @at)`,
  )
  const dropCounts = db.prepare<{ ref: string; at: number }>(
    'UPDATE count_request SET done_at = @at WHERE ref = @ref AND done_at IS NULL',
  )

  function move(row: LedgerRow, actor: string | null, at: number): void {
    const { skuId, binId, delta, reason, ref, idemKey } = row
    insertLedger.run({ skuId, binId, delta, reason, ref, idemKey, actor, at })
    if (fold.run({ skuId, binId, delta }).changes === 0) foldFirst.run({ skuId, binId, delta })
  }

  return {
    stockOf: (skuId: SkuId) =>
      ofSku.all({ skuId }).map((row) => ({ binId: row.bin_id as BinId, onHand: row.on_hand })),
    damageBin: () => (damage.get()?.id ?? null) as BinId | null,
    move: (write: Move, actor: string | null, at: number): void => move(write, actor, at),
    /** Each row of `ref` gets its opposite, once: the key of the opposite is made from the row's own. */
    reverse(ref: string, actor: string | null, at: number): void {
      for (const row of ofRef.all({ ref })) {
        const undoRef = `${ref}/undo`
        const opposite = { ...row, delta: -row.delta, ref: undoRef, idemKey: `undo/${row.idemKey}` }
        move({ ...opposite, reason: `undo ${row.reason}` }, actor, at)
      }
      dropCounts.run({ ref, at })
    },
    requestCount(write: CountRequest, at: number): void {
      const { skuId, binId, reason, ref } = write
      insertCount.run({ id: newId(), skuId, binId, reason, ref, at })
    },
  }
}

type LedgerRow = {
  readonly skuId: string
  readonly binId: string
  readonly delta: number
  readonly reason: string
  readonly ref: string
  readonly idemKey: string
}

/**
 * Merges counts: what lies in a bin is as many as the file says, booked as a movement by the difference. The ledger is
 * the truth, `stock` its fold, both in the same transaction.
 */
import { shown } from './findings.ts'
import type { Merge, MergeParts } from './merge.ts'
import { homeWarehouse } from './merge-bins.ts'

export const mergeStock: Merge = (parts) => {
  const { db } = parts
  db.exec(`CREATE TEMP TABLE counted (
    sku_id TEXT NOT NULL, bin_id TEXT NOT NULL, line INTEGER NOT NULL, delta INTEGER NOT NULL, on_hand INTEGER NOT NULL,
    PRIMARY KEY (sku_id, bin_id)) STRICT, WITHOUT ROWID`)
  try {
    noteMissing(parts)
    return parts.bad.count > 0 ? 0 : book(parts)
  } finally {
    db.exec('DROP TABLE temp.counted')
  }
}

type Place = {
  line: number
  warehouse: string
  bin: string
  sku: string
  hasSku: number
  hasBin: number
}

function noteMissing({ db, bad }: MergeParts): void {
  const missing = db.prepare<{ home: string }, Place>(`
    SELECT s.line, coalesce(nullif(s.warehouse, ''), @home) AS warehouse, s.bin, s.sku,
      k.id IS NOT NULL AS hasSku, b.id IS NOT NULL AS hasBin
    FROM stage.stock s
      LEFT JOIN main.sku k ON k.code = s.sku
      LEFT JOIN main.warehouse w ON w.code = coalesce(nullif(s.warehouse, ''), @home)
      LEFT JOIN main.bin b ON b.warehouse_id = w.id AND b.code = s.bin
    WHERE k.id IS NULL OR b.id IS NULL ORDER BY s.line`)
  for (const { line, warehouse, bin, sku, hasSku, hasBin } of missing.iterate({
    home: homeWarehouse(db),
  })) {
    if (!hasBin)
      bad.add(line, 'bin', `${shown(bin)} is not known in ${warehouse}; import bins first`)
    if (!hasSku) bad.add(line, 'sku', `${shown(sku)} is not known; import skus first`)
  }
}

function book({ db, bad, nowMs, runId }: MergeParts): number {
  const home = homeWarehouse(db)
  // The same place twice, once with and once without its warehouse, would be booked twice: the key refuses it.
  const twice = db.prepare<[string], { line: number; bin: string; sku: string }>(`
    SELECT max(s.line) AS line, s.bin, s.sku FROM stage.stock s
    GROUP BY s.sku, coalesce(nullif(s.warehouse, ''), ?) COLLATE NOCASE, s.bin COLLATE NOCASE
    HAVING count(*) > 1`)
  for (const { line, bin, sku } of twice.iterate(home))
    bad.add(line, 'sku', `${shown(sku)} in ${shown(bin)} is counted twice in this file`)
  if (bad.count > 0) return 0
  db.prepare(`
    INSERT INTO temp.counted
    SELECT k.id, b.id, s.line, s.quantity - coalesce(t.on_hand, 0), s.quantity
    FROM stage.stock s JOIN main.sku k ON k.code = s.sku
      JOIN main.warehouse w ON w.code = coalesce(nullif(s.warehouse, ''), ?)
      JOIN main.bin b ON b.warehouse_id = w.id AND b.code = s.bin
      LEFT JOIN main.stock t ON t.sku_id = k.id AND t.bin_id = b.id
    WHERE s.quantity <> coalesce(t.on_hand, 0)`).run(home)
  db.prepare(`
    INSERT INTO main.stock_ledger (sku_id, bin_id, delta, reason, ref, idem_key, actor, at)
    SELECT sku_id, bin_id, delta, 'import', @runId, 'import|' || @runId || '|' || sku_id || '|' || bin_id, NULL, @nowMs
    FROM temp.counted ORDER BY line`).run({ runId, nowMs })
  return db
    .prepare(`
    INSERT INTO main.stock (sku_id, bin_id, on_hand)
    SELECT sku_id, bin_id, on_hand FROM temp.counted WHERE true
    ON CONFLICT (sku_id, bin_id) DO UPDATE SET on_hand = excluded.on_hand`)
    .run().changes
}

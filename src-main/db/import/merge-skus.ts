/** Merges SKUs by their code, and their barcodes. A column that the file does not have leaves its values as they are. */
import type { Database } from 'better-sqlite3'
import { shown } from './findings.ts'
import type { Merge, MergeParts } from './merge.ts'
import { skuBits } from './stage-skus.ts'

export const mergeSkus: Merge = (parts) => {
  const { db, nowMs } = parts
  db.exec('CREATE TEMP TABLE recoded_sku (id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID')
  try {
    noteRecoded(db)
    const changed = updateKnown(db, nowMs)
    const added = insertNew(db, nowMs)
    mergeBarcodes(parts)
    return changed + added
  } finally {
    db.exec('DROP TABLE temp.recoded_sku')
  }
}

/** Known SKUs whose barcodes will not be the same afterwards. */
function noteRecoded(db: Database): void {
  db.exec(`
    INSERT OR IGNORE INTO temp.recoded_sku
      SELECT k.id FROM stage.sku s JOIN main.sku k ON k.code = s.code JOIN main.sku_barcode b ON b.sku_id = k.id
      WHERE (s.replaces = 2 OR (s.replaces = 1 AND b.quantity = 1))
        AND NOT EXISTS (SELECT 1 FROM stage.barcode n WHERE n.code = b.code AND n.sku = s.code);
    INSERT OR IGNORE INTO temp.recoded_sku
      SELECT k.id FROM stage.barcode n JOIN main.sku k ON k.code = n.sku
      WHERE NOT EXISTS (SELECT 1 FROM main.sku_barcode b
        WHERE b.code = n.code AND b.sku_id = k.id AND b.quantity = n.quantity);`)
}

/** Before the new ones come in, so that these are not counted twice. */
function updateKnown(db: Database, nowMs: number): number {
  const update = db.prepare(`
    WITH fresh AS (
      SELECT k.id,
        iif(s.given & @title, s.title, k.title) AS title,
        iif(s.given & @variant, s.variant, k.variant) AS variant,
        iif(s.given & @width_mm, s.width_mm, k.width_mm) AS width_mm,
        iif(s.given & @height_mm, s.height_mm, k.height_mm) AS height_mm,
        iif(s.given & @depth_mm, s.depth_mm, k.depth_mm) AS depth_mm,
        iif(s.given & @weight_g, s.weight_g, k.weight_g) AS weight_g,
        iif(s.given & @picture, s.picture, k.picture) AS picture,
        iif(s.given & @fragile, s.is_fragile, k.is_fragile) AS is_fragile,
        iif(s.given & @hazmat, s.is_hazmat, k.is_hazmat) AS is_hazmat,
        iif(s.given & @upright, s.is_upright, k.is_upright) AS is_upright,
        iif(s.given & @serials, s.has_serials, k.has_serials) AS has_serials,
        s.status
      FROM stage.sku s JOIN main.sku k ON k.code = s.code
    )
    UPDATE main.sku AS k SET title = f.title, variant = f.variant, width_mm = f.width_mm, height_mm = f.height_mm,
      depth_mm = f.depth_mm, weight_g = f.weight_g, picture = f.picture, is_fragile = f.is_fragile,
      is_hazmat = f.is_hazmat, is_upright = f.is_upright, has_serials = f.has_serials, status = f.status,
      updated_at = @nowMs, rev = k.rev + 1
    FROM fresh f
    WHERE f.id = k.id AND (k.title <> f.title OR k.variant IS NOT f.variant OR k.width_mm IS NOT f.width_mm
      OR k.height_mm IS NOT f.height_mm OR k.depth_mm IS NOT f.depth_mm OR k.weight_g IS NOT f.weight_g
      OR k.picture IS NOT f.picture OR k.is_fragile <> f.is_fragile OR k.is_hazmat <> f.is_hazmat
      OR k.is_upright <> f.is_upright OR k.has_serials <> f.has_serials OR k.status <> f.status
      OR k.id IN (SELECT id FROM temp.recoded_sku))`)
  return update.run({ ...skuBits, nowMs }).changes
}

function insertNew(db: Database, nowMs: number): number {
  const insert = db.prepare(`
    INSERT INTO main.sku (id, code, title, variant, width_mm, height_mm, depth_mm, weight_g, picture,
      is_fragile, is_hazmat, is_upright, has_serials, status, created_at, updated_at)
    SELECT id, code, coalesce(title, code), variant, width_mm, height_mm, depth_mm, weight_g, picture,
      is_fragile, is_hazmat, is_upright, has_serials, status, @nowMs, @nowMs
    FROM stage.sku WHERE code NOT IN (SELECT code FROM main.sku) ORDER BY id`)
  return insert.run({ nowMs }).changes
}

type Taken = { line: number; code: string; owner: string }

function mergeBarcodes({ db, bad }: MergeParts): void {
  db.exec(`
    DELETE FROM main.sku_barcode WHERE code IN (
      SELECT b.code FROM temp.recoded_sku r JOIN main.sku k ON k.id = r.id
        JOIN stage.sku s ON s.code = k.code JOIN main.sku_barcode b ON b.sku_id = k.id
      WHERE (s.replaces = 2 OR (s.replaces = 1 AND b.quantity = 1))
        AND NOT EXISTS (SELECT 1 FROM stage.barcode n WHERE n.code = b.code AND n.sku = s.code))`)
  const taken = db.prepare<[], Taken>(`
    SELECT n.line, n.code, k.code AS owner FROM stage.barcode n
      JOIN main.sku_barcode b ON b.code = n.code JOIN main.sku k ON k.id = b.sku_id
    WHERE k.code <> n.sku ORDER BY n.line`)
  for (const { line, code, owner } of taken.iterate())
    bad.add(line, null, `the barcode ${shown(code)} belongs to ${owner} already`)
  if (bad.count > 0) return
  db.exec(`
    INSERT INTO main.sku_barcode (code, sku_id, quantity)
      SELECT n.code, k.id, n.quantity FROM stage.barcode n JOIN main.sku k ON k.code = n.sku
      WHERE true
      ON CONFLICT (code) DO UPDATE SET quantity = excluded.quantity WHERE quantity <> excluded.quantity`)
}

/** Merges bins by warehouse and code, and adds warehouses that are new. */
import type { Database } from 'better-sqlite3'
import type { Merge } from './merge.ts'
import { binBits } from './stage-bins.ts'

/** The warehouse of rows that name none: the one there is, else `MAIN`. */
export function homeWarehouse(db: Database): string {
  const codes = db
    .prepare<[], string>('SELECT code FROM main.warehouse ORDER BY created_at, id LIMIT 2')
    .pluck()
    .all()
  return codes.length === 1 ? (codes[0] ?? 'MAIN') : 'MAIN'
}

export const mergeBins: Merge = ({ db, nowMs }) => {
  const home = homeWarehouse(db)
  db.prepare(`
    INSERT INTO main.warehouse (id, code, name, created_at, updated_at)
    -- A warehouse takes the id of its first bin: unique, and no other is at hand in here.
    SELECT min(id), code, code, @nowMs, @nowMs
    FROM (SELECT id, coalesce(nullif(warehouse, ''), @home) AS code FROM stage.bin)
    WHERE code COLLATE NOCASE NOT IN (SELECT code FROM main.warehouse)
    GROUP BY code COLLATE NOCASE`).run({ home, nowMs })
  const update = db.prepare(`
    WITH fresh AS (
      SELECT b.id,
        iif(s.given & @zone, s.zone, b.zone) AS zone,
        iif(s.given & @row, s.rack_row, b.rack_row) AS rack_row,
        iif(s.given & @face, s.face, b.face) AS face,
        iif(s.given & @sequence, s.seq, b.seq) AS seq,
        iif(s.given & @kind, s.kind, b.kind) AS kind,
        s.status
      FROM stage.bin s
        JOIN main.warehouse w ON w.code = coalesce(nullif(s.warehouse, ''), @home)
        JOIN main.bin b ON b.warehouse_id = w.id AND b.code = s.code
    )
    UPDATE main.bin AS b SET zone = f.zone, rack_row = f.rack_row, face = f.face, seq = f.seq, kind = f.kind,
      status = f.status, updated_at = @nowMs, rev = b.rev + 1
    FROM fresh f
    WHERE f.id = b.id AND (b.zone IS NOT f.zone OR b.rack_row IS NOT f.rack_row OR b.face IS NOT f.face
      OR b.seq <> f.seq OR b.kind <> f.kind OR b.status <> f.status)`)
  const insert = db.prepare(`
    INSERT INTO main.bin (id, warehouse_id, code, zone, rack_row, face, seq, kind, status, created_at, updated_at)
    SELECT s.id, w.id, s.code, s.zone, s.rack_row, s.face, s.seq, s.kind, s.status, @nowMs, @nowMs
    FROM stage.bin s JOIN main.warehouse w ON w.code = coalesce(nullif(s.warehouse, ''), @home)
    WHERE NOT EXISTS (SELECT 1 FROM main.bin b WHERE b.warehouse_id = w.id AND b.code = s.code)
    ORDER BY s.line`)
  const changed = update.run({ ...binBits, home, nowMs }).changes
  return changed + insert.run({ home, nowMs }).changes
}

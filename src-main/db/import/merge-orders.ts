/**
 * Merges orders by their number. An order that is past `new`, or that a bench has opened, stays as it is and is named
 * in a warning when the file says something else. An order's status is taken from the file only when it is new here.
 */
import type { Database } from 'better-sqlite3'
import { shown } from './findings.ts'
import type { Merge, MergeParts } from './merge.ts'
import { orderBits } from './stage-orders.ts'

const temporary = `
  -- Orders of the file that are here already. is_open: nobody has touched it yet, so it may change.
  CREATE TEMP TABLE known_order (
    id TEXT PRIMARY KEY NOT NULL, stage_id TEXT NOT NULL UNIQUE, is_open INTEGER NOT NULL,
    has_new_lines INTEGER NOT NULL, is_changed INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TEMP VIEW fresh_order AS
    SELECT k.id, k.stage_id, s.line, s.number, s.given, s.platform_id, s.tote, s.placed_at, s.priority, s.service, s.note,
      s.status, s.hold_reason, s.short_policy, s.ship_name, s.ship_company, s.ship_line1, s.ship_line2,
      s.ship_postal_code, s.ship_city, s.ship_region, s.ship_country_code, s.ship_phone
    FROM temp.known_order k JOIN stage.orders s ON s.id = k.stage_id;`

export const mergeOrders: Merge = (parts) => {
  const { db, bad } = parts
  noteUnknownSkus(parts)
  if (bad.count > 0) return 0
  db.exec(temporary)
  try {
    noteKnown(db)
    warnOfLocked(parts)
    const changed = updateKnown(parts)
    return changed + insertNew(parts)
  } finally {
    db.exec('DROP VIEW temp.fresh_order; DROP TABLE temp.known_order')
  }
}

function noteUnknownSkus({ db, bad }: MergeParts): void {
  const unknown = db.prepare<[], { line: number; sku: string }>(`
    SELECT l.line, l.sku FROM stage.order_line l LEFT JOIN main.sku k ON k.code = l.sku
    WHERE k.id IS NULL ORDER BY l.line, l.position`)
  for (const { line, sku } of unknown.iterate())
    bad.add(line, 'sku', `${shown(sku)} is not known; import skus first`)
}

function noteKnown(db: Database): void {
  db.exec(`
    INSERT INTO temp.known_order
    SELECT o.id, s.id,
      o.status = 'new' AND NOT EXISTS (SELECT 1 FROM main.packing_session p WHERE p.order_id = o.id),
      (SELECT count(*) FROM main.order_line m WHERE m.order_id = o.id)
          <> (SELECT count(*) FROM stage.order_line l WHERE l.order_id = s.id)
        OR EXISTS (SELECT 1 FROM stage.order_line l JOIN main.sku k ON k.code = l.sku
          LEFT JOIN main.order_line m ON m.order_id = o.id AND m.position = l.position
          WHERE l.order_id = s.id AND (m.sku_id IS NOT k.id OR m.quantity <> l.quantity)),
      0
    FROM stage.orders s JOIN main.orders o ON o.number = s.number`)
  db.prepare(`
    UPDATE temp.known_order SET is_changed = 1 WHERE has_new_lines OR id IN (
      SELECT o.id FROM temp.fresh_order s JOIN main.orders o ON o.id = s.id
      WHERE ((s.given & @platform_id) AND o.platform_id IS NOT s.platform_id)
        OR ((s.given & @tote) AND o.tote IS NOT s.tote)
        OR (s.placed_at IS NOT NULL AND o.placed_at <> s.placed_at)
        OR ((s.given & @priority) AND o.priority <> s.priority)
        OR ((s.given & @service) AND o.service <> s.service)
        OR ((s.given & @note) AND o.note IS NOT s.note)
        OR ((s.given & @short_policy) AND o.short_policy <> s.short_policy)
        OR o.ship_name <> s.ship_name OR ((s.given & @ship_to_company) AND o.ship_company IS NOT s.ship_company)
        OR o.ship_line1 <> s.ship_line1 OR ((s.given & @ship_to_line2) AND o.ship_line2 IS NOT s.ship_line2)
        OR ((s.given & @ship_to_postal_code) AND o.ship_postal_code <> s.ship_postal_code)
        OR o.ship_city <> s.ship_city OR ((s.given & @ship_to_region) AND o.ship_region IS NOT s.ship_region)
        OR o.ship_country_code <> s.ship_country_code
        OR ((s.given & @ship_to_phone) AND o.ship_phone IS NOT s.ship_phone))`).run(orderBits)
}

type Locked = { line: number; number: string; status: string }

function warnOfLocked({ db, warnings }: MergeParts): void {
  const locked = db.prepare<[], Locked>(`
    SELECT s.line, o.number, o.status FROM temp.known_order k JOIN main.orders o ON o.id = k.id
      JOIN stage.orders s ON s.id = k.stage_id
    WHERE k.is_changed AND NOT k.is_open ORDER BY s.line`)
  for (const { line, number, status } of locked.iterate())
    warnings.add(
      line,
      null,
      `${number} is ${status} here, so what the file changes in it was left out`,
    )
}

function updateKnown({ db, nowMs }: MergeParts): number {
  db.exec(`
    DELETE FROM main.order_line WHERE order_id IN (
      SELECT id FROM temp.known_order WHERE has_new_lines AND is_open);
    INSERT INTO main.order_line (id, order_id, position, sku_id, quantity)
      SELECT l.id, k.id, l.position, u.id, l.quantity FROM temp.known_order k
        JOIN stage.order_line l ON l.order_id = k.stage_id JOIN main.sku u ON u.code = l.sku
      WHERE k.has_new_lines AND k.is_open;`)
  const update = db.prepare(`
    UPDATE main.orders AS o SET
      platform_id = iif(s.given & @platform_id, s.platform_id, o.platform_id),
      tote = iif(s.given & @tote, s.tote, o.tote),
      placed_at = coalesce(s.placed_at, o.placed_at),
      priority = iif(s.given & @priority, s.priority, o.priority),
      service = iif(s.given & @service, s.service, o.service),
      note = iif(s.given & @note, s.note, o.note),
      short_policy = iif(s.given & @short_policy, s.short_policy, o.short_policy),
      ship_name = s.ship_name,
      ship_company = iif(s.given & @ship_to_company, s.ship_company, o.ship_company),
      ship_line1 = s.ship_line1,
      ship_line2 = iif(s.given & @ship_to_line2, s.ship_line2, o.ship_line2),
      ship_postal_code = iif(s.given & @ship_to_postal_code, s.ship_postal_code, o.ship_postal_code),
      ship_city = s.ship_city,
      ship_region = iif(s.given & @ship_to_region, s.ship_region, o.ship_region),
      ship_country_code = s.ship_country_code,
      ship_phone = iif(s.given & @ship_to_phone, s.ship_phone, o.ship_phone),
      units = (SELECT sum(quantity) FROM main.order_line l WHERE l.order_id = o.id),
      updated_at = @nowMs, rev = o.rev + 1
    FROM temp.fresh_order s JOIN temp.known_order k ON k.id = s.id
    WHERE s.id = o.id AND k.is_changed AND k.is_open`)
  return update.run({ ...orderBits, nowMs }).changes
}

/** Work that was under way at another station begins anew here: its carton and its scans are not in the file. */
function insertNew({ db, nowMs, warnings }: MergeParts): number {
  const restarted = db
    .prepare<[], number>(`
      SELECT count(*) FROM stage.orders WHERE status IN ('batched', 'picking', 'packing')
        AND id NOT IN (SELECT stage_id FROM temp.known_order)`)
    .pluck()
    .get()
  if (restarted)
    warnings.add(
      null,
      'status',
      `${restarted} orders were under way when the file was written; they are new here`,
    )
  const insert = db.prepare(`
    INSERT INTO main.orders (id, number, platform_id, tote, placed_at, priority, service, note, status, hold_reason,
      short_policy, ship_name, ship_company, ship_line1, ship_line2, ship_postal_code, ship_city, ship_region,
      ship_country_code, ship_phone, units, created_at, updated_at)
    SELECT id, number, platform_id, tote, coalesce(placed_at, @nowMs), priority, service, note,
      iif(status IN ('batched', 'picking', 'packing'), 'new', status), hold_reason,
      short_policy, ship_name, ship_company, ship_line1, ship_line2, ship_postal_code, ship_city, ship_region,
      ship_country_code, ship_phone, (SELECT sum(quantity) FROM stage.order_line l WHERE l.order_id = s.id),
      @nowMs, @nowMs
    FROM stage.orders s WHERE id NOT IN (SELECT stage_id FROM temp.known_order) ORDER BY id`)
  const { changes } = insert.run({ nowMs })
  db.exec(`
    INSERT INTO main.order_line (id, order_id, position, sku_id, quantity)
    SELECT l.id, l.order_id, l.position, k.id, l.quantity FROM stage.order_line l JOIN main.sku k ON k.code = l.sku
    -- Unsorted: the staged lines stand in the order of their orders, which is that of the new rows too.
    WHERE l.order_id NOT IN (SELECT stage_id FROM temp.known_order)`)
  return changes
}

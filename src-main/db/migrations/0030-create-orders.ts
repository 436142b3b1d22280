import type { Migration } from './migration.ts'

/** Customer orders and their lines. */
export const migration: Migration = {
  version: 30,
  name: 'create-orders',
  up(db) {
    db.exec(`
      CREATE TABLE orders (
        id TEXT PRIMARY KEY NOT NULL,
        number TEXT NOT NULL UNIQUE COLLATE NOCASE,
        platform_id TEXT,
        tote TEXT COLLATE NOCASE,
        placed_at INTEGER NOT NULL,
        priority INTEGER NOT NULL DEFAULT 0,
        service TEXT NOT NULL,
        note TEXT,
        status TEXT NOT NULL DEFAULT 'new' CHECK (status IN
          ('new', 'batched', 'picking', 'picked', 'packing', 'packed', 'shipped', 'held', 'cancelled')),
        hold_reason TEXT,
        short_policy TEXT NOT NULL DEFAULT 'shipRest' CHECK (short_policy IN ('shipRest', 'hold')),
        ship_name TEXT NOT NULL,
        ship_company TEXT,
        ship_line1 TEXT NOT NULL,
        ship_line2 TEXT,
        ship_postal_code TEXT NOT NULL,
        ship_city TEXT NOT NULL,
        ship_region TEXT,
        ship_country_code TEXT NOT NULL,
        ship_phone TEXT,
        -- Sum of the lines, so that a queue of orders is read from one table.
        units INTEGER NOT NULL CHECK (units > 0),
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        rev INTEGER NOT NULL DEFAULT 1
      ) STRICT;
      CREATE INDEX orders_by_tote ON orders (tote) WHERE tote IS NOT NULL;
      CREATE INDEX orders_by_platform ON orders (platform_id) WHERE platform_id IS NOT NULL;
      -- The queue at the bench: the urgent first, then the oldest.
      CREATE INDEX orders_queue ON orders (status, priority DESC, placed_at, id);

      CREATE TABLE order_line (
        id TEXT PRIMARY KEY NOT NULL,
        order_id TEXT NOT NULL REFERENCES orders (id),
        position INTEGER NOT NULL,
        sku_id TEXT NOT NULL REFERENCES sku (id),
        quantity INTEGER NOT NULL CHECK (quantity > 0),
        UNIQUE (order_id, position)
      ) STRICT;
      CREATE INDEX order_line_by_sku ON order_line (sku_id, order_id);
    `)
  },
}

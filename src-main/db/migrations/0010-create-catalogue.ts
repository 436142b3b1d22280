import type { Migration } from './migration.ts'

/** What can be packed, and into what. Lengths mm, weights g, money cents, times epoch ms UTC, ids text. */
export const migration: Migration = {
  version: 10,
  name: 'create-catalogue',
  up(db) {
    db.exec(`
      CREATE TABLE sku (
        id TEXT PRIMARY KEY NOT NULL,
        code TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        variant TEXT,
        -- Null sizes and weights are not known yet: packing warns, it does not stop.
        width_mm INTEGER CHECK (width_mm > 0),
        height_mm INTEGER CHECK (height_mm > 0),
        depth_mm INTEGER CHECK (depth_mm > 0),
        weight_g INTEGER CHECK (weight_g >= 0),
        picture TEXT,
        is_fragile INTEGER NOT NULL DEFAULT 0 CHECK (is_fragile IN (0, 1)),
        is_hazmat INTEGER NOT NULL DEFAULT 0 CHECK (is_hazmat IN (0, 1)),
        is_upright INTEGER NOT NULL DEFAULT 0 CHECK (is_upright IN (0, 1)),
        has_serials INTEGER NOT NULL DEFAULT 0 CHECK (has_serials IN (0, 1)),
        status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'deleted')),
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        rev INTEGER NOT NULL DEFAULT 1
      ) STRICT;

      CREATE TABLE sku_barcode (
        -- A GTIN is kept as its 14 digits, any other code in capitals: one spelling, one row.
        code TEXT PRIMARY KEY NOT NULL,
        sku_id TEXT NOT NULL REFERENCES sku (id),
        quantity INTEGER NOT NULL DEFAULT 1 CHECK (quantity > 0)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sku_barcode_by_sku ON sku_barcode (sku_id);

      CREATE TABLE carton_type (
        id TEXT PRIMARY KEY NOT NULL,
        code TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        inner_width_mm INTEGER NOT NULL CHECK (inner_width_mm > 0),
        inner_height_mm INTEGER NOT NULL CHECK (inner_height_mm > 0),
        inner_depth_mm INTEGER NOT NULL CHECK (inner_depth_mm > 0),
        outer_width_mm INTEGER NOT NULL CHECK (outer_width_mm > 0),
        outer_height_mm INTEGER NOT NULL CHECK (outer_height_mm > 0),
        outer_depth_mm INTEGER NOT NULL CHECK (outer_depth_mm > 0),
        tare_g INTEGER NOT NULL DEFAULT 0 CHECK (tare_g >= 0),
        max_load_g INTEGER CHECK (max_load_g > 0),
        cost_cents INTEGER NOT NULL DEFAULT 0 CHECK (cost_cents >= 0),
        -- Null: not counted. Zero takes the type off the list.
        stock INTEGER CHECK (stock >= 0),
        shelf TEXT,
        mark_letter TEXT NOT NULL,
        mark_colour TEXT NOT NULL,
        mark_shape TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        rev INTEGER NOT NULL DEFAULT 1
      ) STRICT;
    `)
  },
}

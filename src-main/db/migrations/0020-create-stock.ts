import type { Migration } from './migration.ts'

/** Storage places and what lies in them. The ledger is the truth; `stock` is its fold, kept in the same transaction. */
export const migration: Migration = {
  version: 20,
  name: 'create-stock',
  up(db) {
    db.exec(`
      CREATE TABLE warehouse (
        id TEXT PRIMARY KEY NOT NULL,
        code TEXT NOT NULL UNIQUE COLLATE NOCASE,
        name TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        rev INTEGER NOT NULL DEFAULT 1
      ) STRICT;

      CREATE TABLE bin (
        id TEXT PRIMARY KEY NOT NULL,
        warehouse_id TEXT NOT NULL REFERENCES warehouse (id),
        code TEXT NOT NULL COLLATE NOCASE,
        zone TEXT,
        rack_row TEXT,
        face TEXT,
        seq INTEGER NOT NULL DEFAULT 0,
        -- One damage bin a warehouse takes what the bench sorts out.
        kind TEXT NOT NULL DEFAULT 'storage' CHECK (kind IN ('storage', 'damage')),
        status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inactive')),
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        rev INTEGER NOT NULL DEFAULT 1,
        UNIQUE (warehouse_id, code)
      ) STRICT;

      CREATE TABLE stock_ledger (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sku_id TEXT NOT NULL REFERENCES sku (id),
        bin_id TEXT NOT NULL REFERENCES bin (id),
        delta INTEGER NOT NULL CHECK (delta <> 0),
        reason TEXT NOT NULL,
        -- What it was for (a parcel's id, an import's), so that it can be found and compensated.
        ref TEXT NOT NULL,
        -- Booking the same thing twice fails here, whatever went wrong above.
        idem_key TEXT NOT NULL UNIQUE,
        actor TEXT,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX stock_ledger_by_ref ON stock_ledger (ref);
      CREATE INDEX stock_ledger_by_sku ON stock_ledger (sku_id, id);

      CREATE TABLE stock (
        sku_id TEXT NOT NULL REFERENCES sku (id),
        bin_id TEXT NOT NULL REFERENCES bin (id),
        on_hand INTEGER NOT NULL CHECK (on_hand >= 0),
        PRIMARY KEY (sku_id, bin_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX stock_by_bin ON stock (bin_id);

      -- Places that somebody has to count, because the bench saw what the ledger did not.
      CREATE TABLE count_request (
        id TEXT PRIMARY KEY NOT NULL,
        sku_id TEXT NOT NULL REFERENCES sku (id),
        bin_id TEXT REFERENCES bin (id),
        reason TEXT NOT NULL,
        ref TEXT NOT NULL,
        at INTEGER NOT NULL,
        done_at INTEGER
      ) STRICT;
      CREATE INDEX count_request_open ON count_request (sku_id) WHERE done_at IS NULL;
      CREATE INDEX count_request_by_ref ON count_request (ref);
    `)
  },
}

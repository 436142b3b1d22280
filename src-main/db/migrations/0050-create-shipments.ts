import type { Migration } from './migration.ts'

/** Shipments, parcels, and the ledger of what was printed. */
export const migration: Migration = {
  version: 50,
  name: 'create-shipments',
  up(db) {
    db.exec(`
      CREATE TABLE shipment (
        id TEXT PRIMARY KEY NOT NULL,
        order_id TEXT NOT NULL REFERENCES orders (id),
        status TEXT NOT NULL CHECK (status IN ('in_packing', 'packed', 'in_shipping', 'shipped', 'cancelled')),
        service TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        shipped_at INTEGER,
        rev INTEGER NOT NULL DEFAULT 1
      ) STRICT;
      CREATE INDEX shipment_by_order ON shipment (order_id);

      CREATE TABLE parcel (
        id TEXT PRIMARY KEY NOT NULL,
        shipment_id TEXT NOT NULL REFERENCES shipment (id),
        order_id TEXT NOT NULL REFERENCES orders (id),
        session_id TEXT NOT NULL REFERENCES packing_session (id),
        number INTEGER NOT NULL CHECK (number > 0),
        carton_type_id TEXT REFERENCES carton_type (id),
        weight_g INTEGER NOT NULL CHECK (weight_g >= 0),
        tare_g INTEGER NOT NULL CHECK (tare_g >= 0),
        -- Never reused: a void parcel keeps its own.
        sscc TEXT NOT NULL UNIQUE,
        status TEXT NOT NULL CHECK (status IN ('closed', 'confirmed', 'void')),
        -- A void parcel's label must be scanned as destroyed, if it ever came out.
        label_destroyed_at INTEGER,
        created_at INTEGER NOT NULL,
        confirmed_at INTEGER
      ) STRICT;
      CREATE INDEX parcel_by_order ON parcel (order_id);
      CREATE INDEX parcel_unconfirmed ON parcel (created_at) WHERE status = 'closed';

      CREATE TABLE parcel_item (
        parcel_id TEXT NOT NULL REFERENCES parcel (id),
        order_line_id TEXT NOT NULL REFERENCES order_line (id),
        sku_id TEXT NOT NULL REFERENCES sku (id),
        quantity INTEGER NOT NULL CHECK (quantity > 0),
        -- JSON array of serial numbers, [] when the SKU has none.
        serials TEXT NOT NULL DEFAULT '[]',
        PRIMARY KEY (parcel_id, order_line_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE print_job (
        id TEXT PRIMARY KEY NOT NULL,
        -- Jobs of one printer go out in this order.
        position INTEGER NOT NULL UNIQUE,
        parcel_id TEXT REFERENCES parcel (id),
        session_id TEXT REFERENCES packing_session (id),
        kind TEXT NOT NULL CHECK (kind IN ('shippingLabel', 'packingSlip', 'holdLabel')),
        copy INTEGER NOT NULL DEFAULT 1 CHECK (copy > 0),
        -- Why there is another copy: R1 to R9.
        reason TEXT,
        status TEXT NOT NULL CHECK (status IN ('requested', 'stored', 'sent', 'printed', 'unknown', 'cancelled')),
        -- The label as data; its bytes are made once, from this, and stored.
        document TEXT NOT NULL,
        bytes BLOB,
        sha256 TEXT,
        printer TEXT NOT NULL,
        odometer_before INTEGER,
        trouble TEXT,
        requested_at INTEGER NOT NULL,
        sent_at INTEGER,
        ended_at INTEGER
      ) STRICT;
      CREATE INDEX print_job_open ON print_job (printer, position)
        WHERE status IN ('requested', 'stored', 'sent');
      CREATE INDEX print_job_by_parcel ON print_job (parcel_id);

      CREATE TABLE sequence (
        name TEXT PRIMARY KEY NOT NULL,
        value INTEGER NOT NULL
      ) STRICT;
    `)
  },
}

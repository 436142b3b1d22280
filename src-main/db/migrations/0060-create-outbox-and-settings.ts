import type { Migration } from './migration.ts'

/** What the clouds are to be told, the station's settings, and a record of imports. */
export const migration: Migration = {
  version: 60,
  name: 'create-outbox-and-settings',
  up(db) {
    db.exec(`
      CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        topic TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        payload TEXT NOT NULL,
        idem_key TEXT NOT NULL UNIQUE,
        -- Held until the label is confirmed; void when the parcel was undone before.
        state TEXT NOT NULL CHECK (state IN ('held', 'ready', 'sent', 'void')),
        attempts INTEGER NOT NULL DEFAULT 0,
        next_at INTEGER NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX outbox_ready ON outbox (next_at, id) WHERE state = 'ready';
      CREATE INDEX outbox_by_entity ON outbox (entity_id);

      CREATE TABLE setting (
        key TEXT PRIMARY KEY NOT NULL,
        -- JSON.
        value TEXT NOT NULL
      ) STRICT;

      CREATE TABLE import_run (
        id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        file_name TEXT NOT NULL,
        rows INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
    `)
  },
}

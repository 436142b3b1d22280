import type { Migration } from './migration.ts'

/** The append-only events of the bench, and one row a session to find them by. */
export const migration: Migration = {
  version: 40,
  name: 'create-packing-sessions',
  up(db) {
    db.exec(`
      CREATE TABLE operator (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('packer', 'supervisor')),
        -- SHA-256 of the badge's code: a copy of the database opens no bench.
        badge_hash TEXT UNIQUE,
        revoked_at INTEGER,
        created_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE packing_session (
        id TEXT PRIMARY KEY NOT NULL,
        order_id TEXT NOT NULL REFERENCES orders (id),
        station TEXT NOT NULL,
        operator_id TEXT,
        -- Where the session stands, for lists; the events are the truth.
        state TEXT NOT NULL,
        opened_at INTEGER NOT NULL,
        last_event_at INTEGER NOT NULL,
        lease_until INTEGER NOT NULL,
        -- The session that the station shows; set aside by HOLD, ended by the last label.
        is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
        closed_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX packing_session_active ON packing_session (station) WHERE is_active = 1;
      CREATE UNIQUE INDEX packing_session_open ON packing_session (order_id) WHERE closed_at IS NULL;

      CREATE TABLE event (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        -- Null for what happens at the bench outside a session: a badge, a refused scan.
        session_id TEXT,
        session_seq INTEGER,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        at INTEGER NOT NULL,
        mono_ms INTEGER NOT NULL,
        operator_id TEXT,
        station TEXT NOT NULL,
        device_id TEXT,
        raw TEXT
      ) STRICT;
      CREATE UNIQUE INDEX event_by_session ON event (session_id, session_seq) WHERE session_id IS NOT NULL;
    `)
  },
}

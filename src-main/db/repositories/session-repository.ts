import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { OperatorId, OrderId, SessionId } from '../../../src-shared/model/ids.ts'
import type { Operator, OperatorRole } from '../../../src-shared/model/operator.ts'
import type { SessionRow, StoredEvent } from '../../core/port/store.ts'
import type { Write } from '../../core/port/writes.ts'

type Touch = Extract<Write, { kind: 'touchSession' }>
type DbSession = { id: string; order_id: string; station: string; lease_until: number }
type DbOperator = { id: string; name: string; role: string }

/** Packing sessions, their events, and who packs. */
export function sessionRepository(db: Database) {
  const insertEvent = db.prepare<Record<string, unknown>>(
    `INSERT INTO event (session_id, session_seq, kind, body, at, mono_ms, operator_id, station, device_id, raw)
     VALUES (@sessionId, @sessionSeq, @kind, @body, @at, @monoMs, @operatorId, @station, @deviceId, @raw)`,
  )
  const events = db.prepare<{ id: string }, { session_seq: number; at: number; body: string }>(
    'SELECT session_seq, at, body FROM event WHERE session_id = @id ORDER BY session_seq',
  )
  const insert = db.prepare<Record<string, unknown>>(
    `INSERT INTO packing_session (id, order_id, station, operator_id, state, opened_at, last_event_at, lease_until, is_active)
     VALUES (@id, @orderId, @station, @operatorId, 'choosingCarton', @at, @at, @at, 0)`,
  )
  const deactivateOthers = db.prepare<{ id: string; station: string }>(
    'UPDATE packing_session SET is_active = 0 WHERE station = @station AND is_active = 1 AND id <> @id',
  )
  const touch = db.prepare<Record<string, unknown>>(
    `UPDATE packing_session SET state = @state, is_active = @isActive, station = @station, operator_id = @operatorId,
       last_event_at = @at, lease_until = @leaseUntil, closed_at = CASE WHEN @isClosed THEN @at ELSE NULL END
     WHERE id = @id`,
  )
  const active = db.prepare<{ station: string }, DbSession>(
    `SELECT id, order_id, station, lease_until FROM packing_session
     WHERE station = @station AND is_active = 1`,
  )
  const openOf = db.prepare<{ orderId: string }, DbSession>(
    `SELECT id, order_id, station, lease_until FROM packing_session
     WHERE order_id = @orderId AND closed_at IS NULL`,
  )
  const byBadge = db.prepare<{ hash: string }, DbOperator>(
    'SELECT id, name, role FROM operator WHERE badge_hash = @hash AND revoked_at IS NULL',
  )
  const byId = db.prepare<{ id: string }, DbOperator>(
    'SELECT id, name, role FROM operator WHERE id = @id AND revoked_at IS NULL',
  )
  const setting = db.prepare<{ key: string }, { value: string }>(
    'SELECT value FROM setting WHERE key = @key',
  )
  const saveSetting = db.prepare<{ key: string; value: string }>(
    'INSERT INTO setting (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = @value',
  )

  return {
    appendEvent(event: StoredEvent): void {
      insertEvent.run({
        ...event,
        body: JSON.stringify(event.body),
        monoMs: Math.round(event.monoMs),
        sessionSeq: event.sessionId === null ? null : event.sessionSeq,
      })
    },
    eventsOf: (id: SessionId) =>
      events.all({ id }).map((row) => ({
        seq: row.session_seq,
        at: row.at,
        body: JSON.parse(row.body) as unknown,
      })),
    open(
      id: SessionId,
      orderId: OrderId,
      station: string,
      operatorId: string | null,
      at: number,
    ): void {
      insert.run({ id, orderId, station, operatorId, at })
    },
    touch(write: Touch, station: string, operatorId: string | null, at: number): void {
      if (write.isActive) deactivateOthers.run({ id: write.sessionId, station })
      touch.run({
        id: write.sessionId,
        state: write.state,
        isActive: write.isActive ? 1 : 0,
        isClosed: write.isClosed ? 1 : 0,
        leaseUntil: write.leaseUntil,
        station,
        operatorId,
        at,
      })
    },
    activeSession: (station: string) => toSession(active.get({ station })),
    openSessionOf: (orderId: OrderId) => toSession(openOf.get({ orderId })),
    operatorByBadge: (badge: string) => toOperator(byBadge.get({ hash: badgeHash(badge) })),
    operatorById: (id: string) => toOperator(byId.get({ id })),
    setting(key: string): unknown {
      const row = setting.get({ key })
      return row ? (JSON.parse(row.value) as unknown) : undefined
    },
    saveSetting(key: string, value: unknown): void {
      saveSetting.run({ key, value: JSON.stringify(value) })
    },
  }
}

/** Badges are random tokens: a plain SHA-256 keeps them unreadable, as nothing can be guessed from a token. */
export function badgeHash(badge: string): string {
  return createHash('sha256').update(badge.toUpperCase()).digest('hex')
}

function toSession(row: DbSession | undefined): SessionRow | null {
  if (!row) return null
  return {
    sessionId: row.id as SessionId,
    orderId: row.order_id as OrderId,
    station: row.station,
    leaseUntil: row.lease_until,
  }
}

function toOperator(row: DbOperator | undefined): Operator | null {
  return row ? { id: row.id as OperatorId, name: row.name, role: row.role as OperatorRole } : null
}

import type { Database } from 'better-sqlite3'
import type { Write } from '../../core/port/writes.ts'

/** Facts for the clouds, written with what they tell of and sent later. */
export function outboxRepository(db: Database) {
  const insert = db.prepare<Record<string, unknown>>(
    `INSERT INTO outbox (topic, entity_id, payload, idem_key, state, next_at, created_at)
     VALUES (@topic, @entityId, @payload, @idemKey, @state, @at, @at)`,
  )
  const move = db.prepare<{ entityId: string; to: string }>(
    `UPDATE outbox SET state = @to WHERE entity_id = @entityId AND state = 'held'`,
  )
  const waiting = db.prepare<[], { n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM outbox WHERE state = 'ready' LIMIT 1000)`,
  )
  return {
    queue(write: Extract<Write, { kind: 'queueOutbox' }>, at: number): void {
      const { topic, entityId, idemKey } = write
      const state = write.isHeld ? 'held' : 'ready'
      insert.run({ topic, entityId, idemKey, state, at, payload: JSON.stringify(write.payload) })
    },
    release: (entityId: string) => move.run({ entityId, to: 'ready' }),
    makeVoid: (entityId: string) => move.run({ entityId, to: 'void' }),
    /** Up to 1000; more than that is "many" on any screen. */
    waiting: () => waiting.get()?.n ?? 0,
  }
}

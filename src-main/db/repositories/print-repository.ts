import type { Database } from 'better-sqlite3'
import type { ParcelId, PrintJobId } from '../../../src-shared/model/ids.ts'
import type { LabelDocument } from '../../../src-shared/model/label.ts'
import type { PrintJob, PrintStatus } from '../../core/port/store.ts'
import type { PrintKind, Write } from '../../core/port/writes.ts'

type JobRow = {
  id: string
  parcel_id: string | null
  kind: string
  copy: number
  status: string
  document: string
  bytes: Uint8Array | null
}

/** Word for word the condition of the index print_job_open, or SQLite does not take it. */
const isOpen = `status IN ('requested', 'stored', 'sent')`

/**
 * The print ledger. A job is requested with the parcel, stored when its bytes exist, sent before the first byte goes
 * out, and then printed or unknown. `sent` is never taken up again by itself: HARDWARE.md "Printed once".
 */
export function printRepository(db: Database) {
  const columns = 'id, parcel_id, kind, copy, status, document, bytes'
  const byId = db.prepare<{ id: string }, JobRow>(`SELECT ${columns} FROM print_job WHERE id = @id`)
  const next = db.prepare<{ printer: string }, JobRow>(
    `SELECT ${columns} FROM print_job WHERE printer = @printer AND ${isOpen} AND status <> 'sent'
     ORDER BY position LIMIT 1`,
  )
  const insert = db.prepare<Record<string, unknown>>(
    `INSERT INTO print_job (id, position, parcel_id, session_id, kind, status, document, printer, requested_at)
     VALUES (@jobId, (SELECT coalesce(max(position), 0) + 1 FROM print_job), @parcelId, @sessionId, @printKind, 'requested',
       @document, @printer, @at)`,
  )
  const insertCopy = db.prepare<Record<string, unknown>>(
    `INSERT INTO print_job (id, position, parcel_id, session_id, kind, copy, reason, status, document, bytes, sha256, printer, requested_at)
     SELECT @jobId, (SELECT max(position) + 1 FROM print_job), parcel_id, session_id, kind, @copy, @reason,
       CASE WHEN bytes IS NULL THEN 'requested' ELSE 'stored' END, document, bytes, sha256, printer, @at
     FROM print_job WHERE parcel_id = @parcelId AND kind = 'shippingLabel' AND copy = 1`,
  )
  const store = db.prepare<{ id: string; bytes: Uint8Array; sha256: string }>(
    `UPDATE print_job SET bytes = @bytes, sha256 = @sha256, status = 'stored' WHERE id = @id AND status = 'requested'`,
  )
  const send = db.prepare<{ id: string; odometer: number | null; at: number }>(
    `UPDATE print_job SET status = 'sent', odometer_before = @odometer, sent_at = @at WHERE id = @id AND status = 'stored'`,
  )
  const end = db.prepare<{ id: string; status: string; trouble: string | null; at: number }>(
    `UPDATE print_job SET status = @status, trouble = @trouble, ended_at = @at WHERE id = @id AND status IN ('stored', 'sent')`,
  )
  const cancel = db.prepare<{ id: string; at: number }>(
    `UPDATE print_job SET status = 'cancelled', ended_at = @at WHERE id = @id AND status IN ('requested', 'stored')`,
  )
  const cancelOfParcel = db.prepare<{ parcelId: string; at: number }>(
    `UPDATE print_job SET status = 'cancelled', ended_at = @at
     WHERE parcel_id = @parcelId AND status IN ('requested', 'stored')`,
  )
  const sent = db.prepare<[], { id: string }>(
    `SELECT id FROM print_job WHERE ${isOpen} AND status = 'sent'`,
  )
  const labelConfirmed = db.prepare<{ parcelId: string; at: number }>(
    `UPDATE print_job SET status = 'printed', ended_at = @at
     WHERE parcel_id = @parcelId AND kind = 'shippingLabel' AND status = 'unknown'`,
  )

  return {
    printJob: (id: PrintJobId) => toJob(byId.get({ id })),
    nextPrintJob: (printer: string) => toJob(next.get({ printer })),
    request(write: Extract<Write, { kind: 'requestPrint' }>, printer: string, at: number): void {
      const { jobId, parcelId, sessionId, printKind } = write
      const document = JSON.stringify(write.document)
      insert.run({ jobId, parcelId, sessionId, printKind, document, printer, at })
    },
    requestCopy(write: Extract<Write, { kind: 'requestReprint' }>, at: number): void {
      const { jobId, parcelId, copy, reason } = write
      insertCopy.run({ jobId, parcelId, copy, reason, at })
    },
    storeBytes: (id: PrintJobId, bytes: Uint8Array, sha256: string) =>
      store.run({ id, bytes, sha256 }),
    markSent: (id: PrintJobId, odometer: number | null, at: number) =>
      send.run({ id, odometer, at }),
    markEnded: (
      id: PrintJobId,
      status: 'printed' | 'unknown',
      trouble: string | null,
      at: number,
    ) => end.run({ id, status, trouble, at }),
    cancel: (id: PrintJobId, at: number) => cancel.run({ id, at }),
    cancelOfParcel: (parcelId: ParcelId, at: number) => cancelOfParcel.run({ parcelId, at }),
    /** The label is in somebody's hand: what was unknown is known now. */
    confirmOfParcel: (parcelId: ParcelId, at: number) => labelConfirmed.run({ parcelId, at }),
    sentJobs: () => sent.all().map((row) => row.id as PrintJobId),
  }
}

function toJob(row: JobRow | undefined): PrintJob | null {
  if (!row) return null
  return {
    jobId: row.id as PrintJobId,
    kind: row.kind as PrintKind,
    parcelId: row.parcel_id as ParcelId | null,
    copy: row.copy,
    status: row.status as PrintStatus,
    document: JSON.parse(row.document) as LabelDocument,
    bytes: row.bytes,
  }
}

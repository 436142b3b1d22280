/**
 * UNDO: takes back the packer's last act and all that the station did because of it, up to the label's confirmation.
 * A parcel that was closed meanwhile is voided: its SSCC is burnt, its stock booked back, and a label that may have
 * come out has to be scanned as destroyed before there is another.
 */
import type { Context, Step } from './bench.ts'
import { skuOf } from './counts.ts'
import type { LoggedEvent, SessionEvent, SessionEventKind } from './events.ts'
import { undoableKinds } from './events.ts'
import { isScaleEmpty } from './on-label.ts'
import type { SessionState } from './state.ts'
import { attention, inform, record, sessionOf, sound, withBench } from './step.ts'

export function undo(step: Step, ctx: Context): Step {
  // The lightest thing first: an open question is simply closed.
  const { armed, asked, choices, spots, alert } = step.bench
  if (armed || asked || choices || spots)
    return sound(withBench(step, { armed: null, asked: null, choices: null, spots: null }), 'good')
  if (alert?.tone === 'wrong') return sound(withBench(step, { alert: null }), 'good')
  const session = sessionOf(step)
  const target = lastUndoable(session)
  if (!target) return attention(step, 'command.nothingToUndo')
  const undone = record(
    step,
    {
      kind: 'undone',
      toSeq: actStart(session, target),
      what: target.event.kind,
      voided: voidedParcel(session, target, ctx),
    },
    ctx,
  )
  const calm = withBench(undone, {
    planning: null,
    isUnitInHand: false,
    printTrouble: null,
    // A parcel that stands on the scale is taken off first; an empty scale says its zero only once.
    scale: { ...undone.bench.scale, hasSeenZero: isScaleEmpty(undone), refusedG: null },
  })
  return inform(sound(calm, 'good'), 'done.undone', {
    what: target.event.kind,
    title: titleOf(session, target),
  })
}

/** Nothing before the last confirmed label, for that parcel has left the bench; nothing of an order that holds no more. */
function lastUndoable(session: SessionState): LoggedEvent | undefined {
  const sealed = session.log.findLast(({ event }) => sealingKinds.has(event.kind))?.seq ?? 0
  return session.log.findLast(
    (e) => e.seq > sealed && (undoableKinds.has(e.event.kind) || isProposal(e)) && !isAutomatic(e),
  )
}

const sealingKinds: ReadonlySet<SessionEventKind> = new Set(['labelConfirmed', 'orderRefreshed'])

/** F8: the packer asked for a larger carton, and the plan is for that one. */
function isProposal({ event }: LoggedEvent): boolean {
  return event.kind === 'planMade' && event.cause === 'carton' && event.needsCarton
}

/** Some acts are two events: the plan gave way first, or the parcel went back from the scale to the items first. */
function actStart(session: SessionState, target: LoggedEvent): number {
  const index = session.log.indexOf(target)
  const before = session.log[index - 1]
  return before && leadsTo(before.event, target.event) ? before.seq : target.seq
}

function leadsTo(first: SessionEvent, second: SessionEvent): boolean {
  if (first.kind === 'backToItems') return second.kind === 'itemDamaged'
  if (first.kind !== 'planMade' || first.needsCarton) return false
  if (first.cause === 'carton') return second.kind === 'cartonConfirmed'
  return first.cause === 'order' && second.kind === 'itemConfirmed'
}

/** The station filled the parcel by itself when its last unit was scanned; the packer did not. */
function isAutomatic(entry: LoggedEvent): boolean {
  return entry.event.kind === 'parcelFilled' && !entry.event.isEarly
}

/** Where the closing of the parcel in hand began; null when it is still open. */
export function closingStart(session: SessionState): LoggedEvent | null {
  if (!session.closing) return null
  return session.log.findLast((entry) => entry.event.kind === 'weightTaken') ?? null
}

/** The parcel that was closed since `target`, which taking that back makes void. */
export function voidedParcel(session: SessionState, target: LoggedEvent, ctx: Context) {
  const { closing } = session
  const closed = session.log.findLast((entry) => entry.event.kind === 'parcelClosed')
  if (!closing || !closed || closed.seq < target.seq) return null
  const status = ctx.lookups.printStatus(closing.labelJobId)
  const mayBeOut = status === 'sent' || status === 'printed' || status === 'unknown'
  const mayExist = closing.mayExist || mayBeOut
  return { parcelId: closing.parcelId, sscc: closing.sscc, mayExist }
}

function titleOf(session: SessionState, entry: LoggedEvent): string {
  const { event } = entry
  if ('skuId' in event) return skuOf(session, event.skuId)?.title ?? ''
  if (event.kind === 'cartonConfirmed') return event.carton.code
  if (event.kind === 'itemPlacedElsewhere') {
    const unit = session.packed[event.index]
    return unit ? (skuOf(session, unit.skuId)?.title ?? '') : ''
  }
  return ''
}

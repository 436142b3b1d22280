import type { Clock } from '../../core/port/clock.ts'
import type { PrinterTrouble, PrintOutcome } from '../../core/port/printer.ts'
import { isEmpty, troubleIn, type ZebraHostStatus } from '../protocol/zebra-host-status.ts'
import type { ZebraIdentity } from '../protocol/zebra-identity.ts'
import {
  askErrors,
  askHostStatus,
  askIdentity,
  askOdometer,
  CANCEL_PARTIAL_FORMAT,
} from '../protocol/zebra-questions.ts'
import type { ZebraConversation } from './zebra-conversation.ts'
import type { ZebraLimits } from './zebra-limits.ts'

/**
 * The steps of printing one document exactly once, over one conversation: is it ready, has it come out. What is not
 * proven is `unknown`, silence is never health, and only an odometer that rose together with an empty printer is `printed`.
 */
export type ZebraTalk = {
  readonly conversation: ZebraConversation
  readonly limits: ZebraLimits
  readonly clock: Clock
  /** False for printers that imitate ZPL without `~HQES`; then `~HS` alone must say that all is well. */
  readonly hasErrorQuery: boolean
}

export type Readiness =
  | { readonly isReady: true; readonly identity: ZebraIdentity; readonly odometer: number | null }
  | { readonly isReady: false; readonly reason: PrinterTrouble }

/** Who it is, whether anything is wrong with it, whether it is empty, and its odometer. Sends nothing that prints. */
export async function preflight(talk: ZebraTalk, isHalfLabelOurs: boolean): Promise<Readiness> {
  const { conversation, limits } = talk
  const identity = await conversation.ask(askIdentity, limits.answerWithinMs)
  if (identity === null) return notReady(conversation.heardNoise ? 'notZpl' : 'noAnswer')
  if (!identity.speaksZpl) return notReady('notZpl')
  const trouble = await waitUntilEmpty(talk, isHalfLabelOurs)
  if (trouble !== null) return notReady(trouble)
  const odometer = await conversation.ask(askOdometer, limits.answerWithinMs)
  return { isReady: true, identity, odometer: odometer?.count ?? null }
}

function notReady(reason: PrinterTrouble): Readiness {
  return { isReady: false, reason }
}

/**
 * Waits for labels that are still coming out. A label that was cut off in the middle would swallow the next one, so it
 * is cancelled: at once when it is our own, and otherwise when nobody has ended it in all that time.
 */
async function waitUntilEmpty(
  talk: ZebraTalk,
  isHalfLabelOurs: boolean,
): Promise<PrinterTrouble | null> {
  const { conversation, limits, clock } = talk
  const deadline = clock.monotonicMs() + limits.readyWithinMs
  let isCancelled = false
  for (;;) {
    const look = await lookAt(talk)
    if (look.trouble !== null) return look.trouble
    if (look.status !== null && isEmpty(look.status)) return null
    const isLate = clock.monotonicMs() >= deadline
    if (!isCancelled && (isHalfLabelOurs || isLate) && look.status?.hasPartialFormat === true) {
      isCancelled = true
      await conversation.send(CANCEL_PARTIAL_FORMAT, limits.answerWithinMs)
    } else if (isLate) {
      return 'busy'
    } else {
      await conversation.pause(limits.pollMs)
    }
  }
}

type Look = { readonly status: ZebraHostStatus | null; readonly trouble: PrinterTrouble | null }

/**
 * One look. The error query comes first: a printer that is out of paper or open answers it at once, and says nothing at
 * all to the status, so that the other way round each look at a stopped printer would wait for an answer in vain.
 */
export async function lookAt(talk: ZebraTalk): Promise<Look> {
  const { conversation, limits, hasErrorQuery } = talk
  if (hasErrorQuery) {
    const errors = await conversation.ask(askErrors, limits.answerWithinMs)
    const trouble = errors === null ? 'noAnswer' : errors.trouble
    if (trouble !== null) return { status: null, trouble }
  }
  const status = await conversation.ask(askHostStatus, limits.answerWithinMs)
  return { status, trouble: status === null ? 'noAnswer' : troubleIn(status) }
}

/**
 * Looks until the label is out. Each look asks for the odometer first and for the status after it, so that an empty
 * printer is seen after the count rose. When questions went unanswered, late answers may be about the past: then as many
 * looks more must agree.
 */
export async function awaitPrinted(
  talk: ZebraTalk,
  before: number | null,
  report: (trouble: PrinterTrouble | null) => void,
): Promise<PrintOutcome> {
  const { conversation, limits, clock } = talk
  const deadline = clock.monotonicMs() + limits.printedWithinMs
  let agreeing = 0
  let reason: PrinterTrouble = 'noAnswer'
  while (clock.monotonicMs() < deadline) {
    const odometer = await conversation.ask(askOdometer, limits.answerWithinMs)
    const look = await lookAt(talk)
    report(look.trouble)
    const count = odometer?.count ?? null
    const isOut = look.status !== null && look.trouble === null && isEmpty(look.status)
    // Without a count before and after nobody can say that it was our label that came out.
    const isProven = before !== null && count !== null && count > before
    agreeing = isOut && (isProven || before === null) ? agreeing + 1 : 0
    if (agreeing > conversation.missedAnswers) {
      if (isProven) return { kind: 'printed', odometer: count }
      return { kind: 'unknown', reason: 'noAnswer' }
    }
    reason = look.trouble ?? (isOut ? 'noAnswer' : 'busy')
    await conversation.pause(limits.pollMs)
  }
  return { kind: 'unknown', reason }
}

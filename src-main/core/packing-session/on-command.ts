/** Commands by barcode, key or button: the table of PACKING-SESSION.md. */
import type { CommandWord, ReasonCode } from '../../../src-shared/model/command-word.ts'
import type { BenchState, Context, Step } from './bench.ts'
import { damaged, short } from './exceptions.ts'
import { hold } from './hold.ts'
import { releaseHeld } from './on-order.ts'
import { chooseSpot, openSpots } from './on-put-elsewhere.ts'
import { release } from './on-release.ts'
import { onChoice } from './on-thing.ts'
import { reprint } from './reprint.ts'
import {
  askForPlan,
  attention,
  good,
  record,
  refuse,
  sessionOf,
  sound,
  withBench,
  withEffect,
} from './step.ts'
import { undo } from './undo.ts'

/** These are destructive: a second scan within some seconds does them (PACKING-SESSION rule 4). */
const destructive: ReadonlySet<CommandWord> = new Set(['HOLD', 'NEXT', 'REPRINT'])

/** Commands that make sense now; the others are shown as off and refused in words. */
export function isEnabled(bench: BenchState, word: CommandWord): boolean {
  const phase = bench.session?.phase.kind
  const isUnderWay =
    phase !== undefined && phase !== 'done' && phase !== 'onHold' && phase !== 'stopped'
  switch (word) {
    case 'HELP':
      return true
    case 'UNDO':
    case 'HOLD':
      return isUnderWay
    case 'SHORT':
      return phase === 'packing' || phase === 'choosingCarton'
    case 'DAMAGED':
      return (
        phase === 'packing' || (phase === 'weighing' && (bench.session?.packed.length ?? 0) > 0)
      )
    case 'NEXT':
      return phase === 'packing' && (bench.session?.packed.length ?? 0) > 0
    case 'REPRINT':
      return phase === 'confirmingLabel'
    case 'CARTON':
      return phase === 'packing' || phase === 'choosingCarton'
    case 'PUT':
      return phase === 'packing' && bench.isUnitInHand
    case 'CONFIRM':
      return phase === 'reviewing' || bench.armed !== null
    default:
      return word.startsWith('R')
        ? bench.asked !== null
        : bench.choices !== null || bench.spots !== null
  }
}

export function onCommandWord(step: Step, word: CommandWord, ctx: Context): Step {
  if (!isEnabled(step.bench, word)) return refuse(step, 'command.notNow', { word }, ctx)
  const open = word === 'HELP' ? step : closeQuestions(step, word)
  const { armed } = open.bench
  // CONFIRM stands for the second scan of whatever waits for one.
  const meant = word === 'CONFIRM' && armed ? armed.word : word
  if (!destructive.has(meant)) return run(withBench(open, { armed: null }), meant, ctx)
  if (armed?.word === meant && armed.until > ctx.now)
    return run(withBench(open, { armed: null }), meant, ctx)
  return arm(open, meant, ctx)
}

/** Only its own answers leave an open question open: a place for one unit is none for the next. */
function closeQuestions(step: Step, word: CommandWord): Step {
  const open = withBench(step, { isHelpOpen: false })
  // UNDO closes them itself, and then takes nothing back.
  if (word === 'UNDO' || /^[NR]\d$/.test(word)) return open
  return withBench(open, { asked: null, choices: null, spots: null })
}

function arm(step: Step, word: CommandWord, ctx: Context): Step {
  const until = ctx.now + ctx.settings.confirmMs
  const armed = withBench(step, { armed: { word, until }, asked: null })
  return withEffect(sound(armed, 'attention'), { kind: 'wakeAt', at: until })
}

function run(step: Step, word: CommandWord, ctx: Context): Step {
  switch (word) {
    case 'HELP':
      return withBench(step, { isHelpOpen: !step.bench.isHelpOpen })
    case 'UNDO':
      return undo(step, ctx)
    case 'HOLD':
      return sound(withBench(step, { asked: { for: 'HOLD' }, alert: null }), 'attention')
    case 'REPRINT':
      return sound(withBench(step, { asked: { for: 'REPRINT' }, alert: null }), 'attention')
    case 'SHORT':
      return short(step, ctx)
    case 'DAMAGED':
      return damaged(step, ctx)
    case 'NEXT':
      return nextParcel(step, ctx)
    case 'CARTON':
      return askForPlan(step, { kind: 'larger' }, ctx)
    case 'PUT':
      return openSpots(step, ctx)
    case 'CONFIRM':
      return good(record(step, { kind: 'noteConfirmed' }, ctx))
    default:
      return word.startsWith('R')
        ? onReason(step, word as ReasonCode, ctx)
        : onNumber(step, word, ctx)
  }
}

function onReason(step: Step, reason: ReasonCode, ctx: Context): Step {
  const { asked } = step.bench
  switch (asked?.for) {
    case 'HOLD':
      return hold(step, reason, ctx)
    case 'REPRINT':
      return reprint(step, reason, ctx)
    case 'RELEASE':
      return asked.what.kind === 'hold'
        ? releaseHeld(step, asked.what.order, asked.by, reason, ctx)
        : release(step, asked.what, asked.by, reason, ctx)
    default:
      return attention(step, 'command.notNow', { word: reason })
  }
}

function onNumber(step: Step, word: CommandWord, ctx: Context): Step {
  const index = Number(word.slice(1)) - 1
  return step.bench.choices ? onChoice(step, index, ctx) : chooseSpot(step, index, ctx)
}

/** NEXT PARCEL: closes this carton with what is in it. */
function nextParcel(step: Step, ctx: Context): Step {
  if (sessionOf(step).packed.length === 0) return refuse(step, 'command.nothingInside', {}, ctx)
  return good(record(step, { kind: 'parcelFilled', isEarly: true }, ctx))
}

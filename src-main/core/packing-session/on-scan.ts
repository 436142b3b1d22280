/** One scan, whatever it is, in whatever state: PACKING-SESSION.md "What a scan means, in this order". */
import type { ScannerVerdict } from '../../../src-shared/model/scanner-test.ts'
import type { Meaning } from '../scan/meaning.ts'
import type { BenchCommand, Context, Step } from './bench.ts'
import { onBadge } from './on-badge.ts'
import { stopIfChanged } from './on-change.ts'
import { onCommandWord } from './on-command.ts'
import { onThing } from './on-thing.ts'
import { inform, refuse, sound, withBench } from './step.ts'

type ScanCommand = Extract<BenchCommand, { kind: 'scan' }>

export function onScan(step: Step, command: ScanCommand, ctx: Context): Step {
  const { scan, meaning } = command
  const { lastScan } = step.bench
  const isReread =
    command.canReread &&
    lastScan !== null &&
    lastScan.text === scan.text &&
    lastScan.deviceId === scan.deviceId &&
    scan.at - lastScan.at < ctx.settings.rereadMs
  const seen = withBench(step, {
    lastScan: { text: scan.text, deviceId: scan.deviceId, at: scan.at },
  })
  if (isReread) return onReread(seen, scan.text)
  const beeping =
    stopIfChanged(seen, ctx) ?? onMeaning(closeOverlays(seen, meaning), meaning, ctx, command)
  return withBeep(beeping, seen, scan.deviceId)
}

/** Told apart from a second unit, and said so: PRODUCT R6. */
function onReread(step: Step, text: string): Step {
  return sound(inform(step, 'scan.repeat', { text }), 'repeat')
}

/** Help and an unanswered question go away with the next scan that is no answer to them. */
function closeOverlays(step: Step, meaning: Meaning): Step {
  const isCommand = meaning.kind === 'command'
  const isHelp = meaning.kind === 'command' && meaning.word === 'HELP'
  return withBench(step, {
    // The scan of HELP closes it by itself.
    isHelpOpen: isHelp && step.bench.isHelpOpen,
    choices: isCommand ? step.bench.choices : null,
    armed: isCommand ? step.bench.armed : null,
    asked: isCommand || meaning.kind === 'badge' ? step.bench.asked : null,
    spots: isCommand ? step.bench.spots : null,
  })
}

function onMeaning(step: Step, meaning: Meaning, ctx: Context, command: ScanCommand): Step {
  switch (meaning.kind) {
    case 'badge':
      return onBadge(step, meaning.operator, ctx)
    case 'command':
      return onCommandWord(step, meaning.word, ctx)
    case 'several':
      return sound(
        withBench(step, {
          choices: { text: command.scan.text, things: meaning.things.slice(0, 9) },
        }),
        'attention',
      )
    case 'scannerTest':
      return onScannerTest(step, meaning.verdict, ctx)
    case 'unknown':
      return refuse(
        step,
        meaning.isDamaged ? 'code.damaged' : 'code.unknown',
        { text: meaning.text },
        ctx,
      )
    default:
      return onThing(step, meaning, ctx)
  }
}

/** PRODUCT R5: the printed test code says which keys are wrong. */
function onScannerTest(step: Step, verdict: ScannerVerdict, ctx: Context): Step {
  switch (verdict.kind) {
    case 'good':
      return inform(sound(step, 'good'), 'scanner.good')
    case 'capsLock':
      return refuse(step, 'scanner.capsLock', {}, ctx)
    case 'layout':
      return refuse(step, 'scanner.layout', { text: verdict.wrong.join('  ') }, ctx)
    case 'cut':
      return refuse(step, 'scanner.cut', {}, ctx)
  }
}

function withBeep(step: Step, before: Step, deviceId: string): Step {
  const { feedback } = step.bench
  if (feedback.number === before.bench.feedback.number) return step
  const wrong = feedback.sound === 'wrong'
  const effect = {
    kind: 'beep' as const,
    deviceId,
    sound: wrong ? ('wrong' as const) : ('good' as const),
  }
  return { ...step, effects: [...step.effects, effect] }
}

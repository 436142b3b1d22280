/** BenchState -> BenchView: all that the screen shows, computed here, so that the screen computes nothing. Pure. */
import type {
  BenchView,
  LineView,
  OrderSummary,
  QuestionView,
} from '../../../src-shared/contract/bench-view.ts'
import {
  commandBarcode,
  commandWords,
  keyOfCommand,
} from '../../../src-shared/model/command-word.ts'
import type { PrintJobId, SkuId } from '../../../src-shared/model/ids.ts'
import type { DeviceState } from '../port/device.ts'
import type { Thing } from '../scan/meaning.ts'
import type { BenchState } from './bench.ts'
import { allPacked, openOfLine, packedOfLine, shortOfLine, unitsTotal } from './counts.ts'
import { isEnabled } from './on-command.ts'
import { sceneOf, sceneView } from './present-scene.ts'
import { screenOf } from './present-screen.ts'
import type { Settings } from './settings.ts'
import type { Phase, SessionState } from './state.ts'
import { suggestedSku } from './suggestion.ts'
import { suggestionsOf } from './suggestions.ts'

export type QueueView = {
  readonly waiting: number
  readonly held: number
  readonly next: readonly OrderSummary[]
  readonly unconfirmed: Extract<BenchView['screen'], { kind: 'idle' }>['unconfirmed']
}

export type PresentContext = {
  readonly revision: number
  readonly settings: Settings
  readonly station: { readonly name: string; readonly isDemo: boolean }
  readonly devices: readonly DeviceState[]
  readonly queuedScans: number
  readonly sync: BenchView['sync']
  /** Read when the bench is idle only. */
  queue(): QueueView
  cartonCodes(): readonly string[]
  barcodeOf(skuId: SkuId): string | null
  isLabelDrawn(jobId: PrintJobId): boolean
}

export function benchView(bench: BenchState, ctx: PresentContext): BenchView {
  const { session } = bench
  const shown = session && session.phase.kind !== 'onHold' ? session : null
  const scene = sceneOf(bench)
  return {
    revision: ctx.revision,
    station: {
      ...ctx.station,
      language: ctx.settings.language,
      weightUnit: ctx.settings.weightUnit,
    },
    operator: bench.operator && { name: bench.operator.name, role: bench.operator.role },
    rail: railOf(shown),
    header: session && headerOf(session),
    parcel: shown && parcelOf(shown),
    screen: screenOf(bench, ctx),
    question: questionOf(bench),
    isHelpOpen: bench.isHelpOpen,
    lines: shown ? linesOf(shown) : [],
    scene: scene && session ? sceneView(scene, session) : null,
    alert: bench.alert,
    busy: busyOf(bench),
    queuedScans: ctx.queuedScans,
    commands: commandWords.map((word) => ({
      word,
      key: keyOfCommand[word] ?? null,
      barcode: commandBarcode(word),
      isEnabled: isEnabled(bench, word),
    })),
    devices: ctx.devices.map((device) => ({ ...device })),
    sync: ctx.sync,
    suggestions: [...suggestionsOf(bench, ctx)],
    feedback: bench.feedback,
  }
}

const stageOf: Record<Phase['kind'], BenchView['rail']['stage']> = {
  reviewing: 'order',
  choosingCarton: 'carton',
  packing: 'items',
  weighing: 'weigh',
  labelling: 'label',
  confirmingLabel: 'label',
  done: 'done',
  onHold: 'order',
  stopped: 'order',
}

function railOf(session: SessionState | null): BenchView['rail'] {
  if (!session) return { stage: 'order', itemsDone: 0, itemsTotal: 0 }
  return {
    stage: stageOf[session.phase.kind],
    itemsDone: allPacked(session).length,
    itemsTotal: unitsTotal(session) - session.short.length,
  }
}

function headerOf(session: SessionState): NonNullable<BenchView['header']> {
  const { order } = session
  return {
    orderNumber: order.number,
    recipient: order.shipTo.name,
    countryCode: order.shipTo.countryCode,
    service: order.service,
    isUrgent: order.priority > 0 || /express/i.test(order.service),
    tote: order.tote,
  }
}

function parcelOf(session: SessionState): BenchView['parcel'] {
  const isDone = session.phase.kind === 'done'
  const number = isDone ? session.finished.length : session.finished.length + 1
  if (isDone) return { number, count: number }
  // Without a plan for the rest nobody knows how many there will be.
  const later = session.plan ? Math.max(0, session.plan.parcels.length - 1) : null
  return { number, count: later === null ? null : number + later }
}

function linesOf(session: SessionState): LineView[] {
  const nowSku = session.phase.kind === 'packing' ? suggestedSku(session) : null
  return session.order.lines.map((line) => {
    const open = openOfLine(session, line)
    const short = shortOfLine(session, line.lineId)
    const now = line.sku.id === nowSku && open > 0
    const closed = short > 0 ? ('short' as const) : ('done' as const)
    return {
      skuCode: line.sku.code,
      title: line.sku.title,
      variant: line.sku.variant,
      picture: line.sku.picture,
      packed: packedOfLine(session, line.lineId),
      required: line.quantity,
      short,
      state: now ? ('now' as const) : open > 0 ? ('open' as const) : closed,
    }
  })
}

function questionOf(bench: BenchState): QuestionView | null {
  if (bench.choices)
    return {
      kind: 'meaning',
      text: bench.choices.text,
      choices: bench.choices.things.map((thing, i) => ({
        number: i + 1,
        ...choiceOf(thing),
      })),
    }
  if (bench.asked)
    return { kind: 'reason', for: bench.asked.for, reasons: [...reasonsOf[bench.asked.for]] }
  if (bench.armed) return { kind: 'again', word: bench.armed.word, until: bench.armed.until }
  return null
}

const reasonsOf = {
  HOLD: ['R1', 'R2', 'R3', 'R4', 'R5', 'R9'],
  REPRINT: ['R1', 'R2', 'R3', 'R9'],
  RELEASE: ['R1', 'R2', 'R3', 'R9'],
} as const

function choiceOf(thing: Thing): { what: Thing['kind']; title: string } {
  switch (thing.kind) {
    case 'order':
      return { what: 'order', title: [thing.number, thing.tote].filter(Boolean).join(' · ') }
    case 'carton':
      return { what: 'carton', title: `${thing.carton.code} ${thing.carton.name}` }
    case 'label':
      return { what: 'label', title: thing.sscc }
    case 'item':
      return { what: 'item', title: thing.title }
  }
}

function busyOf(bench: BenchState): BenchView['busy'] {
  if (bench.planning) return 'planning'
  return bench.session?.phase.kind === 'labelling' && !bench.printTrouble ? 'printing' : null
}

/** Which screen the bench shows, and all that is on it. */
import { assertNever } from '../../../src-shared/base/assert-never.ts'
import type { ScreenView, UnitView } from '../../../src-shared/contract/bench-view.ts'
import type { BenchState } from './bench.ts'
import { allPacked } from './counts.ts'
import type { PresentContext } from './present.ts'
import { type BenchScene, sceneOf } from './present-scene.ts'
import { cartonView, unitView, wordsFor } from './present-units.ts'
import type { SessionState } from './state.ts'
import { suggestedSku } from './suggestion.ts'
import { expectedWeight } from './weighing.ts'

export function screenOf(bench: BenchState, ctx: PresentContext): ScreenView {
  const { session } = bench
  if (!session) return idleScreen(bench, ctx)
  const { phase } = session
  switch (phase.kind) {
    case 'reviewing':
      return { kind: 'reviewing', notes: session.order.note === null ? [] : [session.order.note] }
    case 'choosingCarton':
      return choosingScreen(bench, session)
    case 'packing':
      return packingScreen(bench, session)
    case 'weighing':
      return weighingScreen(bench, session, ctx)
    case 'labelling':
      return labellingScreen(bench, session, ctx)
    case 'confirmingLabel':
      return {
        kind: 'confirmingLabel',
        sscc: session.closing?.sscc ?? '',
        weightG: session.closing?.weightG ?? 0,
        printState: phase.print,
        copies: session.closing?.copies ?? 1,
      }
    case 'done':
      return doneScreen(session)
    case 'onHold':
      return { kind: 'onHold', reason: phase.reason }
    case 'stopped':
      return { kind: 'stopped', why: phase.why }
    default:
      return assertNever(phase)
  }
}

function idleScreen(bench: BenchState, ctx: PresentContext): ScreenView {
  if (ctx.settings.needsBadge && !bench.operator) return { kind: 'signIn' }
  const { waiting, held, next, unconfirmed } = ctx.queue()
  return { kind: 'idle', waiting, held, next: [...next], unconfirmed: [...unconfirmed] }
}

function choosingScreen(bench: BenchState, session: SessionState): ScreenView {
  const carton = session.plan?.parcels[0]?.carton
  const withoutPlan = session.plan?.withoutPlan ?? []
  return {
    kind: 'choosingCarton',
    carton: carton ? cartonView(carton) : null,
    isPlanning: bench.planning !== null || session.plan === null,
    withoutPlan: withoutPlan.map((entry) => unitView(session, entry.skuId, null, false)),
  }
}

/** The view of one drawn unit, with its words: what lies below it is looked for among those before it. */
function drawnUnit(
  session: SessionState,
  scene: BenchScene,
  index: number,
  isPacked: boolean,
): UnitView | null {
  const unit = scene.units[index]
  if (!unit) return null
  const words = wordsFor(session, unit, scene.units.slice(0, index), scene.carton)
  const block = scene.blocks[index]
  const blockCount = scene.blocks.filter((other) => other === block).length
  return unitView(session, unit.skuId, { step: index + 1, blockCount, words }, isPacked)
}

function packingScreen(bench: BenchState, session: SessionState): ScreenView {
  const scene = sceneOf(bench)
  const carton = session.carton
  if (!carton || !scene) return choosingScreen(bench, session)
  return {
    kind: 'packing',
    carton: cartonView(carton),
    inHand: lastUnitView(bench, session),
    next: nextUnitView(session, scene),
    spots: spotViews(bench, session, scene),
  }
}

function lastUnitView(bench: BenchState, session: SessionState): UnitView | null {
  const last = session.packed.at(-1)
  if (!bench.isUnitInHand || !last) return null
  const scene = sceneOf(bench)
  const index = scene?.units.findIndex((unit) => unit.state === 'inHand') ?? -1
  if (scene && index >= 0) return drawnUnit(session, scene, index, true)
  return unitView(session, last.skuId, null, true)
}

function nextUnitView(session: SessionState, scene: BenchScene): UnitView | null {
  const index = scene.units.findIndex((unit) => unit.state === 'next')
  if (index >= 0) return drawnUnit(session, scene, index, false)
  const skuId = suggestedSku(session)
  return skuId ? unitView(session, skuId, null, false) : null
}

function spotViews(bench: BenchState, session: SessionState, scene: BenchScene) {
  const last = session.packed.at(-1)
  if (!bench.spots || !last) return null
  const inside = scene.units.filter((unit) => unit.state === 'packed')
  return bench.spots.flatMap((at, i) => {
    const words = wordsFor(session, { skuId: last.skuId, at }, inside, scene.carton)
    if (!words) return []
    const { x, y, z, w, h, d } = at
    return [{ number: i + 1, x, y, z, w, h, d, words: { ...words, on: [...words.on] } }]
  })
}

function weighingScreen(bench: BenchState, session: SessionState, ctx: PresentContext): ScreenView {
  const { reading, hasSeenZero, refusedG } = bench.scale
  const expected = expectedWeight(session, ctx.settings, reading?.divisionG ?? 1)
  const live =
    reading && reading.grams !== null
      ? { grams: reading.grams, isStable: reading.isStable, at: reading.at }
      : null
  if (!session.carton) return choosingScreen(bench, session)
  return {
    kind: 'weighing',
    carton: cartonView(session.carton),
    lastPlaced: lastUnitView(bench, session),
    expectedG: expected.grams,
    toleranceG: expected.toleranceG,
    isExpectedKnown: expected.isKnown,
    live,
    mustEmptyScale: !hasSeenZero && reading !== null,
    deviation:
      refusedG === null ? null : { grams: refusedG - expected.grams, likely: likelyOf(bench) },
    labelToDestroy: session.toDestroy[0] ?? null,
  }
}

/** What the refusal has worked out already is in its alert. */
function likelyOf(bench: BenchState) {
  const facts = bench.alert?.facts
  const count = Number(facts?.['count'] ?? 0)
  if (!facts || count === 0) return null
  return {
    title: String(facts['title']),
    count,
    isMissing: bench.alert?.code === 'weight.tooLight',
  }
}

function labellingScreen(
  bench: BenchState,
  session: SessionState,
  ctx: PresentContext,
): ScreenView {
  const jobId = session.closing?.labelJobId
  const isDrawn = jobId !== undefined && ctx.isLabelDrawn(jobId)
  const step = bench.printTrouble ? 'waiting' : isDrawn ? 'printing' : 'drawing'
  return {
    kind: 'labelling',
    step,
    trouble: bench.printTrouble,
    weightG: session.closing?.weightG ?? 0,
  }
}

function doneScreen(session: SessionState): ScreenView {
  const last = session.log.at(-1)?.at ?? session.openedAt
  return {
    kind: 'done',
    parcels: session.finished.length,
    units: allPacked(session).length,
    shortUnits: session.short.length,
    seconds: Math.round((last - session.openedAt) / 1000),
  }
}

/** Codes that make sense to scan now. The on-screen scanner shows them as buttons, the help sheet as barcodes. */
import type { BenchView } from '../../../src-shared/contract/bench-view.ts'
import { commandBarcode } from '../../../src-shared/model/command-word.ts'
import type { SkuId } from '../../../src-shared/model/ids.ts'
import type { BenchState } from './bench.ts'
import { isUnderWay, openOfSku, skuOf } from './counts.ts'
import type { PresentContext } from './present.ts'
import type { SessionState } from './state.ts'
import { suggestedSku } from './suggestion.ts'

type Suggestion = BenchView['suggestions'][number]

export function suggestionsOf(bench: BenchState, ctx: PresentContext): readonly Suggestion[] {
  const { session } = bench
  if (!isUnderWay(session)) return orderSuggestions(session, ctx)
  const destroy = session.toDestroy.map((sscc) => labelSuggestion(sscc))
  switch (session.phase.kind) {
    case 'reviewing':
      return [{ what: 'command', code: commandBarcode('CONFIRM'), title: 'CONFIRM' }]
    case 'choosingCarton':
      return cartonSuggestions(session, ctx)
    case 'packing':
      return itemSuggestions(session, ctx)
    case 'weighing':
      return destroy
    case 'confirmingLabel':
      return session.closing ? [labelSuggestion(session.closing.sscc)] : []
    default:
      return []
  }
}

function labelSuggestion(sscc: string): Suggestion {
  return { what: 'label', code: `00${sscc}`, title: sscc }
}

/** A stopped order goes on by its own scan; else the next one is wanted. */
function orderSuggestions(
  session: SessionState | null,
  ctx: PresentContext,
): readonly Suggestion[] {
  const isChanged = session?.phase.kind === 'stopped' && session.phase.why !== 'cancelled'
  const next = ctx.queue().next
  return (isChanged ? [session.order, ...next] : next).map((order) => ({
    what: 'order',
    code: order.tote ?? order.number,
    title: order.number,
  }))
}

/** Nothing while the plan is being made: whoever scans the first carton of the shop then gets a refusal. */
function cartonSuggestions(session: SessionState, ctx: PresentContext): readonly Suggestion[] {
  if (session.plan === null) return []
  const planned = session.plan?.parcels[0]?.carton.code
  if (planned) return [{ what: 'carton', code: planned, title: planned }]
  return ctx.cartonCodes().map((code) => ({ what: 'carton', code, title: code }))
}

/** The suggested one first, then the other open ones, each with a barcode that is printed on it. */
function itemSuggestions(session: SessionState, ctx: PresentContext): readonly Suggestion[] {
  const first = suggestedSku(session)
  const skuIds = [...new Set(session.order.lines.map((line) => line.sku.id))]
  const open = skuIds.filter((skuId) => openOfSku(session, skuId) > 0)
  const ordered = first ? [first, ...open.filter((skuId) => skuId !== first)] : open
  return ordered.map((skuId) => itemSuggestion(session, skuId, ctx))
}

function itemSuggestion(session: SessionState, skuId: SkuId, ctx: PresentContext): Suggestion {
  const sku = skuOf(session, skuId)
  const title = sku ? [sku.title, sku.variant].filter(Boolean).join(', ') : ''
  return { what: 'item', code: ctx.barcodeOf(skuId) ?? sku?.code ?? '', title }
}

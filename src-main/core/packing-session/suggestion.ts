/** What the bench suggests to scan next: the plan's first unit that nothing bars, else any open one. */
import type { SkuId } from '../../../src-shared/model/ids.ts'
import { openUnits } from './counts.ts'
import type { PlannedUnit } from './events.ts'
import { blockersOf } from './packing-order.ts'
import type { SessionState } from './state.ts'

export function suggestedUnit(session: SessionState): PlannedUnit | null {
  const open = session.plan?.parcels[0]?.units ?? []
  return open.find((unit) => blockersOf(unit, open).length === 0) ?? null
}

export function suggestedSku(session: SessionState): SkuId | null {
  return (
    suggestedUnit(session)?.skuId ??
    session.plan?.withoutPlan[0]?.skuId ??
    openUnits(session)[0]?.skuId ??
    null
  )
}

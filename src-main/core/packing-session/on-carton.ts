/** The scan of a carton: the one asked for, or another one that the plan then follows. */
import type { CartonType } from '../../../src-shared/model/carton-type.ts'
import type { Context, Step } from './bench.ts'
import { askForPlan, good, inform, record, refuse, sessionOf } from './step.ts'

export function onCarton(step: Step, carton: CartonType, ctx: Context): Step {
  const { session } = step.bench
  if (!session) return refuse(step, 'order.first', { text: carton.code }, ctx)
  if (carton.stock === 0) return refuse(step, 'carton.noStock', { carton: carton.code }, ctx)
  switch (session.phase.kind) {
    case 'reviewing':
      return refuse(step, 'note.first', {}, ctx)
    case 'choosingCarton':
      return takeCarton(step, carton, ctx)
    case 'packing':
      if (session.carton?.id === carton.id)
        return inform(good(step), 'carton.alreadyThis', { carton: carton.code })
      return askForPlan(step, { kind: 'carton', carton, isScanned: true }, ctx)
    case 'weighing':
    case 'labelling':
    case 'confirmingLabel':
      return refuse(step, 'command.notNow', { word: carton.code }, ctx)
    default:
      return refuse(step, 'order.first', { text: carton.code }, ctx)
  }
}

function takeCarton(step: Step, carton: CartonType, ctx: Context): Step {
  const session = sessionOf(step)
  const planned = session.plan?.parcels[0]?.carton
  if (planned?.id === carton.id) return good(record(step, { kind: 'cartonConfirmed', carton }, ctx))
  // Nothing that is left has a plan: any carton may take it.
  if (session.plan && !planned) return good(record(step, { kind: 'cartonConfirmed', carton }, ctx))
  return askForPlan(step, { kind: 'carton', carton, isScanned: true }, ctx)
}

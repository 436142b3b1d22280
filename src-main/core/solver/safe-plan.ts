/**
 * The safe plan: one item a carton, alone on its floor. It is what people see when a plan of the search
 * does not pass the judge: dear, but certainly buildable. Units that this cannot place stay out.
 */
import type {
  PackRequest,
  PackResponse,
  UnplacedReason,
} from '../../../src-shared/model/packing.ts'
import { EffortMeter } from './effort-meter.ts'
import { buildInstance } from './instance-builder.ts'
import { NOTHING_NESTED } from './nesting/nesting.ts'
import { makePlanner } from './plan.ts'
import { sortedFixed } from './replan.ts'
import { buildResponse, type ResponseWords } from './response-builder.ts'
import type { Stowage } from './stowage.ts'

export function safePlan(request: PackRequest, words: ResponseWords): PackResponse {
  const instance = buildInstance(request)
  const planner = makePlanner(request, instance, new EffortMeter(0, () => false))
  const { types, orientations, templates } = instance
  const left = Int32Array.from(instance.freeIds, (ids) => ids.length)
  const stock = templates.map((template) => template.quantity)
  const cartons: Stowage[] = []
  const nothing = new Int32Array(types.count)
  if (instance.fixed.length > 0) {
    const inHand = planner.filling.fresh(templates[0]!, nothing)
    for (const item of sortedFixed(instance)) {
      inHand.fix(item.type, item.rotation, item.x, item.y, item.z, item.w, item.h, item.d)
    }
    cartons.push(inHand)
    stock[0] = stock[0]! - 1
  }
  for (let t = 0; t < types.count; t++) {
    while (left[t]! > 0 && isAlone(instance.types.together, t, types.units)) {
      const template = templates.find(
        (one) => stock[one.index]! > 0 && planner.filling.bounds.fits(one, t),
      )
      if (template === undefined) break
      const k = firstFitting(t, template)
      const carton = planner.filling.fresh(template, nothing)
      carton.place(t, k, 0, 0, 0)
      cartons.push(carton)
      left[t] = left[t]! - 1
      stock[template.index] = stock[template.index]! - 1
    }
  }
  const reasons = Array.from(left, (units): UnplacedReason | null => (units > 0 ? 'no_fit' : null))
  const plan = { cartons, left, reasons }
  const content = { instance, plan, nesting: NOTHING_NESTED, entryOf: instance.entryOf }
  return buildResponse(request, content, words)

  function firstFitting(t: number, template: (typeof templates)[number]): number {
    let k = types.orientationStart[t]!
    while (
      orientations.w[k]! > template.w ||
      orientations.h[k]! > template.h ||
      orientations.d[k]! > template.d
    )
      k++
    return k
  }
}

/** A keepTogether group of several units cannot travel one by one. */
function isAlone(together: Int32Array, t: number, units: Int32Array): boolean {
  const group = together[t]!
  if (group < 0) return true
  let members = 0
  for (let other = 0; other < together.length; other++)
    if (together[other] === group) members += units[other]!
  return members === 1
}

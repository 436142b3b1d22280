/**
 * Why a unit that could go into an empty container is in none (contract rule 18): a container that is in use has a
 * place for it and only its weight or its danger forbids it, or there is no place any more.
 */
import type { UnplacedReason } from '../../../src-shared/model/packing.ts'
import type { Filling } from './filling.ts'
import type { Instance } from './instance.ts'
import type { Stowage } from './stowage.ts'

/** Containers looked at for one type. */
const MOST_CARTONS = 30

export function leftoverReason(
  { types }: Instance,
  filling: Filling,
  cartons: readonly Stowage[],
  t: number,
): UnplacedReason {
  const only = new Int32Array(types.count)
  only[t] = 1
  let reason: UnplacedReason = 'no_fit'
  for (const carton of cartons.slice(0, MOST_CARTONS)) {
    const { template, weight } = carton
    if (types.family[carton.type[0]!] !== types.family[t]) continue
    const isRefused = types.isHazmat[t] === 1 && !template.allowsHazmat
    const isTooHeavy = types.weight[t]! > template.maxWeight - weight
    if (isRefused === isTooHeavy) continue
    const open = filling.snapshot(carton)
    open.template = { ...template, maxWeight: Infinity, allowsHazmat: true }
    if (filling.places(open, only, 1).length === 0) continue
    if (isTooHeavy) return 'weight_limit'
    reason = 'hazmat_not_allowed'
  }
  return reason
}

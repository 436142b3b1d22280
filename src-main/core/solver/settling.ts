/**
 * Last touch: the same units in the same carton, lying lower. Where a carton has room to spare the search is done with
 * the first filling that holds everything, and that may be a tower in a corner; hands and lorries like it flat. A few
 * constructions that favour low places are tried, and the filling whose volume lies lowest is kept. It never changes
 * which carton is taken, and never touches a carton in hand.
 */
import { Construction } from './construction.ts'
import type { EffortMeter } from './effort-meter.ts'
import type { Instance } from './instance.ts'
import type { ScoringRule } from './scoring.ts'
import { Stowage } from './stowage.ts'

const rule = (
  rank: ScoringRule['rank'],
  contactWeight: number,
  lowWeight: number,
): ScoringRule => ({
  rank,
  rankWeight: 100,
  contactWeight,
  lowWeight,
  backWeight: 0.3,
  isGentle: true,
})

/** What needs much ground goes first, and low before snug. */
const LOW_RULES: readonly ScoringRule[] = [
  rule('base', 0.5, 6),
  rule('volume', 0.5, 6),
  rule('girth', 1, 3),
]
/** Larger fillings leave little room to choose, and take long to make anew. */
const MOST_UNITS = 80

export class Settling {
  readonly #instance: Instance
  readonly #meter: EffortMeter
  readonly #construction: Construction

  constructor(instance: Instance, meter: EffortMeter) {
    this.#instance = instance
    this.#meter = meter
    this.#construction = new Construction(instance, meter)
  }

  settle(found: Stowage): Stowage {
    if (found.sealed > 0 || found.count < 2 || found.count > MOST_UNITS) return found
    const demand = unitsOf(found, this.#instance.types.count)
    let best = found
    let lowest = heightOf(found)
    for (const low of LOW_RULES) {
      if (this.#meter.wasStopped) break
      const tried = new Stowage(this.#instance, found.template, found.count)
      tried.start(found.template, demand)
      this.#construction.use(low, null)
      this.#construction.complete(tried)
      const height = heightOf(tried)
      if (tried.leftCount > 0 || height >= lowest) continue
      best = tried
      lowest = height
    }
    if (best !== found) best.left.set(found.left)
    return best
  }
}

function unitsOf(found: Stowage, types: number): Int32Array {
  const units = new Int32Array(types)
  for (let i = 0; i < found.count; i++) units[found.type[i]!]!++
  return units
}

/** Volume times the height of its middle, summed. */
function heightOf(found: Stowage): number {
  let sum = 0
  for (let i = 0; i < found.count; i++) {
    const h = found.h[i]!
    sum += found.w[i]! * h * found.d[i]! * (found.y[i]! + h / 2)
  }
  return sum
}

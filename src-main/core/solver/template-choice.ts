/** Which templates are looked at: not those that another one beats in everything, and of very many the best for their price. */
import type { Bounds } from './bounds.ts'
import { chosenTemplates } from './carton-subsets.ts'
import type { Instance, Template } from './instance.ts'
import type { Stock } from './loading.ts'
import type { Price } from './price.ts'

/** A request of more units than this is loaded with fewer templates and rules. */
export const LARGE_DEMAND = 150
/** Parts of the whole weight at which two templates' prices are compared. */
const SHARES = [0, 0.125, 0.25, 0.5, 1]
/** Templates that fill-and-repeat chooses from at each step. */
const MOST_TEMPLATES = 12
const FEW_TEMPLATES = 5

export class TemplateChoice {
  readonly #instance: Instance
  readonly #bounds: Bounds
  readonly #price: Price
  readonly #isByWeight: boolean
  /** Weights at which the prices of two templates are compared. */
  readonly #weights: readonly number[]

  constructor(instance: Instance, bounds: Bounds, price: Price) {
    this.#instance = instance
    this.#bounds = bounds
    this.#price = price
    this.#isByWeight = instance.objective === 'shipping'
    const { units, weight } = instance.types
    const heaviest = units.reduce((sum, count, t) => sum + count * weight[t]!, 0)
    this.#weights = this.#isByWeight ? SHARES.map((part) => part * heaviest) : [0]
  }

  /**
   * All templates that a proof has to look at. Prices that grow with weight are compared at some weights only, so
   * that one template beats another there is no proof.
   */
  provable(demand: Int32Array, stock: Stock): Template[] {
    const usable = this.#usable(demand, stock)
    return this.#isByWeight ? usable : this.#unbeaten(usable)
  }

  /** Those that nothing beats, and of many such the ones with most room for their price. */
  worthTrying(demand: Int32Array, stock: Stock): Template[] {
    const kept = this.#unbeaten(this.#usable(demand, stock))
    const most = this.#instance.unitCount > LARGE_DEMAND ? FEW_TEMPLATES : MOST_TEMPLATES
    if (kept.length <= most) return kept
    kept.sort(
      (a, b) => this.#price(a, 0) / a.volume - this.#price(b, 0) / b.volume || a.index - b.index,
    )
    return chosenTemplates(kept, most)
  }

  /** Templates in stock that take something. */
  #usable(demand: Int32Array, stock: Stock): Template[] {
    return this.#instance.templates.filter(
      (template) =>
        stock.has(template.index) &&
        demand.some((units, t) => units > 0 && this.#bounds.fits(template, t)),
    )
  }

  #unbeaten(usable: readonly Template[]): Template[] {
    return usable.filter((a) => !usable.some((b) => a !== b && this.#beats(b, a)))
  }

  #beats(a: Template, b: Template): boolean {
    if (a.quantity !== Infinity) return false
    const isNoWorse =
      a.w >= b.w &&
      a.h >= b.h &&
      a.d >= b.d &&
      a.maxWeight >= b.maxWeight &&
      (a.allowsHazmat || !b.allowsHazmat) &&
      this.#weights.every((weight) => this.#price(a, weight) <= this.#price(b, weight))
    if (!isNoWorse) return false
    return a.volume > b.volume || this.#price(a, 0) < this.#price(b, 0) || a.index < b.index
  }
}

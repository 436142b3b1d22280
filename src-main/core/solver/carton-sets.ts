/**
 * Carton sets: which one, two or three containers together could hold a demand for less than a given
 * price, cheapest first. Refused here means proven impossible by bounds.
 */
import type { Bounds } from './bounds.ts'
import type { Instance, Template } from './instance.ts'
import type { Stock } from './loading.ts'
import type { LowestPrice, Price } from './price.ts'

export type CartonSet = { readonly templates: readonly Template[]; readonly price: number }

const MOST_SETS = 400
const MOST_TRIED = 40_000

export type SetOrder = {
  readonly demand: Int32Array
  readonly stock: Stock
  readonly templates: readonly Template[]
  /** The price that a set must stay under. */
  readonly below: number
  /** What the templates cost at least with the demand's weight in them. */
  readonly lowest: LowestPrice
  /** Most cartons in a set. */
  readonly most: number
  /** Share of the set's room that the demand may fill. */
  readonly fullest: number
}

export function cartonSets(
  instance: Instance,
  bounds: Bounds,
  price: Price,
  { demand, stock, templates, below, lowest, most, fullest }: SetOrder,
): CartonSet[] {
  const { types } = instance
  let volume = 0
  let weight = 0
  for (let t = 0; t < demand.length; t++) {
    if (demand[t] === 0) continue
    volume += demand[t]! * types.volume[t]!
    weight += demand[t]! * types.weight[t]!
  }
  const sets: CartonSet[] = []
  const chosen: Template[] = []
  let tried = 0
  const isEnough = () => {
    const room = chosen.reduce((sum, template) => sum + template.volume, 0)
    const strength = chosen.reduce((sum, template) => sum + template.maxWeight, 0)
    if (room * fullest * (1 + 1e-12) < volume || strength < weight) return false
    if (chosen.length === 1) return bounds.mayHold(chosen[0]!, demand)
    return bounds.mayHoldTogether(chosen, demand)
  }
  const extend = (from: number, sum: number) => {
    for (let i = from; i < templates.length && tried < MOST_TRIED; i++) {
      const template = templates[i]!
      const total = sum + price(template, 0)
      if (total >= below) continue
      const used = chosen.filter((other) => other === template).length
      if (stock.left[template.index]! <= used) continue
      tried++
      chosen.push(template)
      if (isEnough()) {
        const least = lowest(chosen, weight)
        if (least < below) sets.push({ templates: [...chosen], price: least })
      }
      if (chosen.length < most) extend(i, total)
      chosen.pop()
    }
  }
  extend(0, 0)
  // An equal price goes to fewer cartons, then to the order of the request.
  sets.sort((a, b) => a.price - b.price || a.templates.length - b.templates.length)
  return sets.slice(0, MOST_SETS)
}

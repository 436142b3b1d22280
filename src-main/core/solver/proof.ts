/**
 * What is proven about cheaper cartons. `impossible`: bounds refuse every set of cartons that costs less.
 * `notFound`: the search found none, which proves nothing.
 */
import { cartonSets } from './carton-sets.ts'
import { Stock } from './loading.ts'
import type { Plan, Planner } from './plan.ts'

export function cheaperCartonProof(
  planner: Planner,
  plan: Plan,
): 'impossible' | 'notFound' | undefined {
  const { instance, filling, price, lowest } = planner
  const isAsked = instance.objective === 'minCost' || instance.objective === 'shipping'
  if (!isAsked || instance.familyInHand >= 0 || plan.left.some((units) => units > 0))
    return undefined
  if (planner.choice.isLeast) return 'impossible'
  if (plan.cartons.length !== 1) return 'notFound'
  const paid = price(plan.cartons[0]!.template, plan.cartons[0]!.weight)
  const demand = instance.types.units
  const stock = new Stock(instance.templates.map((template) => template.quantity))
  const sets = cartonSets(instance, filling.bounds, price, {
    demand,
    stock,
    templates: instance.templates,
    below: paid * (1 - 1e-9),
    lowest,
    most: Math.min(5, instance.unitCount),
    fullest: 1,
  })
  if (sets.length > 0) return 'notFound'
  const cheapest = Math.min(...instance.templates.map((template) => price(template, 0)))
  return instance.unitCount <= 5 || cheapest * 6 >= paid ? 'impossible' : 'notFound'
}

/** What carton choice makes of a set of cartons: orders to fill them in, parts of it to load anew, contents. */
import type { Template } from './instance.ts'
import type { Stowage } from './stowage.ts'

/** The larger carton first, and the other way round. */
export function ordersOf(templates: readonly Template[]): (readonly Template[])[] {
  const reversed = [...templates].reverse()
  const isSame = templates.every((template, i) => template === reversed[i])
  return isSame ? [templates] : [reversed, templates]
}

/** Of templates sorted by price for room the best, and the largest, which may be the only one for some items. */
export function chosenTemplates(sorted: readonly Template[], most: number): Template[] {
  const largest = sorted.reduce((a, b) => (b.volume > a.volume ? b : a))
  const best = sorted.slice(0, most)
  return best.includes(largest) ? best : [...best.slice(0, most - 1), largest]
}

/** Each carton alone, each two and each three, the emptiest first, as far as that is not all of them. */
export function subsetsOf(cartons: readonly Stowage[]): Stowage[][] {
  const emptiest = [...cartons].sort((a, b) => fillOf(a) - fillOf(b))
  const subsets: Stowage[][] = emptiest.slice(0, 20).map((carton) => [carton])
  if (cartons.length >= 3) {
    for (const [i, a] of emptiest.slice(0, 8).entries()) {
      for (const b of emptiest.slice(i + 1, 8)) subsets.push([a, b])
    }
  }
  if (cartons.length >= 4) {
    for (const [i, a] of emptiest.slice(0, 6).entries()) {
      for (const [j, b] of emptiest.slice(i + 1, 6).entries()) {
        for (const c of emptiest.slice(i + j + 2, 6)) subsets.push([a, b, c])
      }
    }
  }
  return subsets
}

function fillOf(carton: Stowage): number {
  return carton.volume / carton.template.volume
}

/** Units of each type in the cartons together. */
export function contentsOf(cartons: readonly Stowage[], types: number): Int32Array {
  const demand = new Int32Array(types)
  for (const carton of cartons) {
    for (let i = 0; i < carton.count; i++) {
      const t = carton.type[i]!
      demand[t] = demand[t]! + 1
    }
  }
  return demand
}

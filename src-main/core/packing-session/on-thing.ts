/** A thing was named, by a scan or by the answer to what an ambiguous scan was. */
import { assertNever } from '../../../src-shared/base/assert-never.ts'
import type { Thing } from '../scan/meaning.ts'
import type { Context, Step } from './bench.ts'
import { onCarton } from './on-carton.ts'
import { onItem } from './on-item.ts'
import { onLabel } from './on-label.ts'
import { onOrder } from './on-order.ts'
import { attention, withBench } from './step.ts'

export function onThing(step: Step, thing: Thing, ctx: Context): Step {
  switch (thing.kind) {
    case 'order':
      return onOrder(step, thing, ctx)
    case 'carton':
      return onCarton(step, thing.carton, ctx)
    case 'label':
      return onLabel(step, thing, ctx)
    case 'item':
      return onItem(step, thing, ctx)
    default:
      return assertNever(thing)
  }
}

/** N1 to N9: the packer has said what the code was. */
export function onChoice(step: Step, index: number, ctx: Context): Step {
  const thing = step.bench.choices?.things[index]
  if (!thing) return attention(step, 'command.notNow', { word: `N${index + 1}` })
  return onThing(withBench(step, { choices: null }), thing, ctx)
}

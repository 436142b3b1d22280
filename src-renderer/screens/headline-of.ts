/** The one instruction of each screen: what to do now, verb first, and the count that goes with it. Pure. */
import { assertNever } from '../../src-shared/base/assert-never.ts'
import type { ScreenView } from '../../src-shared/contract/bench-view.ts'
import type { Translate } from '../i18n/texts.ts'
import { unitName } from './unit-name.ts'

export type HeadlineView = {
  readonly text: string
  readonly count: string | null
  readonly tone: 'now' | 'good' | 'attention'
}

export function headlineOf(screen: ScreenView, t: Translate): HeadlineView {
  switch (screen.kind) {
    case 'signIn':
      return now(t('signIn.headline'))
    case 'idle':
      return now(t('idle.headline'))
    case 'reviewing':
      return attention(t('reviewing.headline'))
    case 'choosingCarton':
      return now(cartonText(screen, t))
    case 'packing':
      return packingHeadline(screen, t)
    case 'weighing':
      return weighingHeadline(screen, t)
    case 'labelling':
      return screen.trouble === null
        ? now(t(`label.${screen.step}`))
        : attention(t(`trouble.${screen.trouble}`))
    case 'confirmingLabel':
      return screen.printState === 'printed'
        ? now(t('label.headline'))
        : attention(t('label.unknown'))
    case 'done':
      return { text: t('done.headline'), count: null, tone: 'good' }
    case 'onHold':
      return attention(t('onHold.headline'))
    case 'stopped':
      return attention(t('stopped.headline'))
    default:
      return assertNever(screen)
  }
}

const now = (text: string): HeadlineView => ({ text, count: null, tone: 'now' })
const attention = (text: string): HeadlineView => ({ text, count: null, tone: 'attention' })

type Screen<K extends ScreenView['kind']> = Extract<ScreenView, { kind: K }>

function cartonText(screen: Screen<'choosingCarton'>, t: Translate): string {
  if (screen.carton) return t('carton.headline', { code: screen.carton.code })
  return t(screen.isPlanning ? 'carton.planning' : 'carton.none')
}

function packingHeadline(screen: Screen<'packing'>, t: Translate): HeadlineView {
  const unit = screen.inHand ?? screen.next
  if (unit === null) return { text: t('packing.nothingNext'), count: null, tone: 'good' }
  const count = t('common.ofCount', { number: unit.number, count: unit.required })
  if (screen.spots !== null) return { text: t('packing.thenSpots'), count, tone: 'attention' }
  const key = screen.inHand ? 'packing.place' : 'packing.scan'
  return { text: t(key, { title: unitName(unit) }), count, tone: 'now' }
}

function weighingHeadline(screen: Screen<'weighing'>, t: Translate): HeadlineView {
  if (screen.labelToDestroy !== null) return attention(t('weigh.destroy'))
  if (screen.deviation !== null) return attention(t('weigh.off'))
  return screen.mustEmptyScale ? attention(t('weigh.empty')) : now(t('weigh.headline'))
}

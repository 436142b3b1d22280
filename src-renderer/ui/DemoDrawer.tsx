/** The demo's hands: an on-screen scanner, a scale, a printer, and the labels that came out. Docked, it covers nothing. */
import type { BenchView, ScreenView } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import { DemoPrinter } from './DemoPrinter.tsx'
import { DemoScale, type ScaleStep } from './DemoScale.tsx'
import { DemoScanner } from './DemoScanner.tsx'
import { Icon } from './Icon.tsx'

type DemoDrawerProps = {
  readonly suggestions: BenchView['suggestions']
  readonly screen: ScreenView
  onClose(): void
}

export function DemoDrawer({ suggestions, screen, onClose }: DemoDrawerProps) {
  const { t } = useVoice()
  const wanted = scaleWants(screen)
  return (
    <aside className="demo" aria-label={t('demo.title')}>
      <div className="demo-head">
        <h2>{t('demo.title')}</h2>
        <button
          type="button"
          className="demo-button"
          aria-label={t('common.close')}
          onClick={onClose}
        >
          <Icon name="cross" />
        </button>
      </div>
      {wanted !== null && <DemoScale wanted={wanted} />}
      <DemoScanner suggestions={suggestions} isCalm={wanted !== null} />
      {wanted === null && <DemoScale wanted={null} />}
      <DemoPrinter />
    </aside>
  )
}

/** What is to be done at the scale now: an old label to be destroyed comes first, and that is a scan. */
function scaleWants(screen: ScreenView): ScaleStep | null {
  if (screen.kind !== 'weighing' || screen.labelToDestroy !== null) return null
  return screen.mustEmptyScale ? 'takeOff' : 'putOn'
}

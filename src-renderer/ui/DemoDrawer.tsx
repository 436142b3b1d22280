/** The demo's hands: an on-screen scanner, a scale, a printer, and the labels that came out. Docked, it covers nothing. */
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import { DemoPrinter } from './DemoPrinter.tsx'
import { DemoScale } from './DemoScale.tsx'
import { DemoScanner } from './DemoScanner.tsx'
import { Icon } from './Icon.tsx'

type DemoDrawerProps = {
  readonly suggestions: BenchView['suggestions']
  readonly isWeighing: boolean
  onClose(): void
}

export function DemoDrawer({ suggestions, isWeighing, onClose }: DemoDrawerProps) {
  const { t } = useVoice()
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
      {isWeighing && <DemoScale isWanted />}
      <DemoScanner suggestions={suggestions} isCalm={isWeighing} />
      {!isWeighing && <DemoScale isWanted={false} />}
      <DemoPrinter />
    </aside>
  )
}

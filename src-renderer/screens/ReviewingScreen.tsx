/** Notes that must be seen before packing (R24); confirmed by key, touch or the code on the screen. */
import { commandBarcode } from '../../src-shared/model/command-word.ts'
import { useVoice } from '../i18n/texts.ts'
import { Barcode } from '../ui/Barcode.tsx'
import { FitText } from '../ui/FitText.tsx'
import type { ScreenProps } from './screen-props.ts'

const SIZES = [2.8, 2.4, 2.1, 1.8, 1.5, 1.3]

export function ReviewingScreen({ screen, onPress }: ScreenProps<'reviewing'>) {
  const { t } = useVoice()
  return (
    <div className="card">
      <p className="lead lead-mute">{t('reviewing.explain')}</p>
      {screen.notes.map((note) => (
        <div className="note" key={note}>
          <FitText sizes={SIZES}>{note}</FitText>
        </div>
      ))}
      <div className="confirm-row">
        <button type="button" className="action" onClick={() => onPress('CONFIRM')}>
          <kbd>Enter</kbd>
          {t('reviewing.confirm')}
        </button>
        <span className="mute">{t('common.or')}</span>
        <Barcode text={commandBarcode('CONFIRM')} />
      </div>
    </div>
  )
}

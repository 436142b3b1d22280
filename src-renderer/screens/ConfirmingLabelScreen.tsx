/** The label is scanned off the parcel, which closes it and catches swapped labels. */
import { formatSscc, formatWeight } from '../i18n/format.ts'
import { useVoice } from '../i18n/texts.ts'
import { wordName } from '../i18n/word-name.ts'
import { ScenePanel } from '../scene/ScenePanel.tsx'
import { Barcode } from '../ui/Barcode.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Sketch } from '../ui/Sketch.tsx'
import type { ScreenProps } from './screen-props.ts'

export function ConfirmingLabelScreen({ screen, view, onPress }: ScreenProps<'confirmingLabel'>) {
  const voice = useVoice()
  const { t } = voice
  const isPrinted = screen.printState === 'printed'
  return (
    <>
      <div className="card">
        <div className="label-side">
          <Paper sscc={screen.sscc} header={view.header} parcel={view.parcel} />
          <div className="label-words">
            {isPrinted ? (
              <p className="verdict">
                <Icon name="tick" />
                {screen.copies > 1
                  ? t('label.copies', { count: screen.copies })
                  : t('label.printed')}
              </p>
            ) : (
              <p className="verdict verdict-off">{t('label.unknownDo')}</p>
            )}
            <p className="lead lead-mute">
              {t('label.weight', { weight: formatWeight(screen.weightG, voice) })}
            </p>
            <div className="push-down">
              <p className="lead">{t('label.nothing')}</p>
              <button type="button" className="action" onClick={() => onPress('REPRINT')}>
                <kbd>F7</kbd>
                {wordName('REPRINT', t)}
              </button>
            </div>
          </div>
        </div>
      </div>
      {view.scene ? (
        <ScenePanel scene={view.scene} carton={null} spots={null} unit={null} />
      ) : (
        <div className="card">
          <Sketch name="parcel" />
        </div>
      )}
    </>
  )
}

type PaperProps = Pick<ScreenProps<'confirmingLabel'>['view'], 'header' | 'parcel'> & {
  readonly sscc: string
}

/** A picture of the label to look for, not the label itself: its bars hold the SSCC alone. */
function Paper({ sscc, header, parcel }: PaperProps) {
  const { t } = useVoice()
  return (
    <div className="paper" aria-hidden="true">
      <p className="strong clip-2">{header?.recipient}</p>
      <p>{header?.countryCode}</p>
      <div className="paper-rule" />
      <p className="say clip">{header?.service}</p>
      {parcel && (
        <p>
          {parcel.count === null
            ? t('common.parcelOpen', { number: parcel.number })
            : t('common.parcel', { number: parcel.number, count: parcel.count })}
        </p>
      )}
      <Barcode text={`00${sscc}`} />
      <p className="paper-sscc">(00) {formatSscc(sscc)}</p>
    </div>
  )
}

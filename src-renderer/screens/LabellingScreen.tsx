/** The label is on its way. A printer in trouble is told in a sentence with what to do (b5). */
import { formatWeight } from '../i18n/format.ts'
import { useVoice } from '../i18n/texts.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sketch } from '../ui/Sketch.tsx'
import type { ScreenProps } from './screen-props.ts'

export function LabellingScreen({ screen }: ScreenProps<'labelling'>) {
  const voice = useVoice()
  const { t } = voice
  return (
    <>
      <div className="card">
        {screen.trouble === null ? (
          <p className="say">{t('label.wait')}</p>
        ) : (
          <>
            <p className="say">{t(`troubleDo.${screen.trouble}`)}</p>
            <p className="verdict">
              <Icon name="tick" />
              {t('label.troubleDo')}
            </p>
          </>
        )}
        <p className="lead lead-mute push-down">
          {t('label.weight', { weight: formatWeight(screen.weightG, voice) })}
        </p>
      </div>
      <div className="card">
        <Sketch name="printer" />
      </div>
    </>
  )
}

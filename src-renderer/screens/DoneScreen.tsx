/** The order is done: what it was, how long it took; the next scan starts the next one. */
import { formatDuration, formatNumber } from '../i18n/format.ts'
import { useVoice } from '../i18n/texts.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sketch } from '../ui/Sketch.tsx'
import type { ScreenProps } from './screen-props.ts'

export function DoneScreen({ screen }: ScreenProps<'done'>) {
  const { t, language } = useVoice()
  return (
    <>
      <div className="card">
        <p className="verdict">
          <Icon name="tick" />
          {t('done.good')}
        </p>
        <div className="figures">
          <p className="figure">
            <b>{formatNumber(screen.units, language)}</b>
            <span>{t('done.units', { count: screen.units })}</span>
          </p>
          <p className="figure">
            <b>{formatNumber(screen.parcels, language)}</b>
            <span>{t('done.parcels', { count: screen.parcels })}</span>
          </p>
        </div>
        <p className="figure">
          <b>{formatDuration(screen.seconds)}</b>
          <span>{t('done.time')}</span>
        </p>
        {screen.shortUnits > 0 && (
          <p className="verdict verdict-off push-down">
            {t('done.short', { count: screen.shortUnits })}
          </p>
        )}
      </div>
      <div className="card sketch-good">
        <Sketch name="done" />
      </div>
    </>
  )
}

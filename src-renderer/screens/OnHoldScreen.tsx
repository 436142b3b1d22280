/** The order is put aside; scanning it goes on with it. */
import { useVoice } from '../i18n/texts.ts'
import { Sketch } from '../ui/Sketch.tsx'
import type { ScreenProps } from './screen-props.ts'

export function OnHoldScreen({ screen }: ScreenProps<'onHold'>) {
  const { t } = useVoice()
  return (
    <>
      <div className="card">
        <p className="lead">
          <span className="mute">{t('onHold.reason')}: </span>
          <b>{t(`reason.HOLD.${screen.reason}`, screen.reason)}</b>
        </p>
        <p className="say">{t('onHold.do')}</p>
        <p className="verdict verdict-plain verdict-now push-down">{t('onHold.again')}</p>
      </div>
      <div className="card">
        <Sketch name="pause" />
      </div>
    </>
  )
}

/** The order changed in the cloud while it was being packed: what changed, and how to go on. */
import { useVoice } from '../i18n/texts.ts'
import { ItemList } from '../ui/ItemList.tsx'
import { Sketch } from '../ui/Sketch.tsx'
import type { ScreenProps } from './screen-props.ts'

export function StoppedScreen({ screen, view }: ScreenProps<'stopped'>) {
  const { t } = useVoice()
  return (
    <>
      <div className="card">
        <p className="say">{t(`stopped.${screen.why}`)}</p>
        <p className="verdict verdict-plain verdict-now">
          {t(screen.why === 'cancelled' ? 'stopped.cancelledNext' : 'stopped.again')}
        </p>
        {screen.why === 'itemsChanged' && <ItemList lines={view.lines} />}
      </div>
      <div className="card sketch-stop">
        <Sketch name="stop" />
      </div>
    </>
  )
}

/** Which carton to take: colour, shape and code, large enough for a look over the shoulder. */
import type { CartonView, UnitView } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import { ScenePanel } from '../scene/ScenePanel.tsx'
import { CartonMark } from '../ui/CartonMark.tsx'
import { Sketch } from '../ui/Sketch.tsx'
import type { ScreenProps } from './screen-props.ts'
import { unitName } from './unit-name.ts'

const MOST_UNITS = 5

export function ChoosingCartonScreen({ screen, view }: ScreenProps<'choosingCarton'>) {
  const { t } = useVoice()
  return (
    <>
      <div className="card">
        {screen.carton ? (
          <TakeCarton carton={screen.carton} />
        ) : (
          <p className="say">{t(screen.isPlanning ? 'carton.planningDo' : 'carton.noneDo')}</p>
        )}
        {screen.withoutPlan.length > 0 && <WithoutPlan units={screen.withoutPlan} />}
        {screen.carton && <p className="lead lead-mute push-down">{t('carton.other')}</p>}
      </div>
      {view.scene ? (
        <ScenePanel scene={view.scene} carton={screen.carton} spots={null} unit={null} />
      ) : (
        <div className="card">
          <Sketch name="parcel" />
        </div>
      )}
    </>
  )
}

function TakeCarton({ carton }: { readonly carton: CartonView }) {
  const { t } = useVoice()
  const size = {
    width: carton.innerWidthMm,
    depth: carton.innerDepthMm,
    height: carton.innerHeightMm,
  }
  return (
    <>
      <div className="carton-take">
        <CartonMark carton={carton} size="large" />
        <div>
          <p className="say">{carton.name}</p>
          <p className="lead">
            {t(`carton.colour.${carton.colour}`)}, {t(`carton.shape.${carton.shape}`)}
          </p>
          {carton.shelf !== null && (
            <p className="lead strong">{t('carton.shelf', { shelf: carton.shelf })}</p>
          )}
          <p className="mute">{t('carton.inner', size)}</p>
        </div>
      </div>
      <p className="verdict verdict-plain verdict-now">{t('carton.scanIt')}</p>
    </>
  )
}

function WithoutPlan({ units }: { readonly units: readonly UnitView[] }) {
  const { t } = useVoice()
  const more = units.length - MOST_UNITS
  return (
    <div className="rows">
      <h3>{t('carton.withoutPlan')}</h3>
      {units.slice(0, MOST_UNITS).map((unit) => (
        <div className="line" key={`${unit.skuCode}-${unit.number}`}>
          <span className="name clip">{unitName(unit)}</span>
          <span className="strong">
            {t('common.ofCount', { number: unit.number, count: unit.required })}
          </span>
        </div>
      ))}
      {more > 0 && <p className="mute">{t('common.more', { count: more })}</p>}
    </div>
  )
}

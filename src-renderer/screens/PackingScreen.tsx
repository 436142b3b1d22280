/** Two things at once: the unit in the hand and where it goes; and what to scan then. Slots never move (R19). */
import type { UnitView } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import { ScenePanel } from '../scene/ScenePanel.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ItemList } from '../ui/ItemList.tsx'
import { Picture } from '../ui/Picture.tsx'
import { PlacementLine } from '../ui/PlacementLine.tsx'
import { Sketch } from '../ui/Sketch.tsx'
import { SpotList } from './SpotList.tsx'
import type { ScreenProps } from './screen-props.ts'
import { unitName } from './unit-name.ts'

export function PackingScreen({ screen, view, onPress }: ScreenProps<'packing'>) {
  const { t } = useVoice()
  const unit = screen.inHand ?? screen.next
  return (
    <>
      <div className="card">
        {screen.spots !== null ? (
          <SpotList spots={screen.spots} onPress={onPress} />
        ) : unit ? (
          <Hero unit={unit} isInHand={screen.inHand !== null} />
        ) : (
          <div className="hero">
            <Sketch name="parcel" />
            <p className="lead strong hero-side">{t('packing.nothingNextDo')}</p>
          </div>
        )}
        {screen.spots === null && <Then inHand={screen.inHand} next={screen.next} />}
        {screen.spots === null && <ItemList lines={view.lines} />}
      </div>
      {view.scene ? (
        <ScenePanel
          scene={view.scene}
          carton={screen.carton}
          spots={screen.spots}
          unit={screen.inHand}
        />
      ) : (
        <div className="card">
          <Sketch name="parcel" />
          <p className="lead lead-mute centred">{t('scene.noScene')}</p>
        </div>
      )}
    </>
  )
}

function Hero({ unit, isInHand }: { readonly unit: UnitView; readonly isInHand: boolean }) {
  const { t } = useVoice()
  return (
    <div className="hero">
      <Picture picture={unit.picture} />
      <div className="hero-side">
        <div className="hero-facts">
          {unit.variant !== null && <span className="hero-variant clip">{unit.variant}</span>}
          {unit.isFragile && (
            <span className="badge badge-urgent">
              <Icon name="fragile" /> {t('common.fragile')}
            </span>
          )}
          {unit.blockCount > 1 && (
            <span className="badge">{t('common.times', { count: unit.blockCount })}</span>
          )}
          <span className="mute clip">{unit.skuCode}</span>
        </div>
        <PlacementLine words={unit.words} isLater={!isInHand} />
      </div>
    </div>
  )
}

type ThenProps = { readonly inHand: UnitView | null; readonly next: UnitView | null }

/** What follows the unit in the hand; without one in the hand, that any other unit may come first. */
function Then({ inHand, next }: ThenProps) {
  const { t } = useVoice()
  if (inHand === null) {
    return (
      <div className="then">
        <Icon name="info" />
        <span className="then-words mute clip-2">
          {t(next === null ? 'packing.thenClose' : 'packing.anyUnit')}
        </span>
      </div>
    )
  }
  if (next === null) {
    return (
      <div className="then">
        <Icon name="tick" />
        <span className="then-words then-title clip-2">{t('packing.thenClose')}</span>
      </div>
    )
  }
  return (
    <div className="then">
      <Picture picture={next.picture} />
      <div className="then-words">
        <p className="mute">{t('packing.thenScan')}</p>
        <p className="then-title clip">{unitName(next)}</p>
      </div>
      <span className="then-title">
        {t('common.ofCount', { number: next.number, count: next.required })}
      </span>
    </div>
  )
}

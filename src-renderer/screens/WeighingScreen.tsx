/** Live weight against what is expected. A reading that moves looks other than one that stands still (R25). */
import { formatDifference, formatSscc, formatWeight, weightParts } from '../i18n/format.ts'
import { placementSentence } from '../i18n/placement-sentence.ts'
import { useVoice } from '../i18n/texts.ts'
import { ScenePanel } from '../scene/ScenePanel.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Sketch } from '../ui/Sketch.tsx'
import type { ScreenOf, ScreenProps } from './screen-props.ts'
import { unitName } from './unit-name.ts'
import { WeightGauge } from './WeightGauge.tsx'

export function WeighingScreen({ screen, view }: ScreenProps<'weighing'>) {
  return (
    <>
      <div className="card">
        <Readout screen={screen} />
        {screen.isExpectedKnown && (
          <WeightGauge
            grams={screen.live?.grams ?? null}
            expectedG={screen.expectedG}
            toleranceG={screen.toleranceG}
          />
        )}
        <Verdict screen={screen} />
        <Hint screen={screen} />
      </div>
      {view.scene ? (
        <ScenePanel scene={view.scene} carton={screen.carton} spots={null} unit={null} />
      ) : (
        <div className="card">
          <Sketch name="scale" />
        </div>
      )}
    </>
  )
}

type Weighing = { readonly screen: ScreenOf<'weighing'> }

function Readout({ screen }: Weighing) {
  const voice = useVoice()
  const { t } = voice
  const { live } = screen
  if (live === null) {
    return (
      <div className="readout">
        <b>–</b>
        <div className="readout-state">
          <Icon name="lost" />
          {t('weigh.noScale')}
        </div>
      </div>
    )
  }
  const { value, unit } = weightParts(live.grams, voice)
  return (
    <div className={live.isStable ? 'readout' : 'readout readout-moving'}>
      <b>{value}</b>
      <span>{unit}</span>
      <div className="readout-state">
        <Icon name={live.isStable ? 'lock' : 'wave'} />
        {t(live.isStable ? 'weigh.stable' : 'weigh.moving')}
      </div>
    </div>
  )
}

function Verdict({ screen }: Weighing) {
  const voice = useVoice()
  const { t } = voice
  const { deviation } = screen
  if (deviation !== null) {
    const weight = formatDifference(deviation.grams, voice)
    return (
      <p className="verdict verdict-off">
        <Icon name="cross" />
        <span>
          {t(deviation.grams > 0 ? 'weigh.heavier' : 'weigh.lighter', { weight })}
          {deviation.likely !== null && (
            <>
              <br />
              {t(deviation.likely.isMissing ? 'weigh.likelyMissing' : 'weigh.likelyExtra', {
                count: deviation.likely.count,
                title: deviation.likely.title,
              })}
            </>
          )}
        </span>
      </p>
    )
  }
  const expected = screen.isExpectedKnown
    ? t('weigh.expected', {
        weight: formatWeight(screen.expectedG, voice),
        tolerance: formatDifference(screen.toleranceG, voice),
      })
    : t('weigh.unknown')
  return <p className="verdict verdict-plain">{expected}</p>
}

function Hint({ screen }: Weighing) {
  const { t, language } = useVoice()
  const { lastPlaced } = screen
  const placed =
    lastPlaced?.words && !screen.deviation && !screen.labelToDestroy
      ? `${unitName(lastPlaced)}: ${placementSentence(lastPlaced.words, t, language)}`
      : null
  return (
    <>
      <p className="lead lead-mute">{hintText(screen, t)}</p>
      {placed !== null && (
        <p className="push-down clip-3">
          <span className="mute">{t('weigh.lastPlaced')}: </span>
          {placed}
        </p>
      )}
    </>
  )
}

function hintText(screen: Weighing['screen'], t: ReturnType<typeof useVoice>['t']): string {
  if (screen.labelToDestroy !== null) {
    return t('weigh.destroyDo', { sscc: formatSscc(screen.labelToDestroy) })
  }
  if (screen.deviation !== null) return t('weigh.deviationDo')
  if (screen.live === null) return t('weigh.noScaleDo')
  return t(screen.mustEmptyScale ? 'weigh.emptyDo' : 'weigh.auto')
}

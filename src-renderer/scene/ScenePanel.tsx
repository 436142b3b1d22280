/** The carton as the packer sees it: drawn in 3D where the machine can, in layers from above where not. */
import { lazy, Suspense, useCallback, useState } from 'react'
import type { CartonView, SceneView, UnitView } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import type { Spot } from '../screens/SpotList.tsx'
import type { Preset } from '../state/look-store.ts'
import { useLook, useSettings, useStation } from '../state/stores.ts'
import { CartonMark } from '../ui/CartonMark.tsx'
import { LayersView } from './LayersView.tsx'
import { loadSolidView } from './load-solid-view.ts'
import { StepBar } from './StepBar.tsx'
import { probeWebGl2 } from './webgl2.ts'

const SolidView = lazy(async () => ({ default: (await loadSolidView()).SolidView }))

const presets: readonly Preset[] = ['mine', 'top', 'front', 'left']

type ScenePanelProps = {
  readonly scene: SceneView
  readonly carton: CartonView | null
  readonly spots: readonly Spot[] | null
  /** The unit in the hand, which may be dragged to another place while places are asked for. */
  readonly unit: UnitView | null
}

export function ScenePanel({ scene, carton, spots }: ScenePanelProps) {
  const station = useStation()
  const wantsSolid = useSettings((settings) => settings.drawing === 'solid')
  const [isSolidLost, setSolidLost] = useState(probeWebGl2() === null)
  // The same function each time: a new one would make a new WebGL context of every view.
  const loseSolid = useCallback(() => setSolidLost(true), [])
  const isFlat = isSolidLost || !wantsSolid || spots !== null
  return (
    <section className="card scene">
      <div className="scene-top">
        {carton && (
          <span className="carton-line">
            <CartonMark carton={carton} size="small" />
            <span className="clip">
              {carton.code} · {carton.name}
            </span>
          </span>
        )}
        {!isFlat && <ViewKeys />}
      </div>
      <div className="scene-view">
        {isFlat ? (
          <LayersView
            scene={scene}
            spots={spots}
            onPut={(x, z) => station.tell('putElsewhere', { x, z, rotation: null })}
          />
        ) : (
          <Suspense fallback={null}>
            <SolidView scene={scene} onUnavailable={loseSolid} />
          </Suspense>
        )}
      </div>
      <StepBar boxes={scene.boxes} />
    </section>
  )
}

function ViewKeys() {
  const { t } = useVoice()
  const { preset, isApart, setPreset, toggleApart } = useLook((look) => look)
  return (
    <>
      {presets.map((name, i) => (
        <button
          key={name}
          type="button"
          className="scene-key"
          aria-pressed={preset === name}
          onClick={() => setPreset(name)}
        >
          <kbd>{i + 1}</kbd>
          <span className="scene-key-name">{t(`scene.${name}`)}</span>
        </button>
      ))}
      <button type="button" className="scene-key" aria-pressed={isApart} onClick={toggleApart}>
        <kbd>0</kbd>
        <span className="scene-key-name">{t('scene.layers')}</span>
      </button>
    </>
  )
}

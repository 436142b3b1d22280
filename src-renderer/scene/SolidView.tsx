/** React's side of the 3D scene: a canvas, and the labels over it as text of the page. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { SceneView } from '../../src-shared/contract/bench-view.ts'
import { shortName } from '../i18n/short-name.ts'
import { useVoice } from '../i18n/texts.ts'
import { useLook, useSettings } from '../state/stores.ts'
import { type TakenScene, takeScene, warmScene } from './kept-scene.ts'
import type { SceneDrawing } from './mount-pack-scene.ts'
import type { ScreenPoint } from './place-labels.ts'
import { readPalette } from './scene-palette.ts'
import { type Solid, toScene } from './to-scene.ts'

type SolidViewProps = { readonly scene: SceneView; onUnavailable(): void }

export function SolidView({ scene, onUnavailable }: SolidViewProps) {
  const { t } = useVoice()
  const host = useRef<HTMLDivElement>(null)
  const taken = useRef<TakenScene | null>(null)
  const [drawing, setDrawing] = useState<SceneDrawing | null>(null)
  const { preset, isApart, step } = useLook((look) => look)
  const theme = useSettings((settings) => settings.theme)
  const isDark = useSystemDark()
  const model = useMemo(() => toScene(scene, { isApart, step }), [scene, isApart, step])

  useEffect(() => {
    if (!host.current) return
    try {
      taken.current = takeScene(host.current, setDrawing)
    } catch {
      // No WebGL2 after all (driver gone, too many contexts): the layers say the same.
      onUnavailable()
    }
    return () => {
      taken.current?.leave()
      taken.current = null
    }
  }, [onUnavailable])

  // biome-ignore lint/correctness/useExhaustiveDependencies: theme and isDark change the palette that is read here
  useEffect(() => {
    if (!host.current) return
    taken.current?.show({ model, preset, palette: readPalette(host.current) })
  }, [model, preset, theme, isDark])

  return (
    <>
      <div ref={host} role="img" aria-label={t('scene.label')} />
      <div className="scene-labels">
        {drawing && (
          <span className="scene-label scene-label-side" style={at(drawing.yourSide)}>
            ▲ {t('scene.yourSide')}
          </span>
        )}
        {drawing?.labels.map(({ solid, at: point }) => {
          const text = labelText(solid)
          return (
            <span
              key={`${solid.state}-${solid.label}`}
              className={`scene-label scene-label-${solid.state}`}
              style={keptInside(point, text)}
            >
              {text}
            </span>
          )
        })}
      </div>
    </>
  )
}

function labelText(solid: Solid): string {
  return solid.title === null ? solid.label : `${solid.label} · ${shortName(solid.title)}`
}

/** Half of a label's width, guessed from its letters, is kept free of the panel's edges. */
function keptInside(point: ScreenPoint, text: string): { left: string; top: number } {
  const half = `${(text.length * 0.42 + 0.8).toFixed(1)}rem`
  return { left: `clamp(${half}, ${point.x}px, calc(100% - ${half}))`, top: point.y }
}

function at(point: ScreenPoint): { left: number; top: number } {
  return { left: point.x, top: point.y }
}

function useSystemDark(): boolean {
  const query = useMemo(() => window.matchMedia('(prefers-color-scheme: dark)'), [])
  const [isDark, setDark] = useState(query.matches)
  useEffect(() => {
    const listen = (): void => setDark(query.matches)
    query.addEventListener('change', listen)
    return () => query.removeEventListener('change', listen)
  }, [query])
  return isDark
}

export { warmScene }

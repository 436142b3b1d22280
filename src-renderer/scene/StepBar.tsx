/** Step n of N in this carton; looking ahead is said, so that nobody packs by a drawing of later. */
import type { SceneBox } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import { useLook } from '../state/stores.ts'
import { boxesAtStep, stepNow } from './boxes-at-step.ts'

export function StepBar({ boxes }: { readonly boxes: readonly SceneBox[] }) {
  const { t } = useVoice()
  const step = useLook((look) => look.step)
  if (boxes.length === 0) return null
  const now = stepNow(boxes)
  const shown = boxesAtStep(boxes, step).toSorted((a, b) => a.step - b.step)
  const at = step ?? now
  const stepText =
    at === 0
      ? t('scene.steps', { count: boxes.length })
      : t('scene.step', { step: at, count: boxes.length })
  return (
    <>
      {step !== null && (
        <p className="steps-ahead">{t(step > now ? 'scene.ahead' : 'scene.back')}</p>
      )}
      <div className="steps">
        <span className="steps-text">{stepText}</span>
        <div className="steps-bar" aria-hidden="true">
          {shown.map((box) => (
            <i key={box.step} className={box.state} />
          ))}
        </div>
      </div>
    </>
  )
}

/** The six stages, always at the same place; done, now and later told by sign, word and line. */
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import { Icon } from './Icon.tsx'

const stages = ['order', 'carton', 'items', 'weigh', 'label', 'done'] as const
const icons = { Done: 'tick', Now: 'dot', Later: 'ring' } as const

export function Rail({ rail }: Pick<BenchView, 'rail'>) {
  const { t } = useVoice()
  const at = stages.indexOf(rail.stage)
  return (
    <ol className="rail">
      {stages.map((stage, i) => {
        const state = i < at ? 'Done' : i === at ? 'Now' : 'Later'
        const count = { done: rail.itemsDone, total: rail.itemsTotal }
        const hasCount = stage === 'items' && rail.itemsTotal > 0
        return (
          <li
            key={stage}
            className={`stage stage-${state.toLowerCase()}`}
            aria-current={state === 'Now' ? 'step' : undefined}
          >
            <Icon name={icons[state]} />
            <span className="clip">
              {t(`stage.${stage}`)}
              {hasCount && ` · ${t('stage.itemsCount', count)}`}
            </span>
            <span className="unseen">{t(`stage.state${state}`)}</span>
          </li>
        )
      })}
    </ol>
  )
}

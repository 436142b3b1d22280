/** All lines of the order with what is packed of each. The line of now is kept in sight; nothing else moves. */
import { useLayoutEffect, useRef } from 'react'
import type { LineView } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import { Icon } from './Icon.tsx'

const icons = { done: 'tick', now: 'dot', open: 'ring', short: 'attention' } as const
const stateText = {
  done: 'packing.stateDone',
  now: 'packing.stateNow',
  open: 'packing.stateOpen',
  short: 'packing.stateShort',
} as const

export function ItemList({ lines }: { readonly lines: readonly LineView[] }) {
  const { t } = useVoice()
  const list = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    const now = list.current?.querySelector('.line-now')
    now?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <div className="lines-frame">
      <ul className="lines" ref={list} aria-label={t('packing.lines')}>
        {lines.map((line) => (
          <li key={line.skuCode} className={`line line-${line.state}`}>
            <Icon name={icons[line.state]} />
            <span className="name clip">
              {line.variant === null ? line.title : `${line.title}, ${line.variant}`}
            </span>
            <span className="unseen">{t(stateText[line.state])}</span>
            {line.short > 0 && <span>{t('packing.short', { count: line.short })}</span>}
            <span className="strong">
              {t('common.ofCount', { number: line.packed, count: line.required })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

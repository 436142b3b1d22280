/** The cloud in one calm line (R37): online or not, and how much waits. */
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import { Icon } from './Icon.tsx'

export function SyncChip({ sync }: Pick<BenchView, 'sync'>) {
  const { t } = useVoice()
  const isCounted = sync.waiting > 0 && (sync.state === 'online' || sync.state === 'offline')
  const text = t(`sync.${sync.state}${isCounted ? 'Waiting' : ''}`, { count: sync.waiting })
  const isOff = sync.state === 'offline' || sync.state === 'awaitingWord'
  return (
    <span className="device device-off">
      <Icon name={isOff ? 'cloudOff' : 'cloud'} />
      <span>{text}</span>
    </span>
  )
}

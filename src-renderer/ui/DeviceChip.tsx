/** One device: a tick and its name while it is well, otherwise what it lacks. */
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import { Icon, type IconName } from './Icon.tsx'

export type DeviceView = BenchView['devices'][number]

const icons: Record<DeviceView['condition'], IconName> = {
  ready: 'tick',
  attention: 'attention',
  lost: 'cross',
  off: 'lost',
}

export function DeviceChip({ device }: { readonly device: DeviceView }) {
  const { t } = useVoice()
  const name = t(`device.${device.kind}`)
  const trouble = device.detail
    ? t(`device.detail.${device.detail}`)
    : t(`device.${device.condition}`)
  const isCalm = device.condition === 'ready' || device.condition === 'off'
  return (
    <span className={`device device-${device.condition}`} title={device.name}>
      <Icon name={icons[device.condition]} />
      <span className={isCalm ? '' : 'clip'}>{isCalm ? name : `${name}: ${trouble}`}</span>
      {isCalm && <span className="unseen">{t(`device.${device.condition}`)}</span>}
    </span>
  )
}

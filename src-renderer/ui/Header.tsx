/** Which order, who, and the calm line of devices and cloud. A device in trouble speaks up with its sentence. */
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import { DeviceChip } from './DeviceChip.tsx'
import { SyncChip } from './SyncChip.tsx'

type HeaderProps = Pick<BenchView, 'header' | 'devices' | 'sync' | 'operator' | 'station'>

export function Header({ header, devices, sync, operator, station }: HeaderProps) {
  const { t } = useVoice()
  const who = [operator?.name, station.name].filter(Boolean).join(' · ')
  return (
    <header className="header">
      {header ? (
        <div className="header-order">
          <b>{header.orderNumber}</b>
          <span className="clip">
            {header.recipient} · {header.countryCode}
          </span>
          <span className={header.isUrgent ? 'badge badge-urgent' : 'badge mute'}>
            {header.isUrgent ? `${t('common.urgent')}: ${header.service}` : header.service}
          </span>
          {header.tote && (
            <span className="mute clip">{t('common.tote', { tote: header.tote })}</span>
          )}
        </div>
      ) : (
        <div className="header-order">
          <b>Packwright</b>
        </div>
      )}
      <div className="header-side">
        {devices.map((device) => (
          <DeviceChip key={device.deviceId} device={device} />
        ))}
        <SyncChip sync={sync} />
        <span className="clip">{who}</span>
      </div>
    </header>
  )
}

/** The sheet of commands for this state, with key and code of each, and what devices need. */
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import type { CommandWord } from '../../src-shared/model/command-word.ts'
import { scannerTestCode } from '../../src-shared/model/scanner-test.ts'
import { useVoice } from '../i18n/texts.ts'
import { wordName } from '../i18n/word-name.ts'
import { Barcode } from './Barcode.tsx'
import { DeviceChip } from './DeviceChip.tsx'

type HelpSheetProps = {
  readonly commands: BenchView['commands']
  readonly devices: BenchView['devices']
  onPress(word: CommandWord): void
}

export function HelpSheet({ commands, devices, onPress }: HelpSheetProps) {
  const { t } = useVoice()
  const title = t('help.headline')
  return (
    <section className="sheet" role="dialog" aria-label={title}>
      <div className="sheet-head">
        <div>
          <h2>{title}</h2>
          <p>{t('help.do')}</p>
        </div>
        <button type="button" className="action sheet-close" onClick={() => onPress('HELP')}>
          <kbd>F1</kbd>
          {t('common.close')}
        </button>
      </div>
      <div className="help-body">
        <div className="help-grid">
          {commands
            .filter((command) => command.key !== null)
            .map((command) => (
              <HelpEntry key={command.word} command={command} />
            ))}
        </div>
        <div className="help-devices">
          <div className="help-device">
            <b>{t('help.scannerTest')}</b>
            <p className="clip-2">{t('help.scannerTestDo')}</p>
            <Barcode text={scannerTestCode} />
          </div>
          {devices.map((device) => (
            <div className="help-device" key={device.deviceId}>
              <DeviceChip device={device} />
              <p className="clip">{device.name}</p>
              {device.detail !== null && (
                <p className="clip-2">{t(`device.do.${device.detail}`)}</p>
              )}
            </div>
          ))}
        </div>
      </div>
    </section>
  )
}

function HelpEntry({ command }: { readonly command: BenchView['commands'][number] }) {
  const { t } = useVoice()
  return (
    <div className={command.isEnabled ? 'help-entry' : 'help-entry help-off'}>
      <kbd>{command.key}</kbd>
      <div>
        <b>{wordName(command.word, t)}</b>
        <p className="clip-2">{t(`commandDoes.${command.word}`)}</p>
      </div>
      {command.isEnabled ? (
        <Barcode text={command.barcode} />
      ) : (
        <span className="mute">{t('help.notNow')}</span>
      )}
    </div>
  )
}

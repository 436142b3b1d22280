/** Every command with its key, always in sight; touch works too. What means nothing now stays at its place, quiet. */
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import type { CommandWord } from '../../src-shared/model/command-word.ts'
import { useVoice } from '../i18n/texts.ts'
import { wordName } from '../i18n/word-name.ts'
import { Icon } from './Icon.tsx'

type KeyBarProps = {
  readonly commands: BenchView['commands']
  readonly isDemo: boolean
  onPress(word: CommandWord): void
  onSettings(): void
  onDemo(): void
}

export function KeyBar({ commands, isDemo, onPress, onSettings, onDemo }: KeyBarProps) {
  const { t } = useVoice()
  return (
    <footer className="keys">
      <div className="keys-commands">
        {commands
          .filter((command) => command.key?.startsWith('F'))
          .map(({ word, key, isEnabled }) => (
            <button
              key={word}
              type="button"
              className="key"
              disabled={!isEnabled}
              onClick={() => onPress(word)}
            >
              <kbd>{key}</kbd>
              <span>{wordName(word, t)}</span>
            </button>
          ))}
      </div>
      {isDemo && (
        <button type="button" className="key key-side demo-tab" onClick={onDemo}>
          <Icon name="scan" />
          <span>{t('demo.open')}</span>
        </button>
      )}
      <button
        type="button"
        className="key key-side"
        aria-label={t('settings.headline')}
        onClick={onSettings}
      >
        <kbd>F10</kbd>
        <Icon name="settings" />
      </button>
    </footer>
  )
}

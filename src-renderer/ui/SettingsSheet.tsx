/** How this screen likes it: language, brightness, sound, drawing, full screen. */
import { type Language, useVoice } from '../i18n/texts.ts'
import type { Drawing, ScreenSettings, Theme, Volume } from '../state/screen-settings.ts'
import { Segments } from './Segments.tsx'

type SettingsSheetProps = {
  readonly settings: Pick<ScreenSettings, 'theme' | 'volume' | 'drawing' | 'change' | 'closePanel'>
  onLanguage(language: Language): void
  onFullScreen(): void
}

export function SettingsSheet({ settings, onLanguage, onFullScreen }: SettingsSheetProps) {
  const { t, language } = useVoice()
  const title = t('settings.headline')
  return (
    <section className="sheet" role="dialog" aria-label={title}>
      <div className="sheet-head">
        <h2>{title}</h2>
        <button type="button" className="action sheet-close" onClick={settings.closePanel}>
          <kbd>F10</kbd>
          {t('common.close')}
        </button>
      </div>
      <div className="settings-grid">
        <Segments<Language>
          title={t('settings.language')}
          value={language}
          options={[
            ['en', t('settings.english')],
            ['de', t('settings.german')],
          ]}
          onChange={onLanguage}
        />
        <Segments<Theme>
          title={`${t('settings.theme')} (F12)`}
          value={settings.theme}
          options={[
            ['auto', t('settings.themeAuto')],
            ['bright', t('settings.themeBright')],
            ['dark', t('settings.themeDark')],
          ]}
          onChange={(theme) => settings.change({ theme })}
        />
        <Segments<Volume>
          title={t('settings.sound')}
          value={settings.volume}
          options={[
            [0, t('settings.soundOff')],
            [1, t('settings.soundLow')],
            [2, t('settings.soundMiddle')],
            [3, t('settings.soundHigh')],
          ]}
          onChange={(volume) => settings.change({ volume })}
        />
        <Segments<Drawing>
          title={t('settings.drawing')}
          value={settings.drawing}
          options={[
            ['solid', t('settings.drawing3d')],
            ['layers', t('settings.drawing2d')],
          ]}
          onChange={(drawing) => settings.change({ drawing })}
        />
        <Segments<'toggle'>
          title={`${t('settings.fullScreen')} (F11)`}
          value={null}
          options={[['toggle', t('settings.fullScreenDo')]]}
          onChange={onFullScreen}
        />
      </div>
    </section>
  )
}

/** The page of one view: everything at its place, what lies over it last. */
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import type { OutboxState } from '../bridge/scan-outbox.ts'
import type { Station } from '../bridge/station.ts'
import { type Translate, useVoice } from '../i18n/texts.ts'
import { headlineOf } from '../screens/headline-of.ts'
import { ScreenBody } from '../screens/ScreenBody.tsx'
import type { ScreenSettings } from '../state/screen-settings.ts'
import { AlertBand } from '../ui/AlertBand.tsx'
import { DemoDrawer } from '../ui/DemoDrawer.tsx'
import { FlashFrame } from '../ui/FlashFrame.tsx'
import { Header } from '../ui/Header.tsx'
import { Headline } from '../ui/Headline.tsx'
import { HelpSheet } from '../ui/HelpSheet.tsx'
import { KeyBar } from '../ui/KeyBar.tsx'
import { LinkLine } from '../ui/LinkLine.tsx'
import { QuestionSheet } from '../ui/QuestionSheet.tsx'
import { Rail } from '../ui/Rail.tsx'
import { SettingsSheet } from '../ui/SettingsSheet.tsx'
import { toggleFullScreen } from './kiosk.ts'

type BenchProps = {
  readonly view: BenchView
  readonly settings: ScreenSettings
  readonly station: Station
  readonly link: {
    readonly isOpen: boolean
    readonly outbox: OutboxState
    readonly refusal: string | null
  }
}

export function Bench({ view, settings, station, link }: BenchProps) {
  const { t } = useVoice()
  const hasDemo = view.station.isDemo && settings.isDemoOpen
  const isInfo = view.alert?.tone === 'info'
  const isWide = view.screen.kind === 'reviewing'
  return (
    <div className={hasDemo ? 'page with-demo' : 'page'} data-revision={view.revision}>
      <div className="bench">
        <Header {...view} />
        <Rail rail={view.rail} />
        <Headline
          headline={headlineOf(view.screen, t)}
          context={contextText(view, t)}
          info={isInfo ? view.alert : null}
          waiting={waitingText(view, t)}
        />
        <main className={isWide ? 'body body-wide' : 'body'}>
          <ScreenBody view={view} onPress={station.press} />
        </main>
        {view.isHelpOpen && <HelpSheet {...view} onPress={station.press} />}
        {view.question && <QuestionSheet question={view.question} onPress={station.press} />}
        {settings.isPanelOpen && (
          <SettingsSheet
            settings={settings}
            onLanguage={(language) => station.tell('setLanguage', { language })}
            onFullScreen={() => toggleFullScreen(document)}
          />
        )}
        {view.alert && !isInfo && <AlertBand alert={view.alert} />}
      </div>
      {hasDemo && (
        <DemoDrawer
          suggestions={view.suggestions}
          screen={view.screen}
          onClose={() => settings.change({ isDemoOpen: false })}
        />
      )}
      <KeyBar
        commands={view.commands}
        isDemo={view.station.isDemo}
        onPress={station.press}
        onSettings={settings.togglePanel}
        onDemo={() => settings.change({ isDemoOpen: !settings.isDemoOpen })}
      />
      <LinkLine {...link} />
      <FlashFrame feedback={view.feedback} />
    </div>
  )
}

/** The line over the instruction: which parcel, which carton. */
function contextText(view: BenchView, t: Translate): string {
  const { parcel, screen } = view
  if (parcel === null) return view.station.name
  const text =
    parcel.count === null
      ? t('common.parcelOpen', { number: parcel.number })
      : t('common.parcel', { number: parcel.number, count: parcel.count })
  if (!('carton' in screen) || screen.carton === null) return text
  return `${text} · ${screen.carton.code}`
}

/** What scans wait for, and how many: none is lost (R7). */
function waitingText(view: BenchView, t: Translate): string | null {
  if (view.busy === null && view.queuedScans === 0) return null
  const parts = [
    view.busy === null ? null : t(`busy.${view.busy}`),
    view.queuedScans === 0 ? null : t('busy.queued', { count: view.queuedScans }),
  ]
  return parts.filter(Boolean).join(' · ')
}

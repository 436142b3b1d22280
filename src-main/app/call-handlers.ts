/** What the station does for each call of the contract. */
import { AppError } from '../../src-shared/base/app-error.ts'
import type { CallHandlers } from '../../src-shared/contract/dispatcher.ts'
import { expectedWeight } from '../core/packing-session/weighing.ts'
import type { Platform } from './platform.ts'
import type { StationCore } from './station-core.ts'
import type { ViewPublisher } from './view-publisher.ts'

/** What the simulated parcel weighs when nobody says: a little over nothing, so that the scale has something to show. */
const fallbackGrams = 500

export function callHandlers(
  core: () => StationCore,
  publisher: ViewPublisher,
  platform: Platform,
): CallHandlers {
  const { simulators, clock } = platform
  return {
    scan({ text, aim, source }) {
      if (source === 'screen' && !platform.isDemo && !core().settings.isTypingAllowed)
        throw new AppError('contract/not-allowed', 'Typing codes is switched off at this station.')
      core().runner.submit({
        kind: 'rawScan',
        scan: { text, aim, deviceId: source, at: clock.now() },
        // A click on the on-screen scanner is meant each time.
        canReread: source === 'wedge',
      })
      return {}
    },
    press({ word }) {
      core().runner.submit({ kind: 'press', word })
      return {}
    },
    putElsewhere({ x, z, rotation }) {
      core().runner.submit({ kind: 'putElsewhere', x, z, rotation })
      return {}
    },
    setLanguage({ language }) {
      core().saveSettings({ language })
      publisher.publish()
      return {}
    },
    simulateScale({ grams, isOn }) {
      if (!isOn) simulators?.clearScale()
      else simulators?.putOnScale(grams ?? parcelGrams(core()))
      return {}
    },
    simulatePrinter({ fault }) {
      simulators?.setPrinterFault(fault)
      return {}
    },
    view: () => publisher.view(),
    simulatedLabels: () => ({
      labels: (simulators?.labels() ?? []).map((label) => ({ ...label })).reverse(),
    }),
    async simulatedLabelImage({ number }) {
      const png = (await simulators?.labelPng(number)) ?? null
      return { png: png && Buffer.from(png).toString('base64') }
    },
  }
}

/** What the parcel in hand should weigh, for the demo's scale. */
function parcelGrams(core: StationCore): number {
  const { session } = core.runner.bench
  if (!session) return fallbackGrams
  return expectedWeight(session, core.settings, 1).grams || fallbackGrams
}

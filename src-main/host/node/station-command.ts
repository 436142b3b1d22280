/**
 * `start` and `serve`: one running station with its screen, until a signal or the closed kiosk window ends it. Ends
 * cleanly: the command in hand is finished and the database closed.
 */
import { isIP } from 'node:net'
import { AppError } from '../../../src-shared/base/app-error.ts'
import { dataDirOf } from '../../app/data-folder.ts'
import type { DeviceFlags } from '../../app/device-settings.ts'
import type { Places } from '../../app/places.ts'
import { type RunningStation, runStation, type StationPlan } from '../../app/run-station.ts'
import { findBrowser, hasDisplay, openKiosk } from './browser.ts'
import { findElectron, runElectron } from './electron-binary.ts'
import { keyFileSecrets, screenSecretOf } from './key-file-secrets.ts'
import { stopSignal } from './stop-signal.ts'
import { onBrokenPipe, type Terminal } from './terminal.ts'
import { startUiServer, type UiServer } from './ui-server.ts'

export type StationFlags = {
  readonly data?: string
  readonly host: string
  readonly port: number
  readonly uiPort: number
  readonly printer?: string
  readonly scale?: string
  readonly scanner?: string[]
  readonly headless?: boolean
  readonly fullScreen?: boolean
  readonly empty?: boolean
  readonly demo?: boolean
}

export async function startCommand(
  flags: StationFlags,
  places: Places,
  terminal: Terminal,
): Promise<number> {
  const wantsWindow = !flags.headless && hasDisplay()
  const electron = wantsWindow ? findElectron(places) : null
  if (electron !== null) {
    const status = await runElectron(electron, places, electronArguments(flags))
    if (status !== null) return status
    process.env['PACKWRIGHT_NO_ELECTRON'] = 'it could not come up here'
  }
  const demo = flags.empty ? 'never' : 'whenEmpty'
  return await keepRunning(flags, demo, places, terminal, (running, screen) =>
    flags.headless ? noWindow : openWindow(flags, running, screen, terminal),
  )
}

export async function serveCommand(
  flags: StationFlags,
  places: Places,
  terminal: Terminal,
): Promise<number> {
  return await keepRunning(flags, flags.demo ? 'asked' : 'never', places, terminal, () => noWindow)
}

type Running = { readonly dataDir: string; stop(): void }
type CloseWindow = () => void
const noWindow: CloseWindow = () => {}

async function keepRunning(
  flags: StationFlags,
  demo: StationPlan['demo'],
  places: Places,
  terminal: Terminal,
  open: (running: Running, screen: UiServer) => CloseWindow,
): Promise<number> {
  refuseOtherHosts(flags.host)
  onBrokenPipe(() => {})
  const stopped = stopSignal()
  const dataDir = dataDirOf(flags.data)
  const station = await runStation(await stationPlan(flags, demo, places, dataDir))
  process.on('uncaughtExceptionMonitor', (error) =>
    station.log.error('The station fell', {}, error),
  )
  try {
    const screen = await startUiServer({
      port: flags.uiPort,
      rendererDir: places.rendererDir,
      dispatcher: station.dispatcher,
      control: station.control,
      log: station.log,
      screenSecret: screenSecretOf(dataDir),
    })
    try {
      station.announce(screen.port, screen.address)
      await station.ready
      tell(dataDir, station, screen, terminal)
      const closeWindow = open({ dataDir, stop: stopped.stop }, screen)
      await stopped.promise
      cutOffLater(terminal)
      closeWindow()
    } finally {
      await screen.close()
    }
  } finally {
    await station.close()
  }
  return 0
}

async function stationPlan(
  flags: StationFlags,
  demo: StationPlan['demo'],
  places: Places,
  dataDir: string,
): Promise<StationPlan> {
  const { createStation } = await import('../../app/create-station.ts')
  const { startDemoDevices } = await import('../../app/start-demo-devices.ts')
  const devices: DeviceFlags = {
    ...(flags.printer === undefined ? {} : { printer: flags.printer }),
    ...(flags.scale === undefined ? {} : { scale: flags.scale }),
    ...(flags.scanner === undefined ? {} : { scanners: flags.scanner }),
  }
  return {
    dataDir,
    places,
    demo,
    devices,
    apiPort: flags.port,
    openSecrets: keyFileSecrets,
    createStation,
    startDemoDevices,
  }
}

/** What is committed is safe at any moment, so a device or a client that hangs may not keep the station from ending. */
function cutOffLater(terminal: Terminal): void {
  const seconds = 10
  setTimeout(() => {
    terminal.err(`The station did not end within ${seconds} s and is cut off. No data are lost.`)
    process.exit(1)
  }, seconds * 1000).unref()
}

function tell(
  dataDir: string,
  station: RunningStation,
  screen: UiServer,
  terminal: Terminal,
): void {
  terminal.out(`Screen: ${screen.address()}`)
  terminal.out(`API:    http://127.0.0.1:${station.apiPort}/`)
  terminal.out(`Data:   ${dataDir}${station.isDemo ? ' (demo warehouse, simulated devices)' : ''}`)
  terminal.out('Ready. Ctrl+C ends the station.')
}

/** Opens the kiosk, or says in one line why there is none and what to do. */
function openWindow(
  flags: StationFlags,
  running: Running,
  screen: UiServer,
  terminal: Terminal,
): CloseWindow {
  const browser = hasDisplay() ? findBrowser() : null
  if (browser === null) {
    terminal.out(`${whyNoWindow()} Open the address above in a browser.`)
    return noWindow
  }
  terminal.out(`No Electron (${whyNoElectron()}): opening the kiosk in ${browser.name}.`)
  const kiosk = openKiosk(browser, {
    address: screen.address(),
    dataDir: running.dataDir,
    isFullScreen: flags.fullScreen ?? false,
  })
  void kiosk.ended.then((end) => {
    if (end === 'closed') running.stop()
    else if (end === 'failed')
      terminal.out(`${browser.name} could not open a window. Open this: ${screen.address()}`)
    else terminal.out(`The screen is in a ${browser.name} that was open. Ctrl+C ends the station.`)
  })
  return () => kiosk.close()
}

function whyNoWindow(): string {
  if (!hasDisplay()) return 'There is no display here, so no window.'
  return `No window: no Electron (${whyNoElectron()}), and no Chromium, Chrome or Edge either.`
}

function whyNoElectron(): string {
  return process.env['PACKWRIGHT_NO_ELECTRON'] ?? 'its binary is not here'
}

function refuseOtherHosts(host: string): void {
  const isLoopback =
    host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  if (isLoopback) return
  throw new AppError(
    'host/usage',
    `The API cannot be opened on ${host} yet: that needs keys and TLS, which come with the five APIs. Leave --host away.`,
  )
}

function electronArguments(flags: StationFlags): string[] {
  const pairs = { data: flags.data, printer: flags.printer, scale: flags.scale }
  return [
    ...Object.entries(pairs).flatMap(([name, value]) => (value ? [`--${name}=${value}`] : [])),
    ...(flags.scanner ?? []).map((address) => `--scanner=${address}`),
    `--port=${flags.port}`,
    ...(flags.fullScreen ? ['--full-screen'] : []),
    ...(flags.empty ? ['--empty'] : []),
  ]
}

/**
 * Starts all of a station but its screen, for either host: holds the data folder, starts the demo's devices when there
 * is a demo, makes the station, opens the local API and the control channel. What was started is closed again when a
 * later step fails, and in reverse order when the station closes.
 */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { hostname } from 'node:os'
import { getRequestListener } from '@hono/node-server'
import { AppError } from '../../src-shared/base/app-error.ts'
import type { Dispatcher } from '../../src-shared/contract/dispatcher.ts'
import type { Log } from '../core/port/log.ts'
import { createApiApp } from '../http/api-app.ts'
import { createControlApp } from '../http/control-app.ts'
import { hasDatabase, holdDataFolder } from './data-folder.ts'
import {
  type DeviceFlags,
  type DeviceSettings,
  deviceConfigOf,
  readDeviceSettings,
  withFlags,
  writeDeviceSettings,
} from './device-settings.ts'
import { closeServer, listenOnLoopback } from './listen.ts'
import type { Places } from './places.ts'
import type { DeviceConfig, Platform, Secrets, Simulators } from './platform.ts'
import type { Station } from './station.ts'
import { openFileLog } from './system/file-log.ts'
import { systemClock, systemTimers } from './system/time.ts'
import { createUlids } from './system/ulid.ts'

export type DemoDevices = {
  readonly devices: DeviceConfig
  readonly simulators: Simulators
  close(): Promise<void>
}

export type StationPlan = {
  readonly dataDir: string
  readonly places: Places
  /** The demo warehouse: asked for, in an empty folder only, or not at all. */
  readonly demo: 'asked' | 'whenEmpty' | 'never'
  readonly devices: DeviceFlags
  /** 0 for any free one. */
  readonly apiPort: number
  /** The host's way of keeping secrets; called when the folder is held. */
  openSecrets(dataDir: string): Secrets
  createStation(platform: Platform): Promise<Station>
  startDemoDevices(places: Places, log: Log): Promise<DemoDevices>
}

export type RunningStation = {
  readonly dispatcher: Dispatcher
  readonly isDemo: boolean
  readonly apiPort: number
  readonly log: Log
  readonly ready: Promise<void>
  /** Answers a request of the control channel; the host's loopback listener hands them in. */
  control(request: Request): Response | Promise<Response>
  /** Tells other processes where the screen and the control channel are. */
  announce(uiPort: number, screenAddress: () => string): void
  close(): Promise<void>
}

export async function runStation(plan: StationPlan): Promise<RunningStation> {
  const closers: (() => unknown)[] = []
  const closeAll = once(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })
  try {
    return await start(plan, closers, closeAll)
  } catch (error) {
    await closeAll()
    throw error
  }
}

async function start(
  plan: StationPlan,
  closers: (() => unknown)[],
  closeAll: () => Promise<void>,
): Promise<RunningStation> {
  const { dataDir, places } = plan
  const folder = holdDataFolder(dataDir)
  closers.push(() => folder.release())
  const settings = rememberSettings(plan)
  const log = openFileLog(dataDir)
  const demo = settings.isDemo ? await plan.startDemoDevices(places, log) : null
  if (demo) closers.push(() => demo.close())

  const station = await plan.createStation({
    dataDir,
    stationName: hostname(),
    clock: systemClock,
    timers: systemTimers,
    ids: createUlids(systemClock),
    log,
    secrets: plan.openSecrets(dataDir),
    solverWorkerUrl: places.solverWorkerUrl,
    fontsDir: places.fontsDir,
    devices: deviceConfigOf(settings, demo?.devices ?? null),
    simulators: demo?.simulators ?? null,
    isDemo: settings.isDemo,
  })
  closers.push(() => station.close())

  const onUnexpected = (error: unknown) => log.error('A request failed', {}, error)
  const api = createServer(
    getRequestListener(createApiApp({ ready: station.ready, onUnexpected }).fetch),
  )
  const apiPort = await listenOnLoopback(api, plan.apiPort, '--port')
  closers.push(() => closeServer(api))

  const token = randomBytes(32).toString('base64url')
  const screen = { address: () => '' }
  const status = () => ({ pid: process.pid, apiPort, isDemo: settings.isDemo })
  const control = createControlApp(
    { status, screenAddress: () => ({ address: screen.address() }), ...workOf(station) },
    token,
    onUnexpected,
  )
  log.info('Started', { version: places.version, apiPort, isDemo: settings.isDemo })
  return {
    dispatcher: station.dispatcher,
    isDemo: settings.isDemo,
    apiPort,
    log,
    ready: station.ready,
    control: (request) => control.fetch(request),
    announce(uiPort, screenAddress) {
      screen.address = screenAddress
      folder.announce({ pid: process.pid, uiPort, apiPort, token })
    },
    close: closeAll,
  }
}

function workOf({ control }: Station) {
  return {
    mergeImport: ({ path }: { path: string }) => control.mergeImport(path),
    backup: ({ path }: { path: string }) => control.backup(path),
    restore: ({ path }: { path: string }) => control.restore(path),
  }
}

/** Simulated devices never come to a folder with a real shop's data: they would say "printed" and print nothing. */
function rememberSettings({ dataDir, demo, devices }: StationPlan): DeviceSettings {
  const before = readDeviceSettings(dataDir)
  const isEmpty = !hasDatabase(dataDir)
  if (demo === 'asked' && !before.isDemo && !isEmpty)
    throw new AppError(
      'host/usage',
      `${dataDir} holds data that are not the demo's. Name an empty folder with --data for the demo.`,
    )
  const isDemo = before.isDemo || demo === 'asked' || (demo === 'whenEmpty' && isEmpty)
  const after = withFlags({ ...before, isDemo }, devices)
  deviceConfigOf(after, null)
  if (JSON.stringify(after) !== JSON.stringify(before)) writeDeviceSettings(dataDir, after)
  return after
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= run()
    return running
  }
}

/**
 * The desktop app: the same station as everywhere, in Electron's main process, with one window. One copy a data folder.
 * What keeps the station from starting is shown as a sentence in a box.
 */
import { parseArgs } from 'node:util'
import { app, dialog, Menu, powerSaveBlocker, protocol, session } from 'electron'
import { sentenceOf } from '../../../src-shared/base/app-error.ts'
import { createStation } from '../../app/create-station.ts'
import { dataDirOf } from '../../app/data-folder.ts'
import { findPlaces, type Places } from '../../app/places.ts'
import { type RunningStation, runStation } from '../../app/run-station.ts'
import { startDemoDevices } from '../../app/start-demo-devices.ts'
import { openControlPort } from './control-port.ts'
import { carryContract } from './ipc.ts'
import { safeStorageSecrets } from './safe-storage-secrets.ts'
import { screenScheme, serveScreenFiles } from './screen-protocol.ts'
import { hardenSession, openWindow, refuseToLeave } from './window.ts'

const flags = parseArgs({
  args: process.argv.slice(1),
  strict: false,
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '7420' },
    printer: { type: 'string' },
    scale: { type: 'string' },
    scanner: { type: 'string', multiple: true },
    'full-screen': { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
  },
}).values

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

async function start(dataDir: string, places: Places): Promise<void> {
  const station = await startStation(dataDir, places)
  const controlPort = await openControlPort(station.control)
  quitCleanly(async () => {
    await controlPort.close()
    await station.close()
  })
  station.announce(controlPort.port, () => 'The desktop app shows the screen in its window.')
  await station.ready

  Menu.setApplicationMenu(null)
  hardenSession(session.defaultSession)
  serveScreenFiles(session.defaultSession.protocol, places.rendererDir)
  carryContract(station.dispatcher)
  powerSaveBlocker.start('prevent-display-sleep')
  const window = openWindow(places, { isFullScreen: flags['full-screen'] === true })
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
}

async function startStation(dataDir: string, places: Places): Promise<RunningStation> {
  const printer = text(flags.printer)
  const scale = text(flags.scale)
  const scanners = flags.scanner?.filter((each) => typeof each === 'string')
  return await runStation({
    dataDir,
    places,
    demo: flags.empty === true ? 'never' : 'whenEmpty',
    devices: {
      ...(printer === undefined ? {} : { printer }),
      ...(scale === undefined ? {} : { scale }),
      ...(scanners === undefined ? {} : { scanners }),
    },
    apiPort: Number(flags.port),
    openSecrets: safeStorageSecrets,
    createStation,
    startDemoDevices,
  })
}

/** Closing the window ends the station; the app leaves when the database is closed. */
function quitCleanly(close: () => Promise<void>): void {
  app.on('window-all-closed', () => app.quit())
  app.once('before-quit', (event) => {
    event.preventDefault()
    void close().finally(() => app.exit(0))
  })
}

/** Resolves when the window is open, or when the app was told to leave. */
export async function main(): Promise<void> {
  const dataDir = dataDirOf(text(flags.data))
  // The lock against a second copy goes with this path: one copy a data folder, not one a machine.
  app.setPath('userData', `${dataDir}/electron`)
  if (!app.requestSingleInstanceLock()) return app.quit()
  protocol.registerSchemesAsPrivileged([screenScheme])
  app.on('web-contents-created', (_event, contents) => refuseToLeave(contents))
  await app.whenReady()
  try {
    await start(dataDir, findPlaces())
  } catch (error) {
    dialog.showErrorBox('Packwright', sentenceOf(error))
    app.exit(1)
  }
}

/** Whoever loads this file starts the app; a test waits for it. */
export const started = main()

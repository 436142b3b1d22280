/**
 * The one window. Its page has no Node, no way to another page, no second window and no permission; all it can do is
 * what the preload hands it. A page that crashed is loaded again: the station behind it did not notice.
 */
import { BrowserWindow, type Input, type Session, type WebContents } from 'electron'
import type { Places } from '../../app/places.ts'
import { screenOrigin } from './screen-protocol.ts'

export function openWindow(places: Places, options: { isFullScreen: boolean }): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Packwright',
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 640,
    backgroundColor: '#10151c',
    icon: places.iconFile,
    kiosk: options.isFullScreen,
    autoHideMenuBar: true,
    webPreferences: {
      preload: places.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      // The station's sounds come before any click: there are no clicks.
      autoplayPolicy: 'no-user-gesture-required',
      // A screen behind another window still shows the last scan.
      backgroundThrottling: false,
    },
  })
  window.webContents.on('before-input-event', (event, input) => {
    if (!isFullScreenKey(input)) return
    event.preventDefault()
    window.setKiosk(!window.isKiosk())
  })
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') window.reload()
  })
  void window.loadURL(`${screenOrigin}/`)
  return window
}

/** F11, as in browsers; nothing else leaves the full screen. */
function isFullScreenKey(input: Input): boolean {
  return input.type === 'keyDown' && input.key === 'F11'
}

/** For every page that ever comes to be, the window's own and any that slipped past. */
export function refuseToLeave(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Devices are opened in the main process; the page needs no permission at all. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

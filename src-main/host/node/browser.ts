/**
 * The kiosk window: an installed Chromium, Chrome or Edge in --app mode with a profile of its own inside the data
 * folder. Closing the window ends the browser, which tells the host.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Browser = { readonly name: string; readonly path: string }

type Machine = {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  exists(path: string): boolean
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  exists: existsSync,
}

/** PACKWRIGHT_BROWSER when it is set, else the first that is installed; null when none is. */
export function findBrowser(machine: Machine = thisMachine): Browser | null {
  const named = machine.env['PACKWRIGHT_BROWSER']
  if (named) return machine.exists(named) ? { name: 'the browser named', path: named } : null
  return candidates(machine).find(({ path }) => machine.exists(path)) ?? null
}

function candidates(machine: Machine): Browser[] {
  if (machine.platform === 'win32') return onWindows(machine.env)
  if (machine.platform === 'darwin') return onMac
  const folders = (machine.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return linuxNames.flatMap(([name, file]) =>
    folders.map((folder) => ({ name, path: join(folder, file) })),
  )
}

const linuxNames = [
  ['Chromium', 'chromium'],
  ['Chromium', 'chromium-browser'],
  ['Chrome', 'google-chrome-stable'],
  ['Chrome', 'google-chrome'],
  ['Edge', 'microsoft-edge-stable'],
  ['Edge', 'microsoft-edge'],
] as const

const onMac: Browser[] = [
  { name: 'Chrome', path: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' },
  { name: 'Chromium', path: '/Applications/Chromium.app/Contents/MacOS/Chromium' },
  { name: 'Edge', path: '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge' },
]

function onWindows(env: Machine['env']): Browser[] {
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => env[name])
    .filter((folder) => folder !== undefined)
  const programs = [
    ['Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
    ['Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
    ['Chromium', 'Chromium\\Application\\chrome.exe'],
  ] as const
  return programs.flatMap(([name, rest]) =>
    folders.map((folder) => ({ name, path: `${folder}\\${rest}` })),
  )
}

/** A window needs a display; macOS and Windows always have one. */
export function hasDisplay(machine: Machine = thisMachine): boolean {
  if (machine.platform !== 'linux') return true
  return Boolean(machine.env['DISPLAY'] || machine.env['WAYLAND_DISPLAY'])
}

export function kioskArguments(options: {
  address: string
  profileDir: string
  isFullScreen: boolean
  isRoot: boolean
}): string[] {
  return [
    `--app=${options.address}`,
    `--user-data-dir=${options.profileDir}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--password-store=basic',
    // Without a graphics card a window has no WebGL at all unless software rendering is allowed.
    '--enable-unsafe-swiftshader',
    // The station's sounds come before any click: there are no clicks.
    '--autoplay-policy=no-user-gesture-required',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-session-crashed-bubble',
    '--noerrdialogs',
    // --kiosk has no key that leaves the full screen by accident.
    ...(options.isFullScreen ? ['--kiosk'] : ['--window-size=1280,800']),
    // --test-type keeps the bar away that warns of the missing sandbox, over the instruction.
    ...(options.isRoot ? ['--no-sandbox', '--test-type'] : []),
  ]
}

/**
 * `closed`: it was open and is not any more. `elsewhere`: a browser that was open already, on the same profile, took the
 * window over. `failed`: no window came up.
 */
export type WindowEnd = 'closed' | 'elsewhere' | 'failed'

export type KioskWindow = {
  readonly ended: Promise<WindowEnd>
  close(): void
}

/** A browser that ends within this time has not shown a window. */
const cameUpMs = 3_000

export function openKiosk(
  browser: Browser,
  options: { address: string; dataDir: string; isFullScreen: boolean },
): KioskWindow {
  const profileDir = join(options.dataDir, 'browser')
  mkdirSync(profileDir, { recursive: true, mode: 0o700 })
  const isRoot = process.getuid?.() === 0
  const startedAt = performance.now()
  const child = spawn(
    browser.path,
    kioskArguments({
      address: options.address,
      profileDir,
      isFullScreen: options.isFullScreen,
      isRoot,
    }),
    { stdio: 'ignore' },
  )
  const ended = new Promise<WindowEnd>((resolve) => {
    child.once('error', () => resolve('failed'))
    child.once('exit', (code) => {
      if (child.killed || performance.now() - startedAt > cameUpMs) resolve('closed')
      else resolve(code === 0 ? 'elsewhere' : 'failed')
    })
  })
  return { ended, close: () => void child.kill('SIGTERM') }
}

import { expect, test } from 'vitest'
import { findBrowser, hasDisplay, kioskArguments } from '../../../src-main/host/node/browser.ts'

function machine(platform: NodeJS.Platform, env: Record<string, string>, ...files: string[]) {
  return { platform, env, exists: (path: string) => files.includes(path) }
}

test.each([
  ['Chromium', machine('linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/chromium')],
  ['Chrome', machine('linux', { PATH: '/usr/bin' }, '/usr/bin/google-chrome-stable')],
  ['Edge', machine('linux', { PATH: '/usr/bin' }, '/usr/bin/microsoft-edge')],
  ['Chrome', machine('darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')],
  [
    'Edge',
    machine(
      'win32',
      { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ),
  ],
])('%s is found where it is installed', (name, where) => {
  expect(findBrowser(where)?.name).toBe(name)
})

test('none is found where none is, and one that was named must be there', () => {
  expect(findBrowser(machine('linux', { PATH: '/usr/bin' }))).toBeNull()
  const named = { PATH: '/usr/bin', PACKWRIGHT_BROWSER: '/opt/browser' }
  expect(findBrowser(machine('linux', named, '/usr/bin/chromium'))).toBeNull()
  expect(findBrowser(machine('linux', named, '/opt/browser'))?.path).toBe('/opt/browser')
})

test('on Linux a window wants a display, elsewhere there is one', () => {
  expect(hasDisplay(machine('linux', {}))).toBe(false)
  expect(hasDisplay(machine('linux', { WAYLAND_DISPLAY: 'wayland-0' }))).toBe(true)
  expect(hasDisplay(machine('win32', {}))).toBe(true)
})

test('the sandbox is given up for root alone, whom Chromium refuses otherwise', () => {
  const options = {
    address: 'http://127.0.0.1:7421/?t=x',
    profileDir: '/data/browser',
    isFullScreen: true,
  }
  const args = kioskArguments({ ...options, isRoot: false })
  expect(args).toContain('--app=http://127.0.0.1:7421/?t=x')
  expect(args).toContain('--user-data-dir=/data/browser')
  expect(args).toContain('--kiosk')
  expect(args).not.toContain('--no-sandbox')
  expect(kioskArguments({ ...options, isRoot: true })).toContain('--no-sandbox')
})

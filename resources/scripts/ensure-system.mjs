/**
 * System packages that no npm package brings: installed with apt-get where this is root on Debian or Ubuntu, else the
 * one command to type is printed. Never stops anything: what is missing only narrows what works, and that says so itself.
 */
import { existsSync, readdirSync } from 'node:fs'
import { findProgram } from './find-program.mjs'
import { run } from './run.mjs'
import { progress } from './script.mjs'

const needs = {
  browser: {
    debian: 'chromium',
    isThere: () =>
      findProgram(
        'chromium',
        'chromium-browser',
        'google-chrome',
        'google-chrome-stable',
        'microsoft-edge',
      ) !== null,
  },
  serialPairs: { debian: 'socat', isThere: () => findProgram('socat') !== null },
  usb: { debian: 'libusb-1.0-0', isThere: () => hasLibrary('libusb-1.0.so.0') },
  serialList: {
    debian: 'udev',
    isThere: () => findProgram('udevadm') !== null || existsSync('/sbin/udevadm'),
  },
  fonts: { debian: 'fonts-liberation', isThere: () => existsSync('/usr/share/fonts/truetype') },
}

/** What each way of using Packwright wants. */
export const forHeadless = ['usb', 'serialList']
export const forWindow = ['browser', 'fonts', ...forHeadless]
export const forTests = ['serialPairs', ...forWindow]

export async function ensureSystem(names) {
  if (process.platform !== 'linux') return
  const missing = names.filter((name) => !needs[name].isThere()).map((name) => needs[name].debian)
  if (missing.length === 0) return
  const isDebian = findProgram('apt-get') !== null
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (!isDebian)
    return progress(`Missing on this system: ${missing.join(', ')} (names of Debian's packages).`)
  if (process.getuid?.() !== 0)
    return progress(`Missing on this system: ${missing.join(', ')}. To install: sudo ${command}`)
  progress(`Installing system packages: ${missing.join(', ')} …`)
  if (!(await aptInstall(missing)))
    progress(`They could not be installed. Going on without; to try by hand: ${command}`)
}

async function aptInstall(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const install = () =>
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
      env,
      timeLimitMs: 300_000,
    })
  if (hasPackageLists() && (await install()).status === 0) return true
  await run('apt-get', ['update', '-q'], { env, timeLimitMs: 120_000 })
  return (await install()).status === 0
}

function hasPackageLists() {
  try {
    return readdirSync('/var/lib/apt/lists').some((name) => name.endsWith('_Packages'))
  } catch {
    return false
  }
}

function hasLibrary(file) {
  const folders = ['/usr/lib', '/lib', '/usr/lib64', '/usr/local/lib']
  const triples = ['x86_64-linux-gnu', 'aarch64-linux-gnu', 'arm-linux-gnueabihf']
  return folders.some((folder) =>
    ['', ...triples].some((triple) => existsSync(`${folder}/${triple}/${file}`)),
  )
}

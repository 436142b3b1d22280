/**
 * Electron's binary comes from a release server, not from npm. It is looked for, then asked for with a time limit; a
 * failure is remembered for a day, so that a closed network costs one start twenty seconds and not every start.
 * `electron` itself is never imported to find out: its index.js throws without the binary.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir, nodeBinary, root } from './project.mjs'
import { run } from './run.mjs'
import { progress } from './script.mjs'

const folder = join(root, 'node_modules', 'electron')
const failureNote = join(cacheDir, 'electron-failed.json')
const timeLimitMs = 20_000
const dayMs = 86_400_000

const binaries = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
  linux: 'electron',
}

export function electronBinary() {
  const path = join(folder, 'dist', binaries[process.platform] ?? 'electron')
  return existsSync(path) ? path : null
}

/** Null when the binary is there, else why not, as the end of a sentence. */
export async function ensureElectron() {
  if (electronBinary() !== null) return null
  if (process.env.PACKWRIGHT_SKIP_ELECTRON) return 'PACKWRIGHT_SKIP_ELECTRON is set'
  if (!existsSync(join(folder, 'install.js'))) return 'its package is not installed'
  const remembered = lastFailure()
  if (remembered !== null) return remembered
  progress(`Fetching Electron's binary (for ${timeLimitMs / 1000} s at most) …`)
  const result = await run(nodeBinary(), [join(folder, 'install.js')], { timeLimitMs })
  if (electronBinary() !== null && result.status === 0) return null
  const reason = result.isLate
    ? `its download did not end within ${timeLimitMs / 1000} s`
    : 'its download server cannot be reached'
  remember(reason)
  return reason
}

function version() {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
}

function lastFailure() {
  try {
    const note = JSON.parse(readFileSync(failureNote, 'utf8'))
    const isRecent = note.version === version() && Math.abs(Date.now() - note.atMs) < dayMs
    return isRecent ? `${note.reason}; tried again tomorrow` : null
  } catch {
    return null
  }
}

function remember(reason) {
  mkdirSync(cacheDir, { recursive: true })
  writeFileSync(failureNote, JSON.stringify({ version: version(), atMs: Date.now(), reason }))
}

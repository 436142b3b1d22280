/** Electron's binary, looked for without importing `electron`, which throws when it is not there. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Places } from '../../app/places.ts'

const files: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

export function findElectron({ root }: Places): string | null {
  const file = files[process.platform] ?? 'electron'
  const path = join(root, 'node_modules', 'electron', 'dist', file)
  return existsSync(path) ? path : null
}

/** Runs the desktop app and resolves to its exit status. Chromium's sandbox cannot run as root. */
export function runElectron(
  binary: string,
  { root }: Places,
  args: readonly string[],
): Promise<number> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(binary, [...sandbox, root, ...args], { stdio: 'inherit' })
  const forward = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGINT', forward).on('SIGTERM', forward)
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

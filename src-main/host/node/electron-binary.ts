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

/** An app that ends with a fault within this time has shown no window: a library of the system is missing, say. */
const cameUpMs = 5_000

/** Runs the desktop app to its end: its exit status, or null when it could not come up. */
export function runElectron(
  binary: string,
  { root }: Pick<Places, 'root'>,
  args: readonly string[],
): Promise<number | null> {
  // Chromium's sandbox cannot run as root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const startedAt = performance.now()
  const child = spawn(binary, [...sandbox, root, ...args], { stdio: 'inherit' })
  const forward = (signal: NodeJS.Signals) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, forward)
  return new Promise((resolve) => {
    const end = (status: number | null) => {
      for (const signal of signals) process.off(signal, forward)
      resolve(status)
    }
    child.once('error', () => end(null))
    child.once('exit', (code) => {
      const hasFailed = code !== 0 && !child.killed && performance.now() - startedAt < cameUpMs
      end(hasFailed ? null : (code ?? 1))
    })
  })
}

/**
 * The three native modules, each loaded in a process of its own: one that crashes on loading is a line here and not the
 * end of the doctor. Only the database is needed by every station.
 */
import { execFile } from 'node:child_process'
import { type Finding, good } from './finding.ts'

export type NativeModule = {
  readonly name: string
  readonly use: string
  readonly isNeeded: boolean
  readonly advice: string
  /** Uses the module once, so that its binary is really loaded. */
  readonly probe: string
}

const again = 'Install the packages again with "npm ci".'

export const nativeModules: readonly NativeModule[] = [
  {
    name: 'better-sqlite3',
    use: 'the database',
    isNeeded: true,
    advice: again,
    probe: 'new module.default(":memory:").close()',
  },
  {
    name: 'node-hid',
    use: 'USB scanners and scales',
    isNeeded: false,
    advice: `${again} On Debian it wants the package libusb-1.0-0.`,
    probe: 'module.default.devices()',
  },
  {
    name: 'serialport',
    use: 'serial scanners, scales and printers',
    isNeeded: false,
    advice: `${again} On Debian it wants the package udev.`,
    probe: 'void module.SerialPort.binding',
  },
]

const timeLimitMs = 15_000

export async function checkNativeModules(
  modules: readonly NativeModule[] = nativeModules,
): Promise<Finding[]> {
  return await Promise.all(modules.map(checkModule))
}

async function checkModule({ name, use, isNeeded, advice, probe }: NativeModule): Promise<Finding> {
  const reason = await whyNotLoaded(name, probe)
  if (reason === null) return good(`${name} loads (${use})`)
  return {
    health: isNeeded ? 'broken' : 'missing',
    what: `${name} does not load, so ${use} ${use.startsWith('the') ? 'is' : 'are'} off: ${reason}`,
    advice,
  }
}

function whyNotLoaded(name: string, probe: string): Promise<string | null> {
  const script = `const module = await import(${JSON.stringify(urlOf(name))}); ${probe}; process.exit(0)`
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--input-type=module', '-e', script],
      { timeout: timeLimitMs },
      (error, _stdout, stderr) => {
        const said = /^\s*(?:\w*Error.*|Error: .*)$/m.exec(stderr)?.[0].trim()
        resolve(
          error === null ? null : (said ?? `its process ended with ${error.signal ?? error.code}`),
        )
      },
    )
  })
}

function urlOf(name: string): string {
  try {
    return import.meta.resolve(name)
  } catch {
    return name
  }
}

/** Runs the command line as a process of its own, from the sources, as a person would; awaits lines instead of time. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src-main/host/node/main.ts', import.meta.url))

export type HostProcess = {
  readonly child: ChildProcessWithoutNullStreams
  /** The first line of stdout or stderr that fits, past or to come. Rejects when the process ends without it. */
  line(pattern: RegExp): Promise<string>
  /** Everything once it has ended. */
  readonly ended: Promise<{
    readonly status: number | null
    readonly out: string
    readonly err: string
  }>
}

export function freshFolder(name = 'data'): string {
  return mkdtempSync(join(tmpdir(), `packwright-${name}-`))
}

/** `ownGroup`: in a process group of its own, as a terminal or a service manager would have it. */
export function startHost(
  args: readonly string[],
  env: Record<string, string> = {},
  ownGroup = false,
): HostProcess {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, ...env },
    detached: ownGroup,
  })
  const text = { out: '', err: '' }
  const listeners = new Set<() => void>()
  const keep = (stream: 'out' | 'err') => (chunk: string) => {
    text[stream] += chunk
    for (const listener of listeners) listener()
  }
  child.stdout.setEncoding('utf8').on('data', keep('out'))
  child.stderr.setEncoding('utf8').on('data', keep('err'))
  const ended = new Promise<{ status: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (status) => resolve({ status, ...text }))
  })
  return {
    child,
    ended,
    line(pattern) {
      const find = () =>
        `${text.out}${text.err}`
          .split('\n')
          .slice(0, -1)
          .find((line) => pattern.test(line))
      return new Promise((resolve, reject) => {
        const look = () => {
          const line = find()
          if (line === undefined) return
          listeners.delete(look)
          resolve(line)
        }
        listeners.add(look)
        look()
        void ended.then(({ out, err }) =>
          reject(new Error(`It ended without a line like ${pattern}:\n${out}${err}`)),
        )
      })
    },
  }
}

/** Runs a command to its end with `input` on its stdin. */
export async function runHost(
  args: readonly string[],
  options: { readonly input?: string; readonly env?: Record<string, string> } = {},
): Promise<{ readonly status: number | null; readonly out: string; readonly err: string }> {
  const host = startHost(args, options.env)
  host.child.stdin.on('error', () => {})
  host.child.stdin.end(options.input ?? '')
  return await host.ended
}

export type ServedStation = HostProcess & {
  readonly dataDir: string
  /** The one-time address of the screen. */
  readonly screen: string
  readonly api: string
}

/** A station that is ready, on ports of its own. */
export async function serve(
  options: {
    readonly dataDir?: string
    readonly args?: readonly string[]
    readonly ownGroup?: boolean
  } = {},
): Promise<ServedStation> {
  const { dataDir = freshFolder(), args = ['--demo'], ownGroup = false } = options
  const common = ['--data', dataDir, '--port', '0', '--ui-port', '0']
  const host = startHost(['serve', ...common, ...args], {}, ownGroup)
  await host.line(/^Ready\./)
  const address = async (pattern: RegExp) => (await host.line(pattern)).replace(pattern, '').trim()
  return { ...host, dataDir, screen: await address(/^Screen:/), api: await address(/^API:/) }
}

export async function stop(host: HostProcess): Promise<{ readonly status: number | null }> {
  host.child.kill('SIGTERM')
  return await host.ended
}

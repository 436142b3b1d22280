/** The built station as a process of its own, as a shop runs it, and a screen's line to it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import type { CallName } from '../../src-shared/contract/calls.ts'
import { openScreen } from '../harness/screen-over-web-socket.ts'
import { preciseNow } from './scanner-line.ts'

const built = join(import.meta.dirname, '..', '..', 'out', 'main', 'packwright.js')

export type StationProcess = {
  readonly pid: number
  /** From the call that starts the process to the line that says it is ready. */
  readonly readyMs: number
  readonly startedAt: number
  /** Opens the screen once. */
  readonly address: string
  stop(): Promise<void>
}

/** `nodeArgs`: such as --cpu-prof. */
export async function startStation(
  args: readonly string[],
  nodeArgs: readonly string[] = profiling(),
): Promise<StationProcess> {
  const startedAt = preciseNow()
  const child = spawn(
    process.execPath,
    [...nodeArgs, built, 'serve', '--port', '0', '--ui-port', '0', ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const found = /^Screen:\s+(\S+)/m.exec(text)?.[1]
      if (found && /^Ready\./m.test(text)) resolve(found)
    })
    void ended.then(() => reject(new Error('The station ended before it was ready.')))
  })
  return {
    pid: child.pid ?? 0,
    readyMs: preciseNow() - startedAt,
    startedAt,
    address,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** PACKWRIGHT_BENCH_PROFILE=DIR writes a processor profile of each station there. */
function profiling(): readonly string[] {
  const dir = process.env['PACKWRIGHT_BENCH_PROFILE']
  return dir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${dir}`]
}

export type SeenView = { readonly view: BenchView; readonly at: number }

export type ScreenLine = {
  readonly last: SeenView
  /** The newest view when it fits already, else the first to come that does. */
  until(fits: (view: BenchView) => boolean): Promise<SeenView>
  call(name: CallName, input: object): void
  close(): Promise<void>
}

const patienceMs = 20_000

/** A screen that only reads: what comes in is stamped before it is parsed further. */
export async function openLine(address: string): Promise<ScreenLine> {
  const screen = await openScreen(address)
  let last: SeenView | null = null
  const waiting = new Set<(seen: SeenView) => void>()
  function receive(view: BenchView): void {
    last = { view, at: preciseNow() }
    for (const look of waiting) look(last)
  }
  screen.wire.onMessage((message) => {
    if ('push' in message && message.push === 'view') receive(message.data as BenchView)
    if ('id' in message && message.id === 1 && message.ok) receive(message.output as BenchView)
  })
  let lastId = 0
  const call = (name: CallName, input: object) =>
    screen.wire.send({ id: ++lastId, call: name, input })
  const until = (fits: (view: BenchView) => boolean): Promise<SeenView> => {
    if (last !== null && fits(last.view)) return Promise.resolve(last)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look)
        reject(
          new Error(
            `Waited in vain; the bench shows ${JSON.stringify(last?.view.screen)}, ${JSON.stringify(last?.view.alert)}, busy ${last?.view.busy}`,
          ),
        )
      }, patienceMs)
      const look = (seen: SeenView) => {
        if (!fits(seen.view)) return
        clearTimeout(timer)
        waiting.delete(look)
        resolve(seen)
      }
      waiting.add(look)
    })
  }
  call('view', {})
  await until(() => true)
  return {
    get last() {
      if (last === null) throw new TypeError('The first view has been waited for.')
      return last
    },
    until,
    call,
    close: () => screen.close(),
  }
}

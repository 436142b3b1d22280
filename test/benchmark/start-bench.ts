/**
 * From the start of the process to a bench that takes scans: the line "Ready" is out AND the scanner's port is open; the
 * scan that follows proves it. With the large warehouse, and with an empty folder that gets the demo.
 */
import { spawn } from 'node:child_process'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import { readBenchOrders, toteOf } from './bench-orders.ts'
import type { Figure } from './figure.ts'
import { emptyFolder, largeFolder } from './large-folder.ts'
import { hasPlan } from './packer.ts'
import { usageOf } from './process-usage.ts'
import { digits, quantile } from './quantiles.ts'
import { openScannerLine, preciseNow } from './scanner-line.ts'
import { openLine, startStation } from './station-process.ts'
import { screenAddress } from './whole-bench.ts'

const starts = 5
const targetMs = 2_500

type Start = { readonly wallMs: number; readonly cpuMs: number; readonly residentMb: number }

export async function benchStart(tell: (line: string) => void): Promise<readonly Figure[]> {
  const { requests } = readBenchOrders()
  const large = largeFolder(requests, tell)
  const starting = { large: [] as Start[], demo: [] as Start[], bare: [] as Start[] }
  try {
    // In turn, so that what else the machine does falls on all of them alike.
    for (let n = 0; n < starts; n++) {
      starting.large.push(await startLarge(large.dir, toteOf(n)))
      starting.demo.push(await startDemo())
      starting.bare.push(await startBare())
    }
  } finally {
    large.remove()
  }
  const { bare } = starting
  return [
    startFigure(
      'start with the large warehouse, to a bench that takes scans',
      starting.large,
      bare,
    ),
    startFigure('start in an empty folder, demo warehouse made, to the same', starting.demo, bare),
  ]
}

async function startLarge(dir: string, tote: string): Promise<Start> {
  const scanner = await openScannerLine()
  const station = await startStation(['--data', dir, '--scanner', scanner.path])
  try {
    const { cpuMs, residentMb } = usageOf(station.pid)
    const screen = await openLine(await screenAddress(dir))
    await screen.until((view) => isScannerReady(view))
    const openedAt = screen.last.view.devices.find(({ kind }) => kind === 'scanner')?.at ?? Infinity
    scanner.scan(tote)
    await screen.until(hasPlan)
    await setAside(scanner.scan, screen.until)
    await screen.close()
    return { wallMs: Math.max(station.readyMs, openedAt - station.startedAt), cpuMs, residentMb }
  } finally {
    await station.stop()
    await scanner.close()
  }
}

function isScannerReady(view: BenchView): boolean {
  return view.devices.some(({ kind, condition }) => kind === 'scanner' && condition === 'ready')
}

/** HOLD, once more, and a reason: the next start finds an idle bench. */
async function setAside(
  scan: (code: string) => number,
  until: (fits: (view: BenchView) => boolean) => Promise<{ view: BenchView }>,
): Promise<void> {
  const { view } = await until(() => true)
  const codeOf = (word: string) => view.commands.find((command) => command.word === word)?.barcode
  scan(codeOf('HOLD') ?? '')
  await until(({ question }) => question?.kind === 'again')
  // As a hand would: at once it were a second read of the same code.
  await new Promise((resolve) => setTimeout(resolve, 300))
  scan(codeOf('HOLD') ?? '')
  await until(({ question }) => question?.kind === 'reason')
  scan(codeOf('R1') ?? '')
  await until(({ screen }) => screen.kind === 'onHold')
}

async function startDemo(): Promise<Start> {
  const folder = emptyFolder()
  const station = await startStation(['--demo', '--data', folder.dir])
  try {
    const { cpuMs, residentMb } = usageOf(station.pid)
    const screen = await openLine(await screenAddress(folder.dir))
    const [first] = screen.last.view.suggestions
    screen.call('scan', { text: first?.code ?? '', aim: null, source: 'wedge' })
    await screen.until(({ screen: { kind } }) => kind === 'choosingCarton' || kind === 'reviewing')
    await screen.close()
    return { wallMs: station.readyMs, cpuMs, residentMb }
  } finally {
    await station.stop()
    folder.remove()
  }
}

/** Node alone, with an HTTP server that says it listens. */
async function startBare(): Promise<Start> {
  const script = `require('node:http').createServer(() => {}).listen(0, '127.0.0.1', () => console.log('up'))`
  const at = preciseNow()
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  const wallMs = preciseNow() - at
  const { cpuMs, residentMb } = usageOf(child.pid ?? 0)
  child.kill()
  return { wallMs, cpuMs, residentMb }
}

function startFigure(what: string, ours: readonly Start[], bare: readonly Start[]): Figure {
  const median = (of: readonly Start[], value: (start: Start) => number) =>
    quantile(of.map(value), 0.5)
  const wallMs = median(ours, (start) => start.wallMs)
  const worstMs = Math.max(...ours.map((start) => start.wallMs))
  const bareMs = median(bare, (start) => start.wallMs)
  return {
    what: `${what}, ${ours.length} starts`,
    target: `< ${targetMs} ms`,
    ours: `median ${digits(wallMs)}, max ${digits(worstMs)} ms; ${digits(median(ours, (start) => start.cpuMs))} ms CPU, ${digits(median(ours, (start) => start.residentMb))} MB`,
    isMet: worstMs < targetMs,
    reference: `bare Node with an HTTP server ${digits(bareMs)} ms, ${digits(median(bare, (start) => start.cpuMs))} ms CPU, ${digits(median(bare, (start) => start.residentMb))} MB; × ${digits(wallMs / bareMs)}`,
  }
}

/**
 * The bench at work with 200,000 SKUs, 100,000 orders and 1,000,000 events: a real process, a real file, a serial line, a
 * scale, a printer and a screen in Chromium. Scan to screen, order to plan, and memory, all from one run of packing.
 */
import { type BareChain, measureBareChain } from './bare-chain-bench.ts'
import { readBenchOrders, toteOf } from './bench-orders.ts'
import type { Figure } from './figure.ts'
import { largeFolder } from './large-folder.ts'
import { Packer, type TimedScan } from './packer.ts'
import { type Usage, usageOf } from './process-usage.ts'
import { digits, quantile, spread } from './quantiles.ts'
import { openBench } from './whole-bench.ts'

const orders = Number(process.env['PACKWRIGHT_BENCH_ORDERS'] ?? 200)
const paintTargetMs = 60
const planTargetMs = 100
const memoryTargetMb = 250

type Run = {
  readonly packer: Packer
  readonly before: Usage
  readonly after: Usage
  readonly renderer: string
  readonly isGenerated: boolean
}

export async function benchStation(tell: (line: string) => void): Promise<readonly Figure[]> {
  const run = await packOrders(tell)
  const bare = await measureBareChain(200)
  return [scanFigure(run, bare), ...kindFigures(run), planFigure(run), memoryFigure(run)]
}

async function packOrders(tell: (line: string) => void): Promise<Run> {
  const { requests, isGenerated } = readBenchOrders()
  await using bench = await openBench(largeFolder(requests, tell))
  const { station, probe, screen } = bench
  await screen.until((view) => view.devices.every(({ condition }) => condition === 'ready'))
  const packer = new Packer({ ...bench, frame: (number) => probe.frame(number) })
  const before = usageOf(station.pid)
  const every = Math.max(1, Math.floor(requests.length / orders))
  for (let n = 0; n < orders; n++) {
    await packer.pack(toteOf(n * every))
    if (n % 20 === 19) tell(`  ${n + 1} of ${orders} orders packed`)
  }
  return { packer, before, after: usageOf(station.pid), renderer: probe.renderer, isGenerated }
}

const paintedMs = ({ sentAt, frame }: TimedScan) => (frame?.paintedAt ?? Number.NaN) - sentAt

function scanFigure({ packer, before, after, renderer }: Run, bare: BareChain): Figure {
  const times = packer.scans.map(paintedMs)
  const p95 = quantile(times, 0.95)
  const cpuMs = (after.cpuMs - before.cpuMs) / times.length
  const unchanged = packer.scans.filter(({ frame }) => frame?.changes === 0).length
  if (unchanged > 0) throw new Error(`${unchanged} frames showed no change.`)
  const bareP95 = quantile(bare.paintedMs, 0.95)
  return {
    what: `scan to painted frame, ${times.length} scans (${shortName(renderer)})`,
    target: `p95 < ${paintTargetMs} ms`,
    ours: `${spread(times)}; station ${digits(cpuMs)} ms CPU a scan, all work counted`,
    isMet: p95 < paintTargetMs,
    reference: `bare chain ${spread(bare.paintedMs)}, ${digits(bare.cpuMsEach)} ms CPU; × ${digits(p95 / bareP95)}`,
  }
}

/** The same scans by kind, and where their time goes. */
function kindFigures({ packer }: Run): readonly Figure[] {
  const kinds = ['order', 'carton', 'item', 'wrong', 'label'] as const
  const byKind = kinds.map((kind) => {
    const scans = packer.scans.filter(({ what }) => what === kind)
    const toView = scans.map(({ sentAt, viewAt }) => viewAt - sentAt)
    return row(`– ${kind}`, spread(scans.map(paintedMs)), `to the view: ${spread(toView)}`)
  })
  const toPage = packer.scans.map(({ sentAt, frame }) => (frame?.receivedAt ?? Number.NaN) - sentAt)
  const page = packer.scans.map(({ frame }) =>
    frame ? frame.pageAt - frame.receivedAt : Number.NaN,
  )
  const gl = packer.scans.map(({ frame }) => (frame ? frame.paintedAt - frame.pageAt : Number.NaN))
  return [
    ...byKind,
    row('– part: byte to the page (durable write in it)', spread(toPage), ''),
    row('– part: page to its frame (waits for the next frame)', spread(page), ''),
    row('– part: WebGL still drawing after that', spread(gl), ''),
  ]
}

function row(what: string, ours: string, reference: string): Figure {
  return { what, target: '', ours, isMet: null, reference }
}

function planFigure({ packer, isGenerated }: Run): Figure {
  const p95 = quantile(packer.plannedMs, 0.95)
  return {
    what: `order scanned to plan shown, ${packer.plannedMs.length} ${isGenerated ? 'generated orders' : 'orders of orders.jsonl'}`,
    target: `p95 < ${planTargetMs} ms`,
    ours: spread(packer.plannedMs),
    isMet: p95 < planTargetMs,
    reference: 'CPU beside binpackingjs: see solver',
  }
}

function memoryFigure({ after }: Run): Figure {
  return {
    what: `resident memory of the station after ${orders} orders`,
    target: `< ${memoryTargetMb} MB`,
    ours: `${digits(after.residentMb)} MB, at most ${digits(after.peakMb)} MB`,
    isMet: after.residentMb < memoryTargetMb,
    reference: '',
  }
}

function shortName(renderer: string): string {
  return /swiftshader/i.test(renderer) ? 'WebGL in software' : renderer
}

/** A whole bench around one station process: scanner, scale, printer, Chromium and a second screen that reads along. */
import { startScaleSim } from '../../src-main/device/sim/scale-sim.ts'
import { ZebraPrinterSim } from '../../src-main/device/sim/zebra-printer-sim.ts'
import { runningControl } from '../../src-main/host/node/control-client.ts'
import { openFrameProbe } from './frame-probe.ts'
import type { Folder } from './large-folder.ts'
import { openScannerLine } from './scanner-line.ts'
import { openLine, startStation } from './station-process.ts'

/** The folder is the bench's from here on, and is removed with it. */
export async function openBench(folder: Folder) {
  await using opened = new AsyncDisposableStack()
  opened.defer(() => folder.remove())
  const scanner = await openScannerLine()
  opened.defer(() => scanner.close())
  const { scale, address: scaleAt, close } = await startScaleSim({ settleMs: 50 })
  opened.defer(close)
  const printer = await ZebraPrinterSim.start({ port: 0 })
  opened.defer(() => printer.dispose())
  const tcp = ({ host, port }: { host: string; port: number }) => `tcp://${host}:${port}`
  const station = await startStation([
    ...['--data', folder.dir, '--scanner', scanner.path],
    ...['--scale', tcp(scaleAt), '--printer', tcp(printer.address)],
  ])
  opened.defer(() => station.stop())
  const probe = await openFrameProbe(station.address)
  opened.defer(() => probe.close())
  const screen = await openLine(await screenAddress(folder.dir))
  opened.defer(() => screen.close())
  const kept = opened.move()
  return {
    scanner,
    scale,
    station,
    probe,
    screen,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

/** Another address of the running station's screen, as `packwright screen` prints it. */
export async function screenAddress(dataDir: string): Promise<string> {
  const control = runningControl(dataDir)
  if (control === null) throw new Error('No station holds the folder.')
  return (await control.screenAddress()).address
}

/** `packwright simulate printer|scale|scanner`: prints the address, then does what is typed until Ctrl+C. */
import { createInterface } from 'node:readline'
import {
  type Simulated,
  simulatePrinter,
  simulateScale,
  simulateScanner,
} from '../../app/simulate.ts'
import { stopSignal } from './stop-signal.ts'
import type { Terminal } from './terminal.ts'

export async function simulatePrinterCommand(
  flags: { readonly port: number; readonly save?: string },
  terminal: Terminal,
): Promise<number> {
  const { port, save: saveDir = null } = flags
  return await work('printer', simulatePrinter({ port, saveDir, tell: terminal.out }), terminal)
}

export async function simulateScaleCommand(
  flags: { readonly port: number },
  terminal: Terminal,
): Promise<number> {
  return await work('scale', simulateScale(flags.port), terminal)
}

export async function simulateScannerCommand(
  flags: { readonly port: number; readonly pty?: boolean },
  terminal: Terminal,
): Promise<number> {
  const { port, pty = false } = flags
  return await work('scanner', simulateScanner({ port, pty }), terminal)
}

/** A closed stdin is no reason to end: in a service nobody types. */
async function work(
  flag: 'printer' | 'scale' | 'scanner',
  starting: Promise<Simulated>,
  terminal: Terminal,
): Promise<number> {
  const stopped = stopSignal()
  const device = await starting
  terminal.out(`Simulated ${flag} at ${device.address}`)
  terminal.out(`A station uses it with: --${flag} ${device.address}`)
  terminal.out(device.help)
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    if (line.trim() !== '') terminal.out(device.obey(line.trim()))
  })
  await stopped.promise
  lines.close()
  process.stdin.unref?.()
  await device.close()
  return 0
}

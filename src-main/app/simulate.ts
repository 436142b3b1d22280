/**
 * Simulated devices for hands and other programs: a printer, a scale and a scanner at byte level, each at an address that
 * a station (or anything else) connects to. What is typed works them, a line at a time.
 */
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderLabel, titleOf } from '../device/sim/label-image.ts'
import { openPtyPair } from '../device/sim/pty.ts'
import { startScaleSim } from '../device/sim/scale-sim.ts'
import { ScannerSim, startScannerSim } from '../device/sim/scanner-sim.ts'
import type { ZebraFault } from '../device/sim/zebra-answers.ts'
import { ZebraPrinterSim } from '../device/sim/zebra-printer-sim.ts'

export type Simulated = {
  /** As `start` takes it: `tcp://127.0.0.1:9100` or `/dev/pts/4`. */
  readonly address: string
  /** What can be typed. */
  readonly help: string
  /** Does what a typed line says; the answer to show. */
  obey(line: string): string
  close(): Promise<void>
}

const faults: readonly ZebraFault[] = ['paperOut', 'headOpen', 'paused']

/** `saveDir`: each label is written there as label-1.zpl and label-1.png. `tell` hears of each label. */
export async function simulatePrinter(options: {
  readonly port: number
  readonly saveDir: string | null
  tell(line: string): void
}): Promise<Simulated> {
  const { port, saveDir, tell } = options
  if (saveDir !== null) mkdirSync(saveDir, { recursive: true })
  const printer = await ZebraPrinterSim.start({ port })
  printer.onLabel(({ n, zpl }) => {
    // Saved before it is told: whoever hears of a label finds it.
    const saved = saveDir === null ? null : save(saveDir, n, zpl)
    tell(`Label ${n}: ${titleOf(zpl)} (${zpl.length} bytes)`)
    void saved?.catch(() => tell(`Label ${n} was not saved.`))
  })
  return {
    address: `tcp://${printer.address.host}:${printer.address.port}`,
    help: `Type ${faults.join(', ')} or silent for a fault, ok to mend it.`,
    obey(line) {
      const fault = faults.find((each) => each === line)
      if (fault === undefined && line !== 'ok' && line !== 'silent') return `"${line}" is no fault.`
      printer.setSpeech(line === 'silent' ? 'silent' : 'normal')
      printer.setFault(fault ?? null)
      return line === 'ok' ? 'Ready.' : `Now: ${line}.`
    },
    close: () => printer.dispose(),
  }
}

async function save(dir: string, n: number, zpl: Uint8Array): Promise<void> {
  writeFileSync(join(dir, `label-${n}.zpl`), zpl)
  writeFileSync(join(dir, `label-${n}.png`), await renderLabel(zpl))
}

export async function simulateScale(port: number): Promise<Simulated> {
  const { scale, address, close } = await startScaleSim({ port })
  return {
    address: `tcp://${address.host}:${address.port}`,
    help: 'Type how many grams lie on it, 0 to clear it.',
    obey(line) {
      const grams = Number(line.replace(',', '.'))
      if (!Number.isFinite(grams)) return `"${line}" is no weight in grams.`
      scale.place(grams)
      return `${grams} g on the scale.`
    },
    close,
  }
}

/** `pty`: behind a serial port instead of a TCP port; Linux and macOS with socat. */
export async function simulateScanner(options: {
  readonly port: number
  readonly pty: boolean
}): Promise<Simulated> {
  const { scanner, address, close } = options.pty ? await onPty() : await onTcp(options.port)
  return {
    address,
    help: 'Type what it reads, one code a line.',
    obey(line) {
      scanner.scan(line)
      return `Scanned ${line}`
    },
    close,
  }
}

async function onTcp(port: number) {
  const server = await startScannerSim({ port })
  const address = `tcp://${server.address.host}:${server.address.port}`
  return { scanner: server.scanner, address, close: server.close }
}

async function onPty() {
  const pair = await openPtyPair()
  const scanner = new ScannerSim()
  const line = createWriteStream(pair.near, { flags: 'r+' })
  // A pulled cable ends the writing; the station on the other side tells of it.
  line.on('error', () => {})
  scanner.connect((bytes) => line.write(bytes))
  const close = async () => {
    scanner.dispose()
    line.destroy()
    await pair.unplug()
  }
  return { scanner, address: pair.far, close }
}

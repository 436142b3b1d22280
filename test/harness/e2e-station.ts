/**
 * The product as it is delivered, in a process of its own: `packwright serve` from the build, with a serial scanner at a
 * PTY, a Zebra printer and a scale behind TCP. Only the hardware is simulated, at the level of its bytes.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { SerialPort } from 'serialport'
import { openPtyPair } from '../../src-main/device/sim/pty.ts'
import { type ScaleSim, startScaleSim } from '../../src-main/device/sim/scale-sim.ts'
import { ZebraPrinterSim } from '../../src-main/device/sim/zebra-printer-sim.ts'
import { program } from './e2e-shop.ts'

/** The scale comes to rest quickly: tests wait for the steady reading, as the station does. */
const settleMs = 60

export type BenchDevices = {
  readonly printer: ZebraPrinterSim
  readonly scale: ScaleSim
  /** Reads one code: its bytes and a CR go down the serial line. Resolves when they have left. */
  scan(code: string): Promise<void>
  /** For `serve`. */
  readonly flags: readonly string[]
  close(): Promise<void>
}

export async function plugInDevices(): Promise<BenchDevices> {
  const [printer, scale, cable] = await Promise.all([
    ZebraPrinterSim.start(),
    startScaleSim({ settleMs }),
    openPtyPair(),
  ])
  const scanner = new SerialPort({ path: cable.far, baudRate: 9600, autoOpen: false })
  await new Promise<void>((resolve, reject) =>
    scanner.open((error) => (error ? reject(error) : resolve())),
  )
  // Beeps come back on the same line; a scanner takes them.
  scanner.resume()
  return {
    printer,
    scale: scale.scale,
    scan: (code) =>
      new Promise((resolve, reject) => {
        scanner.write(`${code}\r`, (error) => (error ? reject(error) : resolve()))
      }),
    flags: [
      ...['--scanner', `serial:${cable.near}?baud=9600`],
      ...['--scale', `tcp://127.0.0.1:${scale.address.port}`],
      ...['--printer', `tcp://127.0.0.1:${printer.address.port}`],
    ],
    async close() {
      await new Promise<void>((resolve) => scanner.close(() => resolve()))
      await Promise.all([printer.dispose(), scale.close(), cable.unplug()])
    },
  }
}

export type StationProcess = {
  /** The one-time address of its screen. */
  readonly screen: string
  readonly dataDir: string
  /** Pulls the plug: SIGKILL, nothing is finished. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export async function startStation(
  dataDir: string,
  flags: readonly string[],
): Promise<StationProcess> {
  const args = [program, 'serve', '--data', dataDir, '--port', '0', '--ui-port', '0', ...flags]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const screen = await readyScreen(child)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  return { screen, dataDir, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

async function readyScreen(child: ChildProcess): Promise<string> {
  const said: string[] = []
  child.stderr?.setEncoding('utf8').on('data', (text: string) => said.push(text))
  if (!child.stdout) throw new TypeError('The station has no stdout.')
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (line.startsWith('Ready.')) {
      child.stdout.resume()
      return (
        said
          .find((each) => each.startsWith('Screen:'))
          ?.replace('Screen:', '')
          .trim() ?? ''
      )
    }
  }
  throw new Error(`The station ended before it was ready:\n${said.join('\n')}`)
}

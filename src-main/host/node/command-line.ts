/**
 * The command line. Exit status 0: done, 1: refused or failed with one line that says why, 2: wrong usage. What a command
 * needs is loaded when it is called, so that a small one is quick.
 */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { isAppError, sentenceOf } from '../../../src-shared/base/app-error.ts'
import { findPlaces } from '../../app/places.ts'
import type { DoctorFlags } from './doctor/doctor-command.ts'
import type { SolveFlags } from './solve-command.ts'
import type { StationFlags } from './station-command.ts'
import type { Terminal } from './terminal.ts'

type DataFlag = { readonly data?: string }

/** Adds a command to the program. */
type Add = (name: string, description: string) => Command
/** Takes a command's exit status. */
type Done = (status: number) => void

/** Runs one command; resolves to its exit status. Never rejects. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const state = { status: 0 }
  const program = build(terminal, (status) => {
    state.status = status
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return state.status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    terminal.err(sentenceOf(error))
    return isAppError(error, 'host/usage') ? 2 : 1
  }
}

function build(terminal: Terminal, done: Done): Command {
  const program = new Command('packwright')
    .description('The open-source pack station.')
    .version(findPlaces().version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showSuggestionAfterError()
    .helpCommand(false)
  const add: Add = (name, description) =>
    program.command(name).description(description).copyInheritedSettings(program)
  addStation(add, terminal, done)
  addSolve(add, terminal, done)
  addTransfer(add, terminal, done)
  addBackup(add, terminal, done)
  addSimulate(add, terminal, done)
  addDoctor(add, terminal, done)
  addBench(add, done)
  return program
}

function addStation(add: Add, terminal: Terminal, done: Done): void {
  stationOptions(add('start', 'open the station: desktop, or a kiosk in an installed browser'))
    .option('--headless', 'serve without a window')
    .option('--full-screen', 'open the window over the whole screen')
    .option('--empty', 'leave an empty data folder empty: no demo warehouse')
    .action(async (flags: StationFlags) => {
      const { startCommand } = await import('./station-command.ts')
      done(await startCommand(flags, findPlaces(), terminal))
    })
  stationOptions(add('serve', 'serve the station without a window'))
    .option('--demo', 'with the demo warehouse and simulated devices')
    .action(async (flags: StationFlags) => {
      const { serveCommand } = await import('./station-command.ts')
      done(await serveCommand(flags, findPlaces(), terminal))
    })
  dataOption(add('screen', 'print a fresh address for the screen of the station that runs')).action(
    async (flags: DataFlag) => {
      const { screenCommand } = await import('./folder-commands.ts')
      done(await screenCommand(flags, terminal))
    },
  )
}

function addSolve(add: Add, terminal: Terminal, done: Done): void {
  add('solve', 'answer a packing request: PackRequest in, PackResponse out')
    .argument('[file]', 'the request; stdin when left away')
    .option('--jsonl', 'one request and one answer a line')
    .option('--effort <effort>', 'fast, balanced or best')
    .action(async (file: string | undefined, flags: SolveFlags) => {
      const { solveCommand } = await import('./solve-command.ts')
      done(await solveCommand(file, flags, terminal))
    })
}

function addTransfer(add: Add, terminal: Terminal, done: Done): void {
  dataOption(add('import', 'read a CSV or JSON file; all of it or nothing'))
    .argument('<kind>', 'skus, cartons, bins, stock or orders, in this order')
    .argument('<file>', 'the file')
    .action(async (kind: string, file: string, flags: DataFlag) => {
      const { importCommand } = await import('./folder-commands.ts')
      done(await importCommand(kind, file, flags, terminal))
    })
  dataOption(add('export', 'write what import reads'))
    .argument('<kind>', 'skus, cartons, bins, stock or orders')
    .argument('[file]', 'the file; stdout when left away')
    .option('--format <format>', "csv or json; else by the file's ending")
    .action(async (kind: string, file: string | undefined, flags: DataFlag) => {
      const { exportCommand } = await import('./folder-commands.ts')
      done(await exportCommand(kind, file, flags, terminal))
    })
}

function addBackup(add: Add, terminal: Terminal, done: Done): void {
  dataOption(add('backup', 'write a whole copy of the data; the station may be at work'))
    .argument('<file>', 'the file to write')
    .action(async (file: string, flags: DataFlag) => {
      const { backupCommand } = await import('./folder-commands.ts')
      done(await backupCommand(file, flags, terminal))
    })
  dataOption(add('restore', 'put a backup in the place of the data; what was there is kept'))
    .argument('<file>', 'the backup')
    .action(async (file: string, flags: DataFlag) => {
      const { restoreCommand } = await import('./folder-commands.ts')
      done(await restoreCommand(file, flags, terminal))
    })
}

function addSimulate(add: Add, terminal: Terminal, done: Done): void {
  const simulate = add('simulate', 'a simulated device to connect to')
  const device = (name: string, description: string, port: number) =>
    simulate
      .command(name)
      .description(description)
      .copyInheritedSettings(simulate)
      .option('--port <number>', 'its TCP port, 0 for any', portNumber, port)
  device('printer', 'a Zebra printer on a TCP port', 9100)
    .option('--save <dir>', 'write each label there as ZPL and PNG')
    .action(async (flags: { port: number; save?: string }) => {
      const { simulatePrinterCommand } = await import('./simulate-command.ts')
      done(await simulatePrinterCommand(flags, terminal))
    })
  device('scale', 'a scale on a TCP port', 0).action(async (flags: { port: number }) => {
    const { simulateScaleCommand } = await import('./simulate-command.ts')
    done(await simulateScaleCommand(flags, terminal))
  })
  device('scanner', 'a scanner on a TCP port, or on a serial port with --pty', 0)
    .option('--pty', 'on a serial port of its own (needs socat)')
    .action(async (flags: { port: number; pty?: boolean }) => {
      const { simulateScannerCommand } = await import('./simulate-command.ts')
      done(await simulateScannerCommand(flags, terminal))
    })
}

function addDoctor(add: Add, terminal: Terminal, done: Done): void {
  dataOption(add('doctor', 'say in plain words what works here and what does not'))
    .option('--port <number>', 'port of the local API', portNumber, 7420)
    .option('--ui-port <number>', 'port of the screen', portNumber, 7421)
    .action(async (flags: DoctorFlags) => {
      const { doctorCommand } = await import('./doctor/doctor-command.ts')
      done(await doctorCommand(flags, findPlaces(), terminal))
    })
}

function addBench(add: Add, done: Done): void {
  add('bench', 'measure, and print a table; the sources must be there')
    .argument('[parts...]', 'what to measure; everything when left away')
    .allowUnknownOption()
    .action(async (parts: string[]) => {
      const { benchCommand } = await import('./bench-command.ts')
      done(await benchCommand(parts, findPlaces()))
    })
}

function dataOption(command: Command): Command {
  return command.option('--data <dir>', 'data folder')
}

function stationOptions(command: Command): Command {
  return dataOption(command)
    .option('--host <address>', 'address of the local API', '127.0.0.1')
    .option('--port <number>', 'port of the local API, 0 for any', portNumber, 7420)
    .option('--ui-port <number>', 'port of the screen, 0 for any', portNumber, 7421)
    .option(
      '--printer <address>',
      'label printer, such as tcp://192.168.0.20:9100; "none" for none',
    )
    .option('--scale <address>', 'scale, such as serial:/dev/ttyUSB0?baud=9600')
    .option('--scanner <address>', 'scanner, such as /dev/ttyACM0; may be repeated', collect)
}

function portNumber(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('A port is a number from 0 to 65535.')
}

function collect(text: string, before: string[] = []): string[] {
  return [...before, text]
}

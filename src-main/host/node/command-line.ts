/**
 * The command line. Exit status 0: done, 1: refused or failed with one line that says why, 2: wrong usage. What a command
 * needs is loaded when it is called, so that a small one is quick.
 */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { isAppError, sentenceOf } from '../../../src-shared/base/app-error.ts'
import { findPlaces } from '../../app/places.ts'
import type { StationFlags } from './station-command.ts'
import type { Terminal } from './terminal.ts'

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

function build(terminal: Terminal, done: (status: number) => void): Command {
  const places = findPlaces()
  const program = new Command('packwright')
    .description('The open-source pack station.')
    .version(places.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showSuggestionAfterError()
    .action(() => program.help({ error: true }))
  const add = (name: string, description: string) =>
    program.command(name).description(description).copyInheritedSettings(program)

  stationOptions(add('start', 'open the station: desktop, or a kiosk in an installed browser'))
    .option('--headless', 'serve without a window')
    .option('--full-screen', 'open the window over the whole screen')
    .option('--empty', 'leave an empty data folder empty: no demo warehouse')
    .action(async (flags: StationFlags) => {
      const { startCommand } = await import('./station-command.ts')
      done(await startCommand(flags, places, terminal))
    })
  stationOptions(add('serve', 'serve the station without a window'))
    .option('--demo', 'with the demo warehouse and simulated devices')
    .action(async (flags: StationFlags) => {
      const { serveCommand } = await import('./station-command.ts')
      done(await serveCommand(flags, places, terminal))
    })
  dataOption(add('screen', 'print a fresh address for the screen of the station that runs')).action(
    async (flags: { data?: string }) => {
      const { screenCommand } = await import('./folder-commands.ts')
      done(await screenCommand(flags, terminal))
    },
  )
  dataOption(add('doctor', 'say in plain words what works here and what does not'))
    .option('--port <number>', 'port of the local API', portNumber, 7420)
    .option('--ui-port <number>', 'port of the screen', portNumber, 7421)
    .action(async (flags: { data?: string; port: number; uiPort: number }) => {
      const { doctorCommand } = await import('./doctor/doctor-command.ts')
      done(await doctorCommand(flags, places, terminal))
    })
  return program
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

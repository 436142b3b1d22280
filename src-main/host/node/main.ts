/**
 * Entry of everything that runs in plain Node: `packwright SUBCOMMAND`. Nothing native is loaded before the Node version
 * has been looked at, and whatever goes wrong ends in a sentence.
 */
import { sentenceOf } from '../../../src-shared/base/app-error.ts'
import { onBrokenPipe, terminal } from './terminal.ts'

const needed = [22, 12] as const

function isNodeNewEnough(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > needed[0] || (major === needed[0] && minor >= needed[1])
}

async function main(): Promise<void> {
  onBrokenPipe(() => process.exit(0))
  if (!isNodeNewEnough()) {
    terminal.err(
      `Packwright needs Node ${needed.join('.')} or newer and this is ${process.versions.node}. Install it from https://nodejs.org, or start with "npm start", which brings its own.`,
    )
    process.exitCode = 1
    return
  }
  process.on('uncaughtException', failed)
  process.on('unhandledRejection', failed)
  const { runCommandLine } = await import('./command-line.ts')
  process.exitCode = await runCommandLine(process.argv.slice(2), terminal)
}

function failed(error: unknown): never {
  terminal.err(sentenceOf(error))
  process.exit(1)
}

main().catch(failed)

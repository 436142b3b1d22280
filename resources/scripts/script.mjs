/** What every script here shares: one sentence a failure, progress on stderr so that stdout stays a program's own. */
import { Refusal } from './project.mjs'

/** Runs a script's body; its number, if it gives one, is the exit status. */
export async function script(body) {
  try {
    const status = await body(process.argv.slice(2))
    if (typeof status === 'number') process.exitCode = status
  } catch (error) {
    if (!(error instanceof Refusal) && process.env.PACKWRIGHT_DEBUG) throw error
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}

export function progress(line) {
  process.stderr.write(`${line}\n`)
}

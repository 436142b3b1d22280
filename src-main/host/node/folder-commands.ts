/** Commands on a data folder: handed to the station that holds it, done directly when nobody does. */
import { AppError } from '../../../src-shared/base/app-error.ts'
import { dataDirOf } from '../../app/data-folder.ts'
import { runningControl } from './control-client.ts'
import type { Terminal } from './terminal.ts'

export async function screenCommand(flags: { data?: string }, terminal: Terminal): Promise<number> {
  const dataDir = dataDirOf(flags.data)
  const control = runningControl(dataDir)
  if (control === null)
    throw new AppError(
      'host/no-station',
      `No station runs on ${dataDir}. Start one with "npm start", or name its folder with --data.`,
    )
  terminal.out((await control.screenAddress()).address)
  return 0
}

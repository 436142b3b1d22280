/** Commands on a data folder: handed to the station that holds it, done directly when nobody does. */
import { resolve } from 'node:path'
import { AppError } from '../../../src-shared/base/app-error.ts'
import { dataDirOf } from '../../app/data-folder.ts'
import { holdIdleFolder } from '../../app/idle-folder.ts'
import type { StationControl } from '../../app/station.ts'
import {
  exportFile,
  exportFormatOf,
  importFile,
  importKindOf,
  warningLines,
} from '../../app/transfer.ts'
import { runningControl } from './control-client.ts'
import { importProgress } from './import-progress.ts'
import type { Terminal } from './terminal.ts'

type DataFlag = { readonly data?: string }

export async function importCommand(
  kindText: string,
  file: string,
  flags: DataFlag,
  terminal: Terminal,
): Promise<number> {
  const kind = importKindOf(kindText)
  const dataDir = dataDirOf(flags.data)
  return await withFolder(dataDir, async (control) => {
    const progress = importProgress()
    try {
      const request = { dataDir, kind, filePath: file, control, onProgress: progress.show }
      const outcome = await importFile(request)
      progress.stop()
      for (const line of warningLines(outcome)) terminal.err(line)
      terminal.out(`${outcome.rows} rows read, ${outcome.changed} ${kind} new or changed.`)
      return 0
    } finally {
      progress.stop()
    }
  })
}

export async function exportCommand(
  kindText: string,
  file: string | undefined,
  flags: DataFlag & { readonly format?: string },
  terminal: Terminal,
): Promise<number> {
  const kind = importKindOf(kindText)
  const toPath = file === undefined || file === '-' ? null : file
  const format = exportFormatOf(flags.format, toPath)
  const write = (text: string) => void process.stdout.write(text)
  const rows = exportFile({ dataDir: dataDirOf(flags.data), kind, format, toPath, write })
  if (rows !== null) terminal.out(`${rows} ${kind} written to ${toPath}.`)
  return 0
}

export async function backupCommand(
  file: string,
  flags: DataFlag,
  terminal: Terminal,
): Promise<number> {
  const path = resolve(file)
  return await withFolder(dataDirOf(flags.data), async (control) => {
    const { bytes } = await control.backup(path)
    terminal.out(`Backup written to ${path} (${(bytes / 1024 ** 2).toFixed(1)} MB).`)
    return 0
  })
}

export async function restoreCommand(
  file: string,
  flags: DataFlag,
  terminal: Terminal,
): Promise<number> {
  const path = resolve(file)
  return await withFolder(dataDirOf(flags.data), async (control) => {
    const { keptAs } = await control.restore(path)
    const before = keptAs === null ? '' : ` What was there is kept as ${keptAs}.`
    terminal.out(`Restored from ${path}.${before}`)
    return 0
  })
}

export async function screenCommand(flags: DataFlag, terminal: Terminal): Promise<number> {
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

async function withFolder(
  dataDir: string,
  work: (control: StationControl) => Promise<number>,
): Promise<number> {
  const running = runningControl(dataDir)
  if (running !== null) return await work(running)
  const idle = holdIdleFolder(dataDir)
  try {
    return await work(idle)
  } finally {
    idle.release()
  }
}

/**
 * The data folder: where it is, who holds it, and how to reach the holder. One process holds a folder at a time;
 * station.json beside the lock tells others its pid, its ports and the token of its control channel (mode 0600).
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../src-shared/base/app-error.ts'
import { lockFolder } from '../db/folder-lock.ts'

const holderSchema = z.object({
  pid: z.number().int(),
  uiPort: z.number().int(),
  apiPort: z.number().int(),
  token: z.string(),
})
/** Who holds a folder, as station.json says. */
export type Holder = z.infer<typeof holderSchema>

export type HeldFolder = {
  readonly dir: string
  /** Tells others how to reach this process. */
  announce(holder: Holder): void
  release(): void
}

type Environment = Readonly<Record<string, string | undefined>>

/** `--data`, else PACKWRIGHT_DATA, else the platform's folder for a user's data. */
export function dataDirOf(
  flag: string | undefined,
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const named = flag ?? env['PACKWRIGHT_DATA']
  if (named) return resolve(named)
  if (platform === 'win32')
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Packwright')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Packwright')
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'packwright')
}

/** Where the one database of a data folder is. */
export function databasePath(dir: string): string {
  return join(dir, 'packwright.db')
}

export function hasDatabase(dir: string): boolean {
  return existsSync(databasePath(dir))
}

/** Makes the folder if need be and holds it. Throws `data/in-use` or `data/unwritable`. */
export function holdDataFolder(dir: string): HeldFolder {
  makeFolder(dir)
  const lock = lockFolder(dir)
  if (lock === null) throw inUse(dir)
  const notice = join(dir, 'station.json')
  return {
    dir,
    announce(holder) {
      const draft = `${notice}.new`
      writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
      renameSync(draft, notice)
    },
    release() {
      rmSync(notice, { force: true })
      lock.dispose()
    },
  }
}

/** Who holds the folder now; null when nobody does. `unknown` while the holder is just starting. */
export function holderOf(dir: string): Holder | 'unknown' | null {
  if (!existsSync(join(dir, 'lock.db'))) return null
  const lock = lockFolder(dir)
  if (lock === null) return readNotice(dir) ?? 'unknown'
  lock.dispose()
  return null
}

function readNotice(dir: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(join(dir, 'station.json'), 'utf8')))
  } catch {
    return null
  }
}

function inUse(dir: string): AppError {
  const holder = readNotice(dir)
  const who = holder ? ` (process ${holder.pid}, http://127.0.0.1:${holder.uiPort}/)` : ''
  return new AppError(
    'data/in-use',
    `Another Packwright${who} works on ${dir}. Use that one, close it first, or name another folder with --data.`,
    holder ? { pid: holder.pid, uiPort: holder.uiPort } : {},
  )
}

/** Level by level: asked to make all at once, Node goes round for ever where no folder can be made (/proc). */
function makeMissing(dir: string): void {
  if (existsSync(dir)) return
  makeMissing(dirname(dir))
  mkdirSync(dir, { mode: 0o700 })
}

function makeFolder(dir: string): void {
  try {
    makeMissing(dir)
  } catch (error) {
    throw new AppError(
      'data/unwritable',
      `The data folder ${dir} cannot be made. Name another one with --data, or give this user the right to write there.`,
      {},
      error,
    )
  }
}

/** The data folder: who holds it, whether it may be written to, how much room there is, and how the database is. */
import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { sentenceOf } from '../../../../src-shared/base/app-error.ts'
import { hasDatabase, holderOf } from '../../../app/data-folder.ts'
import { inspectDatabase } from '../../../app/inspect-database.ts'
import { broken, type Finding, good, missing } from './finding.ts'

const wantedFreeBytes = 1024 ** 3

export function checkData(dataDir: string): Finding[] {
  const existing = nearestExisting(dataDir)
  const findings = [checkRights(dataDir, existing), checkRoom(existing)]
  if (!existsSync(dataDir)) return findings
  return [...findings, checkHolder(dataDir), ...checkDatabase(dataDir)]
}

function nearestExisting(dir: string): string {
  return existsSync(dir) || dirname(dir) === dir ? dir : nearestExisting(dirname(dir))
}

function checkRights(dataDir: string, existing: string): Finding {
  try {
    accessSync(existing, constants.R_OK | constants.W_OK | constants.X_OK)
    return good(
      existing === dataDir
        ? `data folder ${dataDir}`
        : `data folder ${dataDir} (made at the first start)`,
    )
  } catch {
    return broken(
      `this user may not write to ${existing}`,
      'Give it the right, or name another folder with --data.',
    )
  }
}

function checkRoom(existing: string): Finding {
  const { bavail, bsize } = statfsSync(existing)
  const free = bavail * bsize
  const words = `${(free / 1024 ** 3).toFixed(1)} GB free on its disk`
  return free >= wantedFreeBytes ? good(words) : broken(words, 'Make room: the station wants 1 GB.')
}

function checkHolder(dataDir: string): Finding {
  try {
    const holder = holderOf(dataDir)
    if (holder === null) return good('no station holds the data folder now')
    if (holder === 'unknown') return good('a station is just starting on it')
    return good(`a station runs on it (process ${holder.pid}, screen on port ${holder.uiPort})`)
  } catch (error) {
    return broken(sentenceOf(error), 'The lock file must be readable and writable for this user.')
  }
}

function checkDatabase(dataDir: string): Finding[] {
  if (!hasDatabase(dataDir))
    return [missing('no database yet', 'The first start makes one, with the demo warehouse in it.')]
  try {
    const { schemaVersion, bytes, counts } = inspectDatabase(dataDir)
    const rows = counts.map(({ name, rows }) => `${rows} ${name}`).join(', ')
    const size = `${(bytes / 1024 ** 2).toFixed(1)} MB`
    return [good(`database is sound (schema ${schemaVersion}, ${size})`), good(`in it: ${rows}`)]
  } catch (error) {
    return [broken('the database is not sound', sentenceOf(error))]
  }
}

/**
 * The log: one JSON object a line in logs/station.log of the data folder. The last two files are kept, a file ends at
 * 5 MB when the station starts. Written at once, so that the line before a crash is there. A full disk loses lines, never
 * the station.
 */
import { mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import type { Facts } from '../../../src-shared/base/app-error.ts'
import { isAppError } from '../../../src-shared/base/app-error.ts'
import type { Log } from '../../core/port/log.ts'

const keptBytes = 5 * 1024 * 1024

export function openFileLog(dataDir: string): Log {
  const folder = join(dataDir, 'logs')
  const path = join(folder, 'station.log')
  mkdirSync(folder, { recursive: true })
  turnOver(path)
  const file = pino.destination({ dest: path, sync: true })
  file.on('error', () => {})
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, file)
  return {
    debug: (message, facts) => logger.debug(facts ?? {}, message),
    info: (message, facts) => logger.info(facts ?? {}, message),
    warn: (message, facts) => logger.warn(facts ?? {}, message),
    error: (message, facts, cause) => logger.error({ ...facts, ...causeOf(cause) }, message),
  }
}

function causeOf(cause: unknown): Facts {
  if (cause === undefined) return {}
  if (isAppError(cause)) return { cause: cause.message, causeCode: cause.code, ...cause.facts }
  return { cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }
}

function turnOver(path: string): void {
  try {
    if (statSync(path).size > keptBytes) renameSync(path, `${path}.1`)
  } catch {
    // No log yet, or a folder that may not be written to; the database says that better.
  }
}

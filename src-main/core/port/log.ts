import type { Facts } from '../../../src-shared/base/app-error.ts'

/** Structured log. Never given secrets or addresses. */
export type Log = {
  debug(message: string, facts?: Facts): void
  info(message: string, facts?: Facts): void
  warn(message: string, facts?: Facts): void
  error(message: string, facts?: Facts, cause?: unknown): void
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

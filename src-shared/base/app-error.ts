/**
 * The one error class. `code` is what programs and tests look at, `message` is a whole sentence for
 * people that says what to do, `facts` are the values behind it (never secrets or addresses).
 */
export type Facts = Readonly<Record<string, string | number | boolean | null>>

/** Groups: the part before the slash names the layer that noticed. */
export type ErrorCode =
  | 'data/in-use'
  | 'data/newer'
  | 'data/damaged'
  | 'data/not-ours'
  | 'data/disk-full'
  | 'data/unwritable'
  | 'data/closed'
  | 'data/secret-lost'
  | 'import/bad-row'
  | 'import/bad-file'
  | 'export/failed'
  | 'backup/failed'
  | 'restore/failed'
  | 'contract/bad-message'
  | 'contract/unknown'
  | 'contract/closed'
  | 'contract/not-allowed'
  | 'host/port-in-use'
  | 'host/no-station'
  | 'host/usage'
  | 'solver/bad-request'
  | 'solver/limit'
  | 'solver/invalid-plan'
  | 'solver/worker-died'
  | 'solver/aborted'
  | 'label/too-long'
  | 'label/cannot-draw'
  | 'label/bad-number'
  | 'gs1/bad-code'
  | 'printer/offline'
  | 'printer/not-ready'
  | 'printer/busy'
  | 'printer/timeout'
  | 'scale/offline'
  | 'scale/timeout'
  | 'scale/bad-frame'
  | 'scanner/offline'
  | 'device/closed'
  | 'device/not-found'
  | 'device/port-busy'
  | 'device/no-rights'
  | 'device/offline'
  | 'device/no-driver'
  | 'device/aborted'
  | 'stock/below-zero'
  | 'stock/unknown-bin'
  | 'session/unknown-event'
  | 'internal/unexpected'

export class AppError extends Error {
  readonly code: ErrorCode
  readonly facts: Facts

  constructor(code: ErrorCode, message: string, facts: Facts = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.code = code
    this.facts = facts
  }
}

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code)
}

/** The sentence to show for anything that was thrown; never a stack trace. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Error && error.message !== '') return error.message
  return 'Something went wrong that has no name yet. The log has the details.'
}

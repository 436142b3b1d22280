import { AppError, type ErrorCode } from '../../../src-shared/base/app-error.ts'

/** Turns what the operating system or a driver says into our closed set of codes, with a sentence that says what to do. */
export function transportError(address: string, cause: unknown): AppError {
  const code = codeOf(cause)
  return new AppError(code, sentences[code](address), { address }, cause)
}

type TransportCode = Extract<
  ErrorCode,
  'device/not-found' | 'device/port-busy' | 'device/no-rights' | 'device/offline'
>

const sentences: Record<TransportCode, (address: string) => string> = {
  'device/not-found': (address) => `There is no device at ${address}. Check its cable.`,
  'device/port-busy': (address) => `Another program is using ${address}. Close it.`,
  'device/no-rights': (address) =>
    `This user may not open ${address}. On Linux, add the user to the group that owns it and log in again.`,
  'device/offline': (address) =>
    `Nothing answers at ${address}. Check its power, its cable and its address.`,
}

function codeOf(cause: unknown): TransportCode {
  const system = systemCodeOf(cause)
  if (system === 'EACCES' || system === 'EPERM') return 'device/no-rights'
  if (system === 'EBUSY' || system === 'EAGAIN') return 'device/port-busy'
  if (system === 'ENOENT' || system === 'ENXIO' || system === 'ENODEV') return 'device/not-found'
  const message = cause instanceof Error ? cause.message : ''
  // serialport gives its reasons as text only: "Cannot lock port", "Access denied", "No such file or directory".
  if (/lock port|busy/i.test(message)) return 'device/port-busy'
  if (/permission|access denied/i.test(message)) return 'device/no-rights'
  if (/no such (file|device)|file not found/i.test(message)) return 'device/not-found'
  return 'device/offline'
}

function systemCodeOf(cause: unknown): string | null {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return null
  return typeof cause.code === 'string' ? cause.code : null
}

export function closedError(address: string): AppError {
  return new AppError('device/closed', `The connection to ${address} is closed.`, { address })
}

export function abortedError(address: string): AppError {
  return new AppError('device/aborted', `Opening ${address} was called off.`, { address })
}

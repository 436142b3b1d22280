/** Opens and closes listeners on this machine alone. A port that is taken is told in a sentence. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '../../src-shared/base/app-error.ts'

/** Resolves to the port. `flag` is the option that changes it, for the sentence. */
export function listenOnLoopback(server: Server, port: number, flag: string): Promise<number> {
  // A client that sends its headers slowly, or never, gives its socket back.
  server.headersTimeout = 10_000
  server.requestTimeout = 60_000
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, port, flag)))
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.removeAllListeners('error').on('error', () => {})
      resolve((server.address() as AddressInfo).port)
    })
  })
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function cannotListen(error: NodeJS.ErrnoException, port: number, flag: string): AppError {
  const why =
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program.`
      : error.code === 'EACCES'
        ? `This user may not open port ${port}.`
        : `Port ${port} cannot be opened (${error.code ?? error.message}).`
  return new AppError(
    'host/port-in-use',
    `${why} Name another one with ${flag}, or ${flag} 0 for any that is free.`,
    { port, flag },
    error,
  )
}

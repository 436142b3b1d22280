import { connect, type Socket } from 'node:net'
import type { AppError } from '../../../src-shared/base/app-error.ts'
import type { Connection, ConnectionSink, Transport } from './transport.ts'
import { abortedError, closedError, transportError } from './trouble.ts'

export type TcpAddress = { readonly host: string; readonly port: number }

/**
 * Raw TCP: printers on 9100, scales and scanners behind a serial device server.
 * Nagle is off, since a question of four bytes must not wait; keep-alive finds a peer whose power was pulled.
 */
export function tcpTransport(address: TcpAddress, connectWithinMs = 2500): Transport {
  const name = address.host.includes(':')
    ? `[${address.host}]:${address.port}`
    : `${address.host}:${address.port}`
  return {
    address: name,
    open: (sink, signal) => openTcp(address, name, connectWithinMs, sink, signal),
  }
}

function openTcp(
  address: TcpAddress,
  name: string,
  connectWithinMs: number,
  sink: ConnectionSink,
  signal: AbortSignal | undefined,
): Promise<Connection> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(abortedError(name))
    const socket = connect({
      ...address,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: 5000,
    })
    const fail = (error: AppError) => {
      settle()
      socket.on('error', () => {})
      socket.destroy()
      reject(error)
    }
    const onAbort = () => fail(abortedError(name))
    const onError = (cause: Error) => fail(transportError(name, cause))
    const onTimeout = () => fail(transportError(name, new Error('No answer to the connect')))
    const settle = () => {
      signal?.removeEventListener('abort', onAbort)
      socket.off('error', onError).off('timeout', onTimeout)
      socket.setTimeout(0)
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    socket.once('error', onError).once('timeout', onTimeout).setTimeout(connectWithinMs)
    socket.once('connect', () => {
      settle()
      resolve(new TcpConnection(socket, name, sink))
    })
  })
}

class TcpConnection implements Connection {
  readonly #socket: Socket
  readonly #name: string
  #isOpen = true
  #isClosedByUs = false

  constructor(socket: Socket, name: string, sink: ConnectionSink) {
    this.#socket = socket
    this.#name = name
    let cause: AppError | null = null
    const finish = (error: AppError | null) => {
      if (!this.#isOpen) return
      this.#isOpen = false
      socket.destroy()
      sink.closed(error)
    }
    socket.on('data', (bytes) => {
      if (this.isOpen) sink.received(bytes)
    })
    socket.on('error', (error) => {
      cause = transportError(name, error)
    })
    // A peer that only ends its half is gone for us: none of these devices speaks after it has hung up.
    socket.on('end', () =>
      finish(transportError(name, new Error('The peer closed the connection'))),
    )
    socket.on('close', () =>
      finish(this.#isClosedByUs ? null : (cause ?? transportError(name, new Error('Closed')))),
    )
  }

  get isOpen(): boolean {
    return this.#isOpen && !this.#isClosedByUs
  }

  write(bytes: Uint8Array): Promise<void> {
    if (!this.isOpen) return Promise.reject(closedError(this.#name))
    return new Promise((resolve, reject) => {
      this.#socket.write(bytes, (error) => {
        if (error) reject(transportError(this.#name, error))
        else resolve()
      })
    })
  }

  close(): void {
    if (this.#isClosedByUs) return
    this.#isClosedByUs = true
    this.#socket.destroy()
  }
}

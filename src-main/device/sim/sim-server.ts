import { createServer, type Server, type Socket } from 'node:net'
import { AppError } from '../../../src-shared/base/app-error.ts'

export type SimAddress = { readonly host: string; readonly port: number }

/** One connection to a simulated device. `hangUp` cuts it as a pulled cable or a power cut would. */
export type SimConnection = {
  answer(bytes: Uint8Array): void
  hangUp(): void
}

export type SimListener = { received(bytes: Uint8Array): void; closed?(): void }

export type SimServerOptions = {
  readonly host?: string
  /** 0 or none for a free one. */
  readonly port?: number
  /** True for devices that serve one connection at a time: a second one is accepted and then waits, unanswered. */
  readonly isSingle: boolean
  /** A connection is being served; returns what takes its bytes and hears of its end. */
  serve(connection: SimConnection): SimListener
}

export type SimServer = {
  readonly address: SimAddress
  /** Cuts all connections and stops listening. Resolves when the port is free again. */
  close(): Promise<void>
}

/** A TCP server for a simulated device. */
export async function startSimServer(options: SimServerOptions): Promise<SimServer> {
  const waiting: Socket[] = []
  const sockets = new Set<Socket>()
  let served: Socket | null = null

  const serve = (socket: Socket) => {
    served = socket
    const listener = options.serve({
      answer: (bytes) => {
        if (!socket.destroyed) socket.write(bytes)
      },
      hangUp: () => socket.destroy(),
    })
    socket.on('data', (bytes) => {
      if (!socket.destroyed) listener.received(bytes)
    })
    socket.on('close', () => listener.closed?.())
  }
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      const index = waiting.indexOf(socket)
      if (index >= 0) waiting.splice(index, 1)
      if (served !== socket) return
      served = null
      const next = waiting.shift()
      if (next !== undefined) serve(next)
    })
    if (options.isSingle && served !== null) waiting.push(socket)
    else serve(socket)
  })
  const address = await listen(server, options.host ?? '127.0.0.1', options.port ?? 0)
  return {
    address,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function listen(server: Server, host: string, port: number): Promise<SimAddress> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new AppError(
          'host/port-in-use',
          `Port ${port} on ${host} cannot be opened. Choose another one.`,
          { host, port },
          cause,
        ),
      ),
    )
    server.listen(port, host, () => {
      const address = server.address()
      if (address !== null && typeof address === 'object') resolve({ host, port: address.port })
    })
  })
}

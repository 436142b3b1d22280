/**
 * The screen's own listener, on loopback whatever else is set: the built renderer, the WebSocket of the contract at
 * /station, and the control channel of the command line. Every request is checked for Host; page, assets and socket
 * want the cookie that only the one-time address gives.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { WebSocketServer } from 'ws'
import type { Dispatcher } from '../../../src-shared/contract/dispatcher.ts'
import { closeServer, listenOnLoopback } from '../../app/listen.ts'
import type { RunningStation } from '../../app/run-station.ts'
import { securityHeaders } from '../../app/screen/security-headers.ts'
import { createFileReader, staticFiles } from '../../app/screen/static-files.ts'
import { plainPage } from './plain-page.ts'
import { createScreenAccess, isOwnHost, isOwnOrigin, type ScreenAccess } from './screen-access.ts'
import { maxMessageBytes, type SocketLimits, serveScreen, socketLimits } from './screen-socket.ts'

export type UiServerOptions = {
  readonly port: number
  readonly rendererDir: string
  readonly dispatcher: Dispatcher
  control(request: Request): Response | Promise<Response>
  readonly log: RunningStation['log']
  /** What the screen's cookie holds; the same for every start of a data folder. */
  readonly screenSecret: string
  readonly limits?: SocketLimits
}

export type UiServer = {
  readonly port: number
  /** A fresh address that opens the screen once. */
  address(): string
  close(): Promise<void>
}

export async function startUiServer(options: UiServerOptions): Promise<UiServer> {
  const access = createScreenAccess(options.screenSecret)
  const at = { port: 0 }
  const server = createServer(getRequestListener(screenApp(options, access, at).fetch))
  const sockets = serveSockets(options, access, at)
  server.on('upgrade', sockets.upgrade)
  at.port = await listenOnLoopback(server, options.port, '--ui-port')
  return {
    port: at.port,
    address: () => `http://127.0.0.1:${at.port}/?t=${access.issueToken()}`,
    async close() {
      sockets.close()
      await closeServer(server)
    },
  }
}

function screenApp(options: UiServerOptions, access: ScreenAccess, at: { port: number }): Hono {
  const files = staticFiles(options.rendererDir)
  const read = createFileReader()
  const app = new Hono()
  app.use(async (context, next) => {
    const host = context.req.header('host')
    if (host === undefined || !isOwnHost(host, at.port))
      return context.text('This station answers on this machine only.', 421)
    await next()
    for (const [name, value] of Object.entries(securityHeaders(`ws://${host}`)))
      context.res.headers.set(name, value)
    return
  })
  app.post('/control/*', (context) => options.control(context.req.raw))
  app.get('/', async (context, next) => {
    const token = context.req.query('t')
    if (token === undefined) return await next()
    if (access.redeem(token)) context.header('set-cookie', access.cookie(at.port))
    context.header('cache-control', 'no-store')
    return context.redirect('/', 303)
  })
  app.get('*', (context) => {
    if (!access.holdsCookie(context.req.header('cookie'), at.port))
      return context.html(plainPage, 403, { 'cache-control': 'no-store' })
    const file = files.get(context.req.path)
    if (file === undefined)
      return context.text(files.size === 0 ? notBuilt : 'There is nothing here.', 404)
    const caching = file.isHashed ? 'private, max-age=31536000, immutable' : 'no-store'
    return context.body(read(file), 200, { 'content-type': file.type, 'cache-control': caching })
  })
  return app
}

const notBuilt = 'The screen is not built yet. Type "npm run build", then load this page again.'
/** How long a browser has to say goodbye before its socket is cut. */
const goodbyeMs = 300

function serveSockets(options: UiServerOptions, access: ScreenAccess, at: { port: number }) {
  const wss = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes })
  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      socket.on('error', () => socket.destroy())
      const { host, origin, cookie } = request.headers
      const isOurs =
        request.url === '/station' &&
        isOwnHost(host, at.port) &&
        isOwnOrigin(origin, host) &&
        access.holdsCookie(cookie, at.port)
      if (!isOurs) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      wss.handleUpgrade(request, socket, head, (ws) => {
        options.log.info('A screen opened', { screens: wss.clients.size })
        serveScreen(ws, options.dispatcher, options.limits ?? socketLimits)
      })
    },
    close(): void {
      for (const ws of wss.clients) {
        ws.close(1001, 'The station closes.')
        setTimeout(() => ws.terminate(), goodbyeMs).unref()
      }
      wss.close()
    },
  }
}

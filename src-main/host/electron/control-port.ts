/** The command line's way to the desktop app: the control channel on a loopback port of its own. */
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { closeServer, listenOnLoopback } from '../../app/listen.ts'

export async function openControlPort(
  control: (request: Request) => Response | Promise<Response>,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer(getRequestListener(control))
  const port = await listenOnLoopback(server, 0, '--ui-port')
  return { port, close: () => closeServer(server) }
}

/**
 * A station that shows whatever view a test sets and writes down every call: the built renderer over HTTP with the
 * product's content policy, and the contract over a WebSocket at /station.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { WebSocket, WebSocketServer } from 'ws'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import type { CallMessage } from '../../src-shared/contract/envelope.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; connect-src 'self'"

export type Heard = { readonly call: string; readonly input: unknown }
export type BenchStation = {
  readonly address: string
  readonly heard: readonly Heard[]
  /** Sends the view and says under which revision. */
  show(view: BenchView): number
  /** Resolves with the next call of that name that has not been waited for yet. */
  nextCall(name: string): Promise<Heard>
  /** Breaks every line; new ones are refused until `letIn`. */
  cut(): void
  letIn(): void
  close(): Promise<void>
}

export async function startBenchStation(folder: string, first: BenchView): Promise<BenchStation> {
  let view = first
  let revision = first.revision
  let isIn = true
  const heard: Heard[] = []
  const unread: Heard[] = []
  const waiting: { readonly name: string; resolve(heard: Heard): void }[] = []

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://station').pathname
    const file = join(folder, normalize(path === '/' ? '/index.html' : path))
    readFile(file).then(
      (bytes) => {
        const type = types[extname(file)] ?? 'application/octet-stream'
        response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY })
        response.end(bytes)
      },
      () => response.writeHead(404).end(),
    )
  })
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    if (!isIn) socket.destroy()
    else sockets.handleUpgrade(request, socket, head, (line) => sockets.emit('connection', line))
  })

  function hear(call: Heard): void {
    heard.push(call)
    const found = waiting.findIndex((one) => one.name === call.call)
    if (found < 0) unread.push(call)
    else waiting.splice(found, 1)[0]?.resolve(call)
  }

  function answer(message: CallMessage): unknown {
    if (message.call === 'view') return { ...view, revision }
    if (message.call === 'simulatedLabels') return { labels: [] }
    if (message.call === 'simulatedLabelImage') return { png: null }
    return {}
  }

  sockets.on('connection', (line: WebSocket) => {
    line.on('message', (data) => {
      const message = JSON.parse(String(data)) as CallMessage
      hear({ call: message.call, input: message.input })
      line.send(JSON.stringify({ id: message.id, ok: true, output: answer(message) }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    address: `http://127.0.0.1:${port}`,
    heard,
    show(next) {
      view = next
      revision++
      const push = JSON.stringify({ push: 'view', data: { ...next, revision } })
      for (const line of sockets.clients) if (line.readyState === WebSocket.OPEN) line.send(push)
      return revision
    },
    nextCall(name) {
      const found = unread.findIndex((one) => one.call === name)
      const call = found < 0 ? undefined : unread.splice(found, 1)[0]
      return call
        ? Promise.resolve(call)
        : new Promise((resolve) => waiting.push({ name, resolve }))
    },
    cut() {
      isIn = false
      for (const line of sockets.clients) line.terminate()
    },
    letIn() {
      isIn = true
    },
    close() {
      for (const line of sockets.clients) line.terminate()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

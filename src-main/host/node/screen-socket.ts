/**
 * One screen's WebSocket. Answers go out under their id; pushes in order. While the browser cannot keep up, only the
 * newest view is kept for it, so that nothing grows; one that stays behind, or does not answer pings, is dropped and
 * connects again by itself.
 */
import type { WebSocket } from 'ws'
import type { Dispatcher } from '../../../src-shared/contract/dispatcher.ts'
import type { StationMessage } from '../../../src-shared/contract/envelope.ts'

export type SocketLimits = {
  /** Above this many unsent bytes a view waits for the next. */
  readonly congestedBytes: number
  /** Above this many unsent bytes the screen is dropped. */
  readonly droppedBytes: number
  readonly pingMs: number
}

export const socketLimits: SocketLimits = {
  congestedBytes: 256 * 1024,
  droppedBytes: 8 * 1024 * 1024,
  pingMs: 15_000,
}

/** The largest message a screen may send; a scan is well under 5 kB. */
export const maxMessageBytes = 64 * 1024

export function serveScreen(
  socket: WebSocket,
  dispatcher: Dispatcher,
  limits: SocketLimits = socketLimits,
): void {
  let waitingView: StationMessage | null = null

  function send(message: StationMessage): void {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > limits.droppedBytes) socket.terminate()
    else socket.send(JSON.stringify(message), sendWaitingView)
  }

  function sendWaitingView(): void {
    if (waitingView === null || socket.bufferedAmount > limits.congestedBytes) return
    const view = waitingView
    waitingView = null
    send(view)
  }

  const stopPushes = dispatcher.onPush((push) => {
    const isCongested = socket.bufferedAmount > limits.congestedBytes
    if (push.push !== 'view') return send(push)
    waitingView = isCongested ? push : null
    if (!isCongested) send(push)
  })
  const stopPings = keepAlive(socket, limits.pingMs)

  socket.on('message', (data, isBinary) => {
    const message = isBinary ? undefined : parse(String(data))
    void dispatcher.handle(message).then(send)
  })
  // What is wrong on the wire (a message too large, bytes that are no frame) closes the socket; nothing more to do.
  socket.on('error', () => {})
  socket.on('close', () => {
    stopPushes()
    stopPings()
  })
}

function keepAlive(socket: WebSocket, pingMs: number): () => void {
  let isAlive = true
  socket.on('pong', () => {
    isAlive = true
  })
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
  }, pingMs)
  timer.unref()
  return () => clearInterval(timer)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

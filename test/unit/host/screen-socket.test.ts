/** A browser that cannot keep up: what it is sent, what it is spared, and when it is dropped. */
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { serveScreen } from '../../../src-main/host/node/screen-socket.ts'
import { benchView, createHostStation } from '../../harness/host-station.ts'

/** A socket whose wire a test opens and closes. */
class SlowSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  readonly sent: { push?: string; data: { revision: number; number: number } }[] = []
  readonly #waiting: (() => void)[] = []
  isTerminated = false

  send(text: string, done: () => void): void {
    this.sent.push(JSON.parse(text))
    this.#waiting.push(done)
  }
  /** Everything that was buffered goes out. */
  drain(): void {
    this.bufferedAmount = 0
    for (const done of this.#waiting.splice(0)) done()
  }
  terminate(): void {
    this.isTerminated = true
    this.readyState = 3
    this.emit('close')
  }
  ping(): void {}
}

function served(pingMs = 60_000) {
  const station = createHostStation()
  const socket = new SlowSocket()
  const limits = { congestedBytes: 1_000, droppedBytes: 10_000, pingMs }
  serveScreen(socket as unknown as WebSocket, station.dispatcher, limits)
  return {
    station,
    socket,
    view: (n: number) => station.push({ push: 'view', data: benchView(n) }),
  }
}

test('while the wire is blocked only the newest view is kept, and it goes out when it is free', () => {
  const { socket, view } = served()
  view(1)
  socket.bufferedAmount = 5_000
  for (let n = 2; n <= 500; n++) view(n)
  expect(socket.sent.map(({ data }) => data.revision)).toEqual([1])
  socket.drain()
  expect(socket.sent.map(({ data }) => data.revision)).toEqual([1, 500])
})

test('a newer view that went out by itself is not followed by an older one that waited', () => {
  const { socket, view } = served()
  view(1)
  socket.bufferedAmount = 5_000
  view(2)
  socket.bufferedAmount = 0
  view(3)
  socket.drain()
  expect(socket.sent.map(({ data }) => data.revision)).toEqual([1, 3])
})

test('what is no view is never skipped: a label is a fact', () => {
  const { station, socket } = served()
  socket.bufferedAmount = 5_000
  for (const number of [1, 2, 3])
    station.push({ push: 'simulatedLabel', data: { number, title: 'Order' } })
  expect(socket.sent.map(({ data }) => data.number)).toEqual([1, 2, 3])
})

test('a screen that stays far behind is dropped, and hears no more', () => {
  const { station, socket, view } = served()
  socket.bufferedAmount = 20_000
  station.push({ push: 'simulatedLabel', data: { number: 1, title: 'Order' } })
  expect(socket.isTerminated).toBe(true)
  view(2)
  socket.drain()
  expect(socket.sent).toEqual([])
})

test('bytes that are no JSON and frames that are no text get a refusal, not silence', async () => {
  const { socket } = served()
  const answered = new Promise<void>((resolve) => {
    const send = socket.send.bind(socket)
    socket.send = (text, done) => {
      send(text, done)
      if (socket.sent.length === 2) resolve()
    }
  })
  socket.emit('message', Buffer.from('{"id":'), false)
  socket.emit('message', Buffer.from([1, 2, 3]), true)
  await answered
  expect(socket.sent).toEqual([
    { id: 0, ok: false, code: 'contract/bad-message', message: 'Not a call.' },
    { id: 0, ok: false, code: 'contract/bad-message', message: 'Not a call.' },
  ])
})

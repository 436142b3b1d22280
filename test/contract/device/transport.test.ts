import { createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { bytesOf, textOf } from '../../../src-main/device/protocol/ascii.ts'
import { openPtyPair } from '../../../src-main/device/sim/pty.ts'
import { fileTransport } from '../../../src-main/device/transport/file-transport.ts'
import { serialTransport } from '../../../src-main/device/transport/serial-transport.ts'
import { tcpTransport } from '../../../src-main/device/transport/tcp-transport.ts'
import type { Connection, Transport } from '../../../src-main/device/transport/transport.ts'
import type { AppError } from '../../../src-shared/base/app-error.ts'
import { DisposableStore } from '../../../src-shared/base/disposable.ts'
import { type Heard, hear } from './events.ts'

/** A device at the other end of the wire, for any transport. */
type FarEnd = {
  readonly transport: Transport
  /** An address of the same kind where nothing is. */
  readonly nowhere: Transport
  /** Everything that reached the device. */
  readonly heard: () => string
  readonly heardChange: Heard<unknown>
  say(text: string): Promise<void>
  unplug(): Promise<void>
}

const kinds: readonly (readonly [string, (store: DisposableStore) => Promise<FarEnd>])[] = [
  ['tcp', tcpFarEnd],
  ['serial', (store) => ptyFarEnd(store, (path) => serialTransport({ path, baudRate: 9600 }))],
  ['file', (store) => ptyFarEnd(store, fileTransport)],
]

async function tcpFarEnd(store: DisposableStore): Promise<FarEnd> {
  let text = ''
  let tell: (value: unknown) => void = () => {}
  const sockets: Socket[] = []
  const waiting: (() => void)[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    for (const go of waiting.splice(0)) go()
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      text += textOf(bytes)
      tell(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  store.add({ dispose: () => server.close() })
  store.add({ dispose: () => sockets.forEach((socket) => void socket.destroy()) })
  const connected = () =>
    sockets.length > 0 ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve))
  return {
    transport: tcpTransport({ host: '127.0.0.1', port }),
    // Port 1 is not served on any machine that runs tests.
    nowhere: tcpTransport({ host: '127.0.0.1', port: 1 }),
    heard: () => text,
    heardChange: hear((listener) => {
      tell = listener
    }),
    say: async (words) => {
      await connected()
      sockets.at(-1)?.write(bytesOf(words))
    },
    unplug: async () => {
      await connected()
      sockets.at(-1)?.destroy()
    },
  }
}

async function ptyFarEnd(
  store: DisposableStore,
  transportTo: (path: string) => Transport,
): Promise<FarEnd> {
  const pair = await openPtyPair()
  store.add({ dispose: () => void pair.unplug() })
  let text = ''
  let tell: (value: unknown) => void = () => {}
  const far = await serialTransport({ path: pair.far, baudRate: 9600 }).open({
    received: (bytes) => {
      text += textOf(bytes)
      tell(text)
    },
    closed: () => {},
  })
  store.add({ dispose: () => far.close() })
  return {
    transport: transportTo(pair.near),
    nowhere: transportTo('/dev/no-such-port'),
    heard: () => text,
    heardChange: hear((listener) => {
      tell = listener
    }),
    say: (words) => far.write(bytesOf(words)),
    unplug: pair.unplug,
  }
}

type Event =
  | { readonly kind: 'received'; readonly text: string }
  | { readonly kind: 'closed'; readonly cause: AppError | null }

async function open(
  transport: Transport,
): Promise<{ connection: Connection; events: Heard<Event>; text: () => string }> {
  let tell: (event: Event) => void = () => {}
  const events = hear<Event>((listener) => {
    tell = listener
  })
  const connection = await transport.open({
    received: (bytes) => tell({ kind: 'received', text: textOf(bytes) }),
    closed: (cause) => tell({ kind: 'closed', cause }),
  })
  const text = () =>
    events.all.map((event) => (event.kind === 'received' ? event.text : '')).join('')
  return { connection, events, text }
}

describe.each(kinds)('the %s transport', (_name, start) => {
  let store = new DisposableStore()
  afterEach(() => {
    store.dispose()
    store = new DisposableStore()
  })

  test('carries bytes both ways, in order and unchanged', async () => {
    const far = await start(store)
    const { connection, events, text } = await open(far.transport)
    const every = Uint8Array.from({ length: 256 }, (_, n) => n)
    await Promise.all([connection.write(every), connection.write(bytesOf('!'))])
    await far.heardChange.until(() => far.heard().length === 257)
    expect(far.heard()).toBe(`${textOf(every)}!`)
    await far.say(textOf(every))
    await events.until(() => text().length === 256)
    expect(text()).toBe(textOf(every))
    connection.close()
  })

  test('an unplug is told once, with its cause, and then writing is refused', async () => {
    const far = await start(store)
    const { connection, events } = await open(far.transport)
    await far.unplug()
    const closed = await events.until((event) => event.kind === 'closed')
    expect(closed).toMatchObject({ cause: { name: 'AppError' } })
    expect(connection.isOpen).toBe(false)
    await expect(connection.write(bytesOf('stale'))).rejects.toMatchObject({
      code: 'device/closed',
    })
    connection.close()
    expect(events.all.filter((event) => event.kind === 'closed')).toHaveLength(1)
  })

  test('closing it ourselves is told without a cause, and nothing is received after it', async () => {
    const far = await start(store)
    const { connection, events } = await open(far.transport)
    connection.close()
    connection.close()
    await far.say('too late').catch(() => {})
    expect(await events.until((event) => event.kind === 'closed')).toEqual({
      kind: 'closed',
      cause: null,
    })
    expect(events.all).toHaveLength(1)
  })

  test('bytes meant for a closed connection never come out of the next one', async () => {
    const far = await start(store)
    const first = await open(far.transport)
    first.connection.close()
    await first.events.until((event) => event.kind === 'closed')
    await expect(first.connection.write(bytesOf('STALE'))).rejects.toMatchObject({
      code: 'device/closed',
    })
    const second = await open(far.transport)
    await second.connection.write(bytesOf('fresh'))
    await far.heardChange.until(() => far.heard().includes('fresh'))
    expect(far.heard()).toBe('fresh')
    second.connection.close()
  })

  test('where nothing is, opening is refused in words that help', async () => {
    const far = await start(store)
    await expect(open(far.nowhere)).rejects.toMatchObject({
      name: 'AppError',
      code: expect.stringMatching(/^device\/(not-found|offline)$/),
      message: expect.stringMatching(/Check its/),
    })
  })

  test('an opening that was called off opens nothing', async () => {
    const far = await start(store)
    const sink = { received: () => {}, closed: () => {} }
    await expect(far.transport.open(sink, AbortSignal.abort())).rejects.toMatchObject({
      code: 'device/aborted',
    })
  })
})

test('a serial port that is open already is told to be busy', async () => {
  const pair = await openPtyPair()
  const transport = serialTransport({ path: pair.near, baudRate: 9600 })
  const first = await open(transport)
  await expect(open(transport)).rejects.toMatchObject({ code: 'device/port-busy' })
  first.connection.close()
  await pair.unplug()
})

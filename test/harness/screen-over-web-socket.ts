/** Opens a station's screen as a browser does: one-time address, cookie, WebSocket with Origin; the real screen's wire. */
import WebSocket from 'ws'
import type { Wire } from '../../src-shared/contract/envelope.ts'
import { type SocketLike, webSocketWire } from '../../src-renderer/bridge/web-socket-wire.ts'

/** What the one-time address gives the browser: `name=value`, or null when it gives none. */
export async function redeemAddress(address: string): Promise<string | null> {
  const answer = await fetch(address, { redirect: 'manual' })
  await answer.arrayBuffer()
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? null
}

export async function openScreen(
  address: string,
): Promise<{ readonly wire: Wire; close(): Promise<void> }> {
  const cookie = (await redeemAddress(address)) ?? ''
  const { host, origin } = new URL(address)
  const state: { isClosed: boolean; socket: WebSocket | null } = { isClosed: false, socket: null }
  const wire = webSocketWire(() => {
    if (state.isClosed) return neverOpen
    state.socket = new WebSocket(`ws://${host}/station`, { headers: { cookie }, origin })
    state.socket.on('error', () => {})
    return state.socket as unknown as SocketLike
  })
  await new Promise<void>((resolve) => {
    wire.onOpen((isOpen) => isOpen && resolve())
  })
  return {
    wire,
    close() {
      state.isClosed = true
      return new Promise((resolve) => {
        const stop = wire.onOpen((isOpen) => {
          if (isOpen) return
          resolve()
          stop?.()
        })
        state.socket?.close()
      })
    },
  }
}

const neverOpen: SocketLike = {
  readyState: 3,
  send() {},
  close() {},
  addEventListener() {},
}

/**
 * A wire over one WebSocket that comes back by itself: 0.25 s, then twice as long each time, 5 s at most. What is sent
 * while it is down throws `contract/closed` and is not kept; who wants it kept uses the scan outbox.
 */
import { AppError } from '../../src-shared/base/app-error.ts'
import type { StationMessage, Wire } from '../../src-shared/contract/envelope.ts'

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 5000

/** How long to wait before try `attempt`, counted from 0. */
export function backOffMs(attempt: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS)
}

export type SocketLike = Pick<WebSocket, 'send' | 'close' | 'readyState' | 'addEventListener'>

export function webSocketWire(open: () => SocketLike): Wire {
  const messageListeners = new Set<(message: StationMessage) => void>()
  const openListeners = new Set<(isOpen: boolean) => void>()
  let isOpen = false
  let attempt = 0
  let socket = connect()

  function connect(): SocketLike {
    const fresh = open()
    fresh.addEventListener('open', () => {
      attempt = 0
      tell(true)
    })
    fresh.addEventListener('message', (event) => {
      const message = JSON.parse(String((event as MessageEvent).data)) as StationMessage
      for (const listener of messageListeners) listener(message)
    })
    fresh.addEventListener('close', () => {
      tell(false)
      setTimeout(() => {
        socket = connect()
      }, backOffMs(attempt++))
    })
    return fresh
  }

  function tell(next: boolean): void {
    if (isOpen === next) return
    isOpen = next
    for (const listener of openListeners) listener(isOpen)
  }

  return {
    send(message) {
      if (!isOpen) throw new AppError('contract/closed', 'The station is not connected.')
      socket.send(JSON.stringify(message))
    },
    onMessage(listener) {
      messageListeners.add(listener)
      return () => messageListeners.delete(listener)
    },
    onOpen(listener) {
      openListeners.add(listener)
      listener(isOpen)
      return () => openListeners.delete(listener)
    },
  }
}

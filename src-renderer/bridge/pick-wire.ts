/** The wire of the host that this page runs in: what the preload put there, else a WebSocket to whoever served it. */
import type { Wire } from '../../src-shared/contract/envelope.ts'
import { webSocketWire } from './web-socket-wire.ts'

declare global {
  interface Window {
    readonly packwright?: Wire
  }
}

export function stationAddress(location: Pick<Location, 'protocol' | 'host'>): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/station`
}

export function pickWire(page: Window): Wire {
  return page.packwright ?? webSocketWire(() => new WebSocket(stationAddress(page.location)))
}

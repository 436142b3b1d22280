/** Hands the page a `Wire` to the station, and nothing else of Electron. Types alone are imported from the contract. */
import { contextBridge, ipcRenderer } from 'electron'
import type { StationMessage, Wire } from '../../../src-shared/contract/envelope.ts'

const messageListeners = new Set<(message: StationMessage) => void>()
const openListeners = new Set<(isOpen: boolean) => void>()

function tell(message: StationMessage): void {
  for (const listener of messageListeners) listener(message)
}

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

ipcRenderer.on('packwright:push', (_event, push: StationMessage) => tell(push))

const wire: Wire = {
  send(message) {
    ipcRenderer.invoke('packwright:call', message).then(tell, () => {
      // The main process is gone: what is waiting for an answer must hear of it.
      for (const listener of openListeners) listener(false)
    })
  },
  onMessage: (listener) => listen(messageListeners, listener),
  onOpen(listener) {
    const stop = listen(openListeners, listener)
    listener(true)
    return stop
  },
}

contextBridge.exposeInMainWorld('packwright', wire)

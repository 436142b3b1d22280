/**
 * The contract over Electron's IPC: `packwright:call` in, its answer back, `packwright:push` out; the same envelopes as
 * on the WebSocket. Only our own page, in a window's main frame, is heard.
 */
import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { Dispatcher } from '../../../src-shared/contract/dispatcher.ts'
import type { AnswerMessage } from '../../../src-shared/contract/envelope.ts'
import { screenOrigin } from './screen-protocol.ts'

/** The largest message a screen may send; a scan is well under 5 kB. */
const maxMessageChars = 64 * 1024

/** Returns what stops carrying. */
export function carryContract(dispatcher: Dispatcher): () => void {
  ipcMain.handle('packwright:call', async (event, message: unknown): Promise<AnswerMessage> => {
    if (!isOurPage(event)) return refused(message, 'This page may not ask the station.')
    if (isTooLarge(message)) return refused(message, 'The message is too large.')
    return await dispatcher.handle(message)
  })
  const stopPushes = dispatcher.onPush((push) => {
    for (const window of BrowserWindow.getAllWindows())
      if (!window.isDestroyed()) window.webContents.send('packwright:push', push)
  })
  return () => {
    stopPushes()
    ipcMain.removeHandler('packwright:call')
  }
}

function isOurPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === screenOrigin
}

function isTooLarge(message: unknown): boolean {
  try {
    return JSON.stringify(message).length > maxMessageChars
  } catch {
    return true
  }
}

/** Under the id of the message, so that whoever asked does not wait for ever. */
function refused(message: unknown, sentence: string): AnswerMessage {
  const id = (message as { id?: unknown } | null)?.id
  return {
    id: typeof id === 'number' ? id : 0,
    ok: false,
    code: 'contract/bad-message',
    message: sentence,
  }
}

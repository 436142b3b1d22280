/**
 * How calls and pushes travel, over Electron IPC and WebSocket alike. One JSON value a message.
 * A call is answered once, under its id; an error carries a code and a sentence, never a stack.
 */
import { z } from 'zod'

export const callMessageSchema = z.object({
  id: z.number().int().nonnegative(),
  call: z.string().max(64),
  input: z.unknown(),
})
export type CallMessage = z.infer<typeof callMessageSchema>

export type AnswerMessage =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly message: string }

export type PushMessage = { readonly push: string; readonly data: unknown }
export type StationMessage = AnswerMessage | PushMessage

/** What carries messages between a screen and the station; each host has one. */
export type Wire = {
  send(message: CallMessage): void
  onMessage(listener: (message: StationMessage) => void): () => void
  /** Told at once of how it is now, and of each change. */
  onOpen(listener: (isOpen: boolean) => void): () => void
}

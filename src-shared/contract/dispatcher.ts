/**
 * The station's side of the contract, for any wire: checks the message, runs the call, answers under its id.
 * What goes wrong comes back as a code and a sentence; nothing is thrown at a wire.
 */
import { isAppError, sentenceOf } from '../base/app-error.ts'
import { type CallInput, type CallName, type CallOutput, calls, type Push } from './calls.ts'
import { type AnswerMessage, callMessageSchema } from './envelope.ts'

/** What the station does for each call. Input has been checked. */
export type CallHandlers = {
  [N in CallName]: (input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>>
}

export type Dispatcher = {
  /** Answers one message as it came off a wire (already JSON-parsed). Never rejects. */
  handle(message: unknown): Promise<AnswerMessage>
  /** Tells of every push; returns what stops that. */
  onPush(listener: (push: Push) => void): () => void
}

export function createDispatcher(
  handlers: CallHandlers,
  onPush: Dispatcher['onPush'],
  onUnexpected: (error: unknown, call: string) => void,
): Dispatcher {
  async function handle(message: unknown): Promise<AnswerMessage> {
    const envelope = callMessageSchema.safeParse(message)
    if (!envelope.success) return refusal(idOf(message), 'contract/bad-message', 'Not a call.')
    const { id, call } = envelope.data
    if (!isCallName(call)) return refusal(id, 'contract/unknown', `There is no call "${call}".`)
    const input = calls[call].input.safeParse(envelope.data.input)
    if (!input.success)
      return refusal(id, 'contract/bad-message', `${call}: ${firstIssue(input.error.issues)}`)
    try {
      const run = handlers[call] as (input: unknown) => unknown
      return { id, ok: true, output: await run(input.data) }
    } catch (error) {
      if (isAppError(error)) return refusal(id, error.code, sentenceOf(error))
      onUnexpected(error, call)
      return refusal(id, 'internal/unexpected', 'The station could not do that. Its log says why.')
    }
  }
  return { handle, onPush }
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name)
}

function idOf(message: unknown): number {
  const id = (message as { id?: unknown } | null)?.id
  return typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 ? id : 0
}

function refusal(id: number, code: string, message: string): AnswerMessage {
  return { id, ok: false, code, message }
}

function firstIssue(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  const issue = issues[0]
  return issue ? `${issue.path.map(String).join('.') || 'input'}: ${issue.message}` : 'not valid'
}

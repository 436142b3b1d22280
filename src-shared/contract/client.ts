/** The screen's side of the contract: typed calls over any wire, answers matched by id, what comes in checked. */

import type { z } from 'zod'
import { AppError } from '../base/app-error.ts'
import {
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type PushName,
  pushes,
} from './calls.ts'
import type { StationMessage, Wire } from './envelope.ts'

type Waiting = { resolve(output: unknown): void; reject(error: AppError): void; name: CallName }

export type ContractClient = {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>
  on<N extends PushName>(name: N, listener: (data: z.infer<(typeof pushes)[N]>) => void): () => void
}

/** Rejects with `contract/closed` what was asked when the wire went down: whoever asked may ask again. */
export function createContractClient(wire: Wire): ContractClient {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<PushName, Set<(data: never) => void>>()
  let lastId = 0

  function settle(message: Extract<StationMessage, { id: number }>): void {
    const entry = waiting.get(message.id)
    if (!entry) return
    waiting.delete(message.id)
    if (!message.ok) {
      entry.reject(
        new AppError('contract/bad-message', message.message, { stationCode: message.code }),
      )
      return
    }
    const output = calls[entry.name].output.safeParse(message.output)
    if (output.success) entry.resolve(output.data)
    else entry.reject(new AppError('contract/bad-message', output.error.message))
  }

  function spread(name: PushName, data: unknown): void {
    const parsed = pushes[name].safeParse(data)
    if (!parsed.success) throw new AppError('contract/bad-message', parsed.error.message)
    for (const listener of listeners.get(name) ?? []) listener(parsed.data as never)
  }

  wire.onMessage((message) => {
    if ('id' in message) settle(message)
    else if (message.push in pushes) spread(message.push as PushName, message.data)
  })
  wire.onOpen((isOpen) => {
    if (isOpen) return
    for (const entry of waiting.values())
      entry.reject(new AppError('contract/closed', 'The station is not connected.'))
    waiting.clear()
  })

  return {
    call(name, input) {
      const id = ++lastId
      return new Promise((resolve, reject) => {
        waiting.set(id, { name, reject, resolve: (output) => resolve(output as never) })
        wire.send({ id, call: name, input })
      })
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener as never)
      return () => set.delete(listener as never)
    },
  }
}

/** What the screen can ask of the station. Everything that comes back goes into the bench store. */
import { sentenceOf } from '../../src-shared/base/app-error.ts'
import type { CallInput, CallName } from '../../src-shared/contract/calls.ts'
import { type ContractClient, createContractClient } from '../../src-shared/contract/client.ts'
import type { Wire } from '../../src-shared/contract/envelope.ts'
import type { CommandWord } from '../../src-shared/model/command-word.ts'
import type { BenchStore } from '../state/bench-store.ts'
import { createScanOutbox } from './scan-outbox.ts'

export type Station = {
  readonly client: ContractClient
  scan(text: string, aim: string | null, source: 'wedge' | 'screen'): void
  press(word: CommandWord): void
  /** A call of which only a refusal matters; a refusal is shown as a calm line. */
  tell<N extends CallName>(name: N, input: CallInput<N>): void
}

export function connectStation(wire: Wire, store: BenchStore): Station {
  const client = createContractClient(wire)
  const outbox = createScanOutbox((scan) => client.call('scan', scan), store.getState().setOutbox)

  function tell<N extends CallName>(name: N, input: CallInput<N>): void {
    store.getState().setRefusal(null)
    client
      .call(name, input)
      .catch((error: unknown) => store.getState().setRefusal(sentenceOf(error)))
  }

  client.on('view', (view) => store.getState().receive(view))
  client.on('simulatedLabel', () => store.getState().labelCameOut())
  wire.onOpen((isOpen) => {
    store.getState().setOpen(isOpen)
    outbox.setOpen(isOpen)
    if (!isOpen) return
    client.call('view', {}).then(store.getState().receive, (error: unknown) => {
      store.getState().setRefusal(sentenceOf(error))
    })
  })

  return {
    client,
    scan: (text, aim, source) => outbox.add({ text, aim, source }),
    press: (word) => tell('press', { word }),
    tell,
  }
}

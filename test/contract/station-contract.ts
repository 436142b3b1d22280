/**
 * What every host owes the contract, whatever carries it. Each host's test hands in how it opens a screen; the station
 * behind is the same fake, the client in front the one that the real screen uses.
 */
import { expect, test } from 'vitest'
import type { AppError } from '../../src-shared/base/app-error.ts'
import type { CallInput, CallName } from '../../src-shared/contract/calls.ts'
import { calls } from '../../src-shared/contract/calls.ts'
import { type ContractClient, createContractClient } from '../../src-shared/contract/client.ts'
import type { CallMessage, StationMessage, Wire } from '../../src-shared/contract/envelope.ts'
import { benchView, createHostStation, type HostStation } from '../harness/host-station.ts'

export type OpenScreen = { readonly wire: Wire; close(): Promise<void> }
export type HostUnderTest = {
  openScreen(): Promise<OpenScreen>
  /** The station goes away as it does when the program ends. */
  close(): Promise<void>
}
export type Carry = (station: HostStation) => Promise<HostUnderTest>

const inputs: { readonly [N in CallName]: CallInput<N> } = {
  scan: { text: '04006381333931', aim: ']E0', source: 'wedge' },
  press: { word: 'UNDO' },
  putElsewhere: { x: 10, z: 20, rotation: null },
  setLanguage: { language: 'de' },
  simulateScale: { grams: null, isOn: true },
  simulatePrinter: { fault: 'paperOut' },
  view: {},
  simulatedLabels: {},
  simulatedLabelImage: { number: 1 },
}

export function stationContract(carry: Carry): void {
  async function opened(): Promise<{
    station: HostStation
    host: HostUnderTest
    screen: OpenScreen
    client: ContractClient
  }> {
    const station = createHostStation()
    const host = await carry(station)
    const screen = await host.openScreen()
    return { station, host, screen, client: createContractClient(screen.wire) }
  }

  test.each(Object.keys(calls) as CallName[])('%s is answered in its shape', async (name) => {
    const { host, client } = await opened()
    const output = await client.call(name, inputs[name] as never)
    expect(calls[name].output.safeParse(output).success).toBe(true)
    await host.close()
  })

  test('a scan reaches the station as it was read, control characters included', async () => {
    const { station, host, client } = await opened()
    const scan = { text: '01040063813339311012\u001d21Ä🙂', aim: null, source: 'wedge' } as const
    await client.call('scan', scan)
    expect(station.calls).toEqual([{ name: 'scan', input: scan }])
    await host.close()
  })

  test('a hundred scans in a row arrive in order, none lost', async () => {
    const { station, host, client } = await opened()
    const texts = Array.from({ length: 100 }, (_, i) => `TOTE-${i}`)
    await Promise.all(
      texts.map((text) => client.call('scan', { text, aim: null, source: 'screen' })),
    )
    expect(station.calls.map((call) => (call.input as { text: string }).text)).toEqual(texts)
    await host.close()
  })

  const bad: [string, CallMessage, string][] = [
    ['a call that does not exist', { id: 1, call: 'dropTables', input: {} }, 'contract/unknown'],
    ['a name every object has', { id: 1, call: 'constructor', input: {} }, 'contract/unknown'],
    [
      'an input of the wrong type',
      { id: 1, call: 'scan', input: { text: 7 } },
      'contract/bad-message',
    ],
    [
      'a number out of range',
      { id: 1, call: 'putElsewhere', input: { x: -1, z: 0, rotation: null } },
      'contract/bad-message',
    ],
    ['a missing input', { id: 1, call: 'press', input: undefined }, 'contract/bad-message'],
    ['an id that is none', { id: -4, call: 'view', input: {} }, 'contract/bad-message'],
    ['an envelope that is a word', 'hello' as never, 'contract/bad-message'],
    ['an envelope that is nothing', null as never, 'contract/bad-message'],
    [
      'a fault nobody foresaw',
      { id: 1, call: 'simulatedLabelImage', input: { number: 13 } },
      'internal/unexpected',
    ],
  ]
  test.each(bad)(
    '%s is refused in a sentence and the wire stays open',
    async (_what, message, code) => {
      const { host, screen, client } = await opened()
      const answer = await ask(screen.wire, message)
      expect(answer).toMatchObject({ ok: false, code })
      expect((answer as { message: string }).message).toMatch(/\S.*\.$|: \S/)
      expect(JSON.stringify(answer)).not.toMatch(/\.ts:\d|\bat \w+ \(/)
      await expect(client.call('view', {})).resolves.toEqual(benchView(1))
      await host.close()
    },
  )

  test('pushes reach the screen in the order in which the station made them', async () => {
    const { station, host, screen } = await opened()
    const seen = collect(screen.wire, 20)
    for (let n = 1; n <= 20; n++)
      station.push(
        n % 2 === 0
          ? { push: 'view', data: benchView(n) }
          : { push: 'simulatedLabel', data: { number: n, title: `Order ${n}` } },
      )
    const numbers = (await seen).map((push) => push.data.revision ?? push.data.number)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    await host.close()
  })

  test('every open screen hears every push, a closed one none, and only the asker its answer', async () => {
    const { station, host, screen, client } = await opened()
    const second = await host.openScreen()
    const third = await host.openScreen()
    await third.close()
    const heard = [collect(screen.wire, 1), collect(second.wire, 1)]
    const answers: StationMessage[] = []
    second.wire.onMessage((message) => void ('id' in message && answers.push(message)))
    await client.call('view', {})
    station.push({ push: 'view', data: benchView(7) })
    const pushes = await Promise.all(heard)
    expect(pushes.map(([push]) => push?.data.revision)).toEqual([7, 7])
    expect(answers).toEqual([])
    await host.close()
  })

  test('a screen that closed can be opened again and goes on', async () => {
    const { host, screen } = await opened()
    await screen.close()
    const again = createContractClient((await host.openScreen()).wire)
    await expect(again.call('view', {})).resolves.toEqual(benchView(1))
    await host.close()
  })

  test('a message far larger than any scan is never taken', async () => {
    const { station, host, screen } = await opened()
    const client = createContractClient(screen.wire)
    const huge = { text: 'x'.repeat(1_000_000), aim: null, source: 'wedge' } as const
    const refusal: AppError = await client.call('scan', huge).then(
      () => Promise.reject(new Error('it was taken')),
      (error: AppError) => error,
    )
    expect(['contract/closed', 'contract/bad-message']).toContain(refusal.code)
    expect(station.calls).toEqual([])
    const next = createContractClient((await host.openScreen()).wire)
    await expect(next.call('view', {})).resolves.toEqual(benchView(1))
    await host.close()
  })

  test('when the station goes away, what was asked is refused as closed', async () => {
    const { host, client } = await opened()
    await client.call('view', {})
    await host.close()
    await expect(client.call('view', {})).rejects.toMatchObject({ code: 'contract/closed' })
  })
}

type LoosePush = { readonly push: string; readonly data: { revision?: number; number?: number } }

function collect(wire: Wire, count: number): Promise<LoosePush[]> {
  const seen: LoosePush[] = []
  return new Promise((resolve) => {
    wire.onMessage((message) => {
      if (!('push' in message)) return
      seen.push(message as LoosePush)
      if (seen.length === count) resolve(seen)
    })
  })
}

function ask(wire: Wire, message: CallMessage): Promise<StationMessage> {
  return new Promise((resolve) => {
    const stop = wire.onMessage((answer) => {
      stop()
      resolve(answer)
    })
    wire.send(message)
  })
}

import { expect, test } from 'vitest'
import { AppError } from '../../../../src-shared/base/app-error.ts'
import {
  createScanOutbox,
  MOST_KEPT,
  type OutboxState,
  type Scan,
} from '../../../../src-renderer/bridge/scan-outbox.ts'
import { backOffMs } from '../../../../src-renderer/bridge/web-socket-wire.ts'
import { stationAddress } from '../../../../src-renderer/bridge/pick-wire.ts'

const scan = (text: string): Scan => ({ text, aim: null, source: 'wedge' })
const settled = async (): Promise<void> => await new Promise((done) => setImmediate(done))

function outboxWith(send: (scan: Scan) => Promise<unknown>) {
  const states: OutboxState[] = []
  const outbox = createScanOutbox(send, (state) => states.push(state))
  return { outbox, last: () => states.at(-1) }
}

test('scans that were made while the station was away go out in order when it is back', async () => {
  const sent: string[] = []
  const { outbox, last } = outboxWith(async ({ text }) => sent.push(text))
  for (const text of ['a', 'b', 'a']) outbox.add(scan(text))
  expect(last()).toEqual({ kept: 3, isFull: false, doubtful: null })
  outbox.setOpen(true)
  await settled()
  expect(sent).toEqual(['a', 'b', 'a'])
  expect(last()?.kept).toBe(0)
})

test('one scan is on its way at a time, so that none overtakes another', async () => {
  const answers: (() => void)[] = []
  const sent: string[] = []
  const { outbox } = outboxWith(({ text }) => {
    sent.push(text)
    return new Promise<void>((done) => answers.push(done))
  })
  outbox.setOpen(true)
  outbox.add(scan('a'))
  outbox.add(scan('b'))
  await settled()
  expect(sent).toEqual(['a'])
  answers[0]?.()
  await settled()
  expect(sent).toEqual(['a', 'b'])
})

test('a scan whose answer was cut off is not sent twice, and the packer is told', async () => {
  let tries = 0
  const { outbox, last } = outboxWith(async () => {
    tries++
    throw new AppError('contract/closed', 'The station is not connected.')
  })
  outbox.setOpen(true)
  outbox.add(scan('4006381333931'))
  await settled()
  outbox.setOpen(false)
  outbox.setOpen(true)
  await settled()
  expect(tries).toBe(1)
  expect(last()?.doubtful).toBe('4006381333931')
})

test(`no more than ${MOST_KEPT} scans are kept, and the one too many is said`, () => {
  const { outbox, last } = outboxWith(async () => undefined)
  for (let i = 0; i <= MOST_KEPT; i++) outbox.add(scan(String(i)))
  expect(last()).toEqual({ kept: MOST_KEPT, isFull: true, doubtful: null })
})

test('tries to connect become rarer, up to one in five seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 20].map(backOffMs)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000])
})

test('the station is the host that served the page', () => {
  expect([
    stationAddress({ protocol: 'http:', host: '127.0.0.1:7421' }),
    stationAddress({ protocol: 'https:', host: 'bench.local' }),
  ]).toEqual(['ws://127.0.0.1:7421/station', 'wss://bench.local/station'])
})

import { describe, expect, test } from 'vitest'
import { AppError } from '../../../src-shared/base/app-error.ts'
import { DeviceLink } from '../../../src-main/device/driver/device-link.ts'
import { bytesOf } from '../../../src-main/device/protocol/ascii.ts'
import { ManualTime, settled } from './manual-time.ts'
import { MemoryTransport } from './memory-transport.ts'

function start() {
  const time = new ManualTime()
  const transport = new MemoryTransport()
  const told: string[] = []
  const link = new DeviceLink(transport, time, {
    opened: () => told.push('opened'),
    received: (bytes) => told.push(String.fromCharCode(...bytes)),
    lost: (error) => told.push(error === null ? 'given up' : error.code),
  })
  return { time, transport, told, link }
}

describe('the link to a device', () => {
  test('opens, hears, and opens again after an unplug', async () => {
    const { time, transport, told } = start()
    await settled()
    transport.say('one')
    transport.unplug()
    await time.step()
    transport.say('two')
    expect(told).toEqual(['opened', 'one', 'device/not-found', 'opened', 'two'])
  })

  test('backs off while the device is away, and never waits 3 s', async () => {
    const { time, transport, told } = start()
    transport.refusal = new AppError('device/not-found', 'There is nothing.')
    await settled()
    transport.unplug()
    const waits: number[] = []
    for (let n = 0; n < 8; n += 1) waits.push(await time.step())
    expect(waits).toEqual([100, 200, 400, 800, 1600, 2000, 2000, 2000])
    transport.refusal = null
    await time.step()
    expect(told.at(-1)).toBe('opened')
  })

  test('starts with the shortest wait again once the device has done its work', async () => {
    const { time, transport, link } = start()
    await settled()
    transport.unplug()
    await time.step()
    link.confirm()
    transport.unplug()
    expect(time.nextInMs).toBe(100)
  })

  test('drops what cannot go out now, and never sends it later', async () => {
    const { time, transport, link } = start()
    await settled()
    transport.unplug()
    link.send(bytesOf('stale'))
    await time.step()
    link.send(bytesOf('fresh'))
    expect(transport.sent).toEqual(['', 'fresh'])
  })

  test('a renewed link is a new connection', async () => {
    const { time, transport, told, link } = start()
    await settled()
    link.renew()
    await time.step()
    expect(told).toEqual(['opened', 'given up', 'opened'])
    expect(transport.openings).toBe(2)
  })

  test('does nothing any more once it is disposed, also while it is opening or waiting', async () => {
    const opening = start()
    opening.link.dispose()
    await settled()
    expect([opening.told, opening.transport.isConnected]).toEqual([[], false])

    const waiting = start()
    await settled()
    waiting.transport.unplug()
    waiting.link.dispose()
    expect(waiting.time.nextInMs).toBeNull()
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PollingScale } from '../../../src-main/device/driver/polling-scale.ts'
import { systemClock, systemTimers } from '../../../src-main/device/driver/system-time.ts'
import { andStandard } from '../../../src-main/device/protocol/and.ts'
import { bytesOf } from '../../../src-main/device/protocol/ascii.ts'
import { mtSics } from '../../../src-main/device/protocol/mt-sics.ts'
import { nci } from '../../../src-main/device/protocol/nci.ts'
import type { ScaleProtocol } from '../../../src-main/device/protocol/scale-protocol.ts'
import { openPtyPair } from '../../../src-main/device/sim/pty.ts'
import {
  ScaleSim,
  type ScaleSimServer,
  startScaleSim,
} from '../../../src-main/device/sim/scale-sim.ts'
import { type SimServer, startSimServer } from '../../../src-main/device/sim/sim-server.ts'
import { serialTransport } from '../../../src-main/device/transport/serial-transport.ts'
import { tcpTransport } from '../../../src-main/device/transport/tcp-transport.ts'
import type { Transport } from '../../../src-main/device/transport/transport.ts'
import { hear } from './events.ts'

/** Waits long for answers that do come, so that a busy machine fails no test. */
function scaleOn(transport: Transport, protocol: ScaleProtocol, answerWithinMs = 20_000) {
  const scale = new PollingScale({
    id: 'scale-1',
    name: 'Bench scale',
    transport,
    protocol,
    clock: systemClock,
    timers: systemTimers,
    pollMs: 2,
    answerWithinMs,
  })
  return {
    scale,
    readings: hear(scale.onReading.bind(scale)),
    states: hear(scale.onState.bind(scale)),
  }
}

describe.each([mtSics, nci, andStandard])('a scale that speaks $name', (protocol) => {
  let sim: ScaleSimServer
  let subject: ReturnType<typeof scaleOn>

  beforeEach(async () => {
    sim = await startScaleSim({ protocol: protocol.name, settleMs: 30, capacityG: 30_000 })
    subject = scaleOn(tcpTransport(sim.address), protocol)
  })
  afterEach(async () => {
    subject.scale.dispose()
    await sim.close()
  })

  test('tells zero, then moving readings, then the weight at rest, each only once', async () => {
    const { readings } = subject
    await readings.until((reading) => reading.grams === 0 && reading.isStable)
    sim.scale.place(1234)
    await readings.until((reading) => reading.grams === 1234 && reading.isStable)
    sim.scale.clear()
    const total = readings.all.length
    await readings.until(
      (reading) =>
        readings.all.indexOf(reading) >= total && reading.grams === 0 && reading.isStable,
    )
    for (const [index, reading] of readings.all.entries()) {
      const { at: _at, ...before } = readings.all[index - 1] ?? { at: 0 }
      const { at: _now, ...now } = reading
      expect(now).not.toEqual(before)
    }
    expect(readings.all.filter((reading) => reading.isStable).map((r) => r.grams)).toEqual([
      0, 1234, 0,
    ])
  })

  test('tells over and under without a number', async () => {
    sim.scale.place(31_000)
    expect(await subject.readings.until((reading) => reading.condition === 'over')).toMatchObject({
      grams: null,
      isStable: false,
    })
    sim.scale.place(-31_000)
    await subject.readings.until((reading) => reading.condition === 'under')
  })

  test('is lost when it says nothing, and its first reading after that is told again', async () => {
    subject.scale.dispose()
    subject = scaleOn(tcpTransport(sim.address), protocol, 50)
    const { readings, states } = subject
    sim.scale.place(500)
    await readings.until((reading) => reading.grams === 500 && reading.isStable)
    sim.scale.setSilent(true)
    await states.until((state) => state.condition === 'lost' && state.detail === 'noAnswer')
    const told = readings.all.length
    sim.scale.setSilent(false)
    await readings.count(told + 1)
    expect(readings.all.at(-1)).toMatchObject({ grams: 500, isStable: true })
    expect(states.all.at(-1)).toMatchObject({ condition: 'ready' })
  })
})

test('a scale that talks another protocol is lost, and none of its numbers are taken', async () => {
  const server: SimServer = await startSimServer({
    isSingle: false,
    serve: (connection) => ({ received: () => connection.answer(bytesOf('1234 g\r\nOK\r\n')) }),
  })
  const { scale, readings, states } = scaleOn(tcpTransport(server.address), mtSics, 50)
  await states.until((state) => state.detail === 'noAnswer')
  expect(readings.all).toEqual([])
  scale.dispose()
  await server.close()
})

test('an answer that stops at any byte is no reading, and the scale is asked again', async () => {
  const answer = bytesOf('S S       1234 g\r\n')
  for (let bytes = 0; bytes < answer.length - 2; bytes += 1) {
    let isFirst = true
    const server = await startSimServer({
      isSingle: false,
      serve: (connection) => ({
        received: () => {
          connection.answer(isFirst ? answer.subarray(0, bytes) : bytesOf('S S       5678 g\r\n'))
          if (isFirst) connection.hangUp()
          isFirst = false
        },
      }),
    })
    const { scale, readings } = scaleOn(tcpTransport(server.address), mtSics)
    expect(await readings.until(() => true)).toMatchObject({ grams: 5678 })
    scale.dispose()
    await server.close()
  }
})

test('a scale on a serial port is read as one on the network', async () => {
  const pair = await openPtyPair()
  const sim = new ScaleSim({ settleMs: 10 })
  const far = await serialTransport({ path: pair.far, baudRate: 9600 }).open({
    received: (bytes) => said(bytes),
    closed: () => {},
  })
  const said = sim.connect((bytes) => void far.write(bytes))
  const { scale, readings } = scaleOn(serialTransport({ path: pair.near, baudRate: 9600 }), mtSics)
  sim.place(750)
  await readings.until((reading) => reading.grams === 750 && reading.isStable)
  scale.dispose()
  await pair.unplug()
})

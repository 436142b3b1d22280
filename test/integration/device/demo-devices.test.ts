import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { PNG } from 'pngjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../../src-main/core/port/log.ts'
import { PollingScale } from '../../../src-main/device/driver/polling-scale.ts'
import { systemClock, systemTimers } from '../../../src-main/device/driver/system-time.ts'
import { ZEBRA_LIMITS } from '../../../src-main/device/driver/zebra-limits.ts'
import { ZebraPrinter } from '../../../src-main/device/driver/zebra-printer.ts'
import { bytesOf } from '../../../src-main/device/protocol/ascii.ts'
import { mtSics } from '../../../src-main/device/protocol/mt-sics.ts'
import {
  type DemoDevices,
  startDemoDevices,
} from '../../../src-main/device/sim/demo-devices-client.ts'
import { tcpTransport } from '../../../src-main/device/transport/tcp-transport.ts'
import { hear } from '../../contract/device/events.ts'

const ENTRY = new URL('../../../src-main/device/sim/demo-devices.ts', import.meta.url)
const LABEL = bytesOf(
  '^XA^PW812^LL1218^FO50,50^A0N,60^FH^FDParcel for Ada^FS^FO50,200^GB700,4,4^FS^XZ',
)

describe('the devices of the demo', () => {
  let demo: DemoDevices

  beforeEach(async () => {
    demo = await startDemoDevices({ entry: ENTRY, log: silentLog, labelMs: 1 })
  })
  afterEach(() => demo.dispose())

  function printer(): ZebraPrinter {
    return new ZebraPrinter({
      id: 'printer-1',
      name: 'Demo printer',
      transport: tcpTransport(demo.printerAddress),
      clock: systemClock,
      timers: systemTimers,
      log: silentLog,
      limits: { ...ZEBRA_LIMITS, watchEveryMs: 20 },
    })
  }

  test('print a label, name it and draw it as a picture', async () => {
    const labels = hear(demo.onLabel.bind(demo))
    const target = printer()
    expect(await target.print(LABEL, () => {})).toEqual({ kind: 'printed', odometer: 1001 })
    await labels.count(1)
    expect(demo.labels()).toEqual([
      { n: 1, title: 'Parcel for Ada', zpl: expect.objectContaining({ length: LABEL.length }) },
    ])
    const picture = PNG.sync.read(Buffer.from((await demo.labelPng(1)) ?? new Uint8Array()))
    expect(Math.abs(picture.width - 812)).toBeLessThanOrEqual(4)
    expect(picture.data.some((byte, index) => index % 4 === 0 && byte === 0)).toBe(true)
    expect(await demo.labelPng(2)).toBeNull()
    target.dispose()
  })

  test('weigh what is put on the scale', async () => {
    const scale = new PollingScale({
      id: 'scale-1',
      name: 'Demo scale',
      transport: tcpTransport(demo.scaleAddress),
      protocol: mtSics,
      clock: systemClock,
      timers: systemTimers,
      pollMs: 5,
    })
    const readings = hear(scale.onReading.bind(scale))
    demo.putOnScale(2345)
    await readings.until((reading) => reading.isStable && reading.grams === 2345)
    const told = readings.all.length
    demo.clearScale()
    await readings.until(
      (reading) => readings.all.indexOf(reading) >= told && reading.isStable && reading.grams === 0,
    )
    scale.dispose()
  })

  test('have faults when they are told to', async () => {
    const target = printer()
    const states = hear(target.onState.bind(target))
    await states.until((state) => state.condition === 'ready')
    demo.setPrinterFault('headOpen')
    await states.until((state) => state.detail === 'headOpen')
    expect(await target.print(LABEL, () => {})).toEqual({ kind: 'notSent', reason: 'headOpen' })
    target.dispose()
  })

  test('come back on the same ports when their process dies, and the labels are still known', async () => {
    const target = printer()
    const states = hear(target.onState.bind(target))
    const labels = hear(demo.onLabel.bind(demo))
    await target.print(LABEL, () => {})
    const { pid } = demo
    if (pid === null) throw new Error('The devices have no process')
    process.kill(pid, 'SIGKILL')
    await states.until((state) => state.condition === 'lost')
    await states.until((state) => state.condition === 'ready' && state !== states.all[1])
    const outcome = await target.print(LABEL, () => {})
    expect(outcome).toEqual({ kind: 'printed', odometer: 1002 })
    await labels.count(2)
    expect(demo.labels().map((label) => label.n)).toEqual([1, 2])
    target.dispose()
  })

  test('are gone, with their ports, when they are disposed', async () => {
    const address = demo.printerAddress
    await demo.dispose()
    const sink = { received: () => {}, closed: () => {} }
    await expect(tcpTransport(address).open(sink)).rejects.toMatchObject({ code: 'device/offline' })
  })
})

test('die with the process that started them, even when that is killed', async () => {
  const program = `
    import { startDemoDevices } from ${JSON.stringify(new URL('./demo-devices-client.ts', ENTRY).href)}
    const log = { debug() {}, info() {}, warn() {}, error() {} }
    const demo = await startDemoDevices({ entry: ${JSON.stringify(ENTRY.href)}, log })
    console.log(JSON.stringify(demo.printerAddress))`
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string]
  let tellClosed: (value: unknown) => void = () => {}
  const closed = new Promise((resolve) => {
    tellClosed = resolve
  })
  const address = JSON.parse(line) as { host: string; port: number }
  await tcpTransport(address).open({ received: () => {}, closed: tellClosed })
  parent.kill('SIGKILL')
  expect(await closed).toMatchObject({ name: 'AppError' })
})

import { expect, test } from 'vitest'
import { silentLog } from '../../../src-main/core/port/log.ts'
import { systemClock, systemTimers } from '../../../src-main/device/driver/system-time.ts'
import { ZEBRA_LIMITS } from '../../../src-main/device/driver/zebra-limits.ts'
import { ZebraPrinter } from '../../../src-main/device/driver/zebra-printer.ts'
import { bytesOf, textOf } from '../../../src-main/device/protocol/ascii.ts'
import { openPtyPair } from '../../../src-main/device/sim/pty.ts'
import { ZebraEngine } from '../../../src-main/device/sim/zebra-engine.ts'
import { ZD420_IDENTITY } from '../../../src-main/device/sim/zebra-printer-sim.ts'
import { fileTransport } from '../../../src-main/device/transport/file-transport.ts'
import { serialTransport } from '../../../src-main/device/transport/serial-transport.ts'
import { hear } from './events.ts'

/** A large label: longer than the buffers of any cable. */
const LABEL = bytesOf(`^XA^FO50,50^GFA,60000,60000,100,${'0F'.repeat(60_000)}^FS^XZ`)

test.each([
  ['a serial port', (path: string) => serialTransport({ path, baudRate: 115_200 })],
  ['a USB printer file', fileTransport],
])('a label of 120 kB comes out whole and once through %s', async (_name, transportTo) => {
  const pair = await openPtyPair()
  const engine = new ZebraEngine({
    timers: systemTimers,
    labelMs: 1,
    odometer: 7,
    identity: ZD420_IDENTITY,
    hasOdometer: true,
  })
  const far = await fileTransport(pair.far).open({
    received: (bytes) => {
      for (const answer of engine.receive(bytes)) void far.write(answer)
    },
    closed: () => {},
  })
  const printer = new ZebraPrinter({
    id: 'printer-1',
    name: 'Bench printer',
    transport: transportTo(pair.near),
    clock: systemClock,
    timers: systemTimers,
    log: silentLog,
    limits: { ...ZEBRA_LIMITS, watchEveryMs: 20 },
  })
  const states = hear(printer.onState.bind(printer))
  await states.until((state) => state.condition === 'ready')
  expect(await printer.print(LABEL, () => {})).toEqual({ kind: 'printed', odometer: 8 })
  expect(engine.labels.map((label) => textOf(label.zpl))).toEqual([textOf(LABEL)])
  printer.dispose()
  far.close()
  await pair.unplug()
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RawScan } from '../../../src-main/core/port/scanner.ts'
import {
  SerialScanner,
  type SerialScannerOptions,
} from '../../../src-main/device/driver/serial-scanner.ts'
import { systemClock, systemTimers } from '../../../src-main/device/driver/system-time.ts'
import { openPtyPair } from '../../../src-main/device/sim/pty.ts'
import {
  ScannerSim,
  type ScannerSimFraming,
  type ScannerSimServer,
  startScannerSim,
} from '../../../src-main/device/sim/scanner-sim.ts'
import { serialTransport } from '../../../src-main/device/transport/serial-transport.ts'
import { tcpTransport } from '../../../src-main/device/transport/tcp-transport.ts'
import type { Transport } from '../../../src-main/device/transport/transport.ts'
import { DisposableStore } from '../../../src-shared/base/disposable.ts'
import { hear } from './events.ts'

function scannerOn(transport: Transport, more: Partial<SerialScannerOptions> = {}): SerialScanner {
  return new SerialScanner({
    id: 'scanner-1',
    name: 'Hand scanner',
    transport,
    clock: systemClock,
    timers: systemTimers,
    beeps: 'off',
    silenceMs: 20,
    ...more,
  })
}

const CODES = ['4006381333931', 'A', ']C10109521234543213', 'https://id.gs1.org/01/09521234543213']
const READ: readonly Pick<RawScan, 'text' | 'aim'>[] = [
  { text: '4006381333931', aim: null },
  { text: 'A', aim: null },
  { text: '0109521234543213', aim: ']C1' },
  { text: 'https://id.gs1.org/01/09521234543213', aim: null },
]

describe('a scanner on a network line', () => {
  let store: DisposableStore
  let sim: ScannerSimServer

  async function start(
    framing: ScannerSimFraming,
    more: Partial<SerialScannerOptions> = {},
    acknowledges = false,
  ) {
    sim = await startScannerSim({ framing, acknowledges })
    const scanner = store.add(scannerOn(tcpTransport(sim.address), more))
    const states = hear(scanner.onState.bind(scanner))
    const scans = hear(scanner.onScan.bind(scanner))
    await states.until((state) => state.condition === 'ready')
    await connected()
    return { scanner, states, scans }
  }

  async function connected(): Promise<void> {
    while (!sim.scanner.isConnected) await new Promise((resolve) => setImmediate(resolve))
  }

  beforeEach(() => {
    store = new DisposableStore()
  })
  afterEach(async () => {
    store.dispose()
    await sim.close()
  })

  test.each(['cr', 'lf', 'crlf', 'stxEtx'] as const)(
    'with %s as its end delivers each scan once, in order, with its device',
    async (framing) => {
      const { scans } = await start(framing)
      await sim.scanner.play(CODES, 0)
      await scans.count(CODES.length)
      expect(scans.all.map(({ text, aim }) => ({ text, aim }))).toEqual(READ)
      expect(new Set(scans.all.map((scan) => scan.deviceId))).toEqual(new Set(['scanner-1']))
    },
  )

  test('without any end is read after a silence', async () => {
    const { scans } = await start('none')
    for (const [index, code] of CODES.entries()) {
      sim.scanner.scan(code)
      await scans.count(index + 1)
    }
    expect(scans.all.map(({ text, aim }) => ({ text, aim }))).toEqual(READ)
  })

  test('ten scans in one breath are ten scans', async () => {
    const { scans } = await start('crlf')
    const codes = Array.from({ length: 10 }, (_, n) => `CODE-${n}`)
    for (const code of codes) sim.scanner.scan(code)
    await scans.count(10)
    expect(scans.all.map((scan) => scan.text)).toEqual(codes)
  })

  test('beeps as its maker wants it, and its acknowledgement is no part of the next scan', async () => {
    const { scanner, scans } = await start('cr', { beeps: 'zebraSsi' }, true)
    scanner.beep('good')
    sim.scanner.scan('4006381333931')
    while (sim.scanner.heard.length === 0) await new Promise((resolve) => setImmediate(resolve))
    sim.scanner.scan('4006381333931')
    await scans.count(2)
    expect(sim.scanner.heard).toEqual([Uint8Array.of(5, 0xe6, 4, 0, 0, 0xff, 0x11)])
    expect(scans.all.map((scan) => scan.text)).toEqual(['4006381333931', '4006381333931'])
  })

  test('comes back by itself after an unplug; half a scan is dropped and no old beep is sent', async () => {
    const { scanner, states, scans } = await start('none', {
      beeps: 'honeywell',
      silenceMs: 60_000,
    })
    sim.scanner.scan('40063')
    sim.unplug()
    await states.until((state) => state.condition === 'lost')
    scanner.beep('wrong')
    const again = states.all.length
    await states.count(again + 1)
    await connected()
    sim.scanner.scan('81333931\r')
    await scans.count(1)
    expect(scans.all.map((scan) => scan.text)).toEqual(['81333931'])
    expect(sim.scanner.heard).toEqual([])
  })

  test('after dispose nothing is told any more', async () => {
    const { scanner, scans, states } = await start('cr')
    scanner.dispose()
    scanner.beep('good')
    sim.scanner.scan('4006381333931')
    while (sim.scanner.isConnected) await new Promise((resolve) => setImmediate(resolve))
    expect(scans.all).toEqual([])
    expect(states.all.at(-1)).toMatchObject({ condition: 'off' })
  })
})

describe('a scanner on a serial port', () => {
  test('is read, is lost with its cable, and is read again when the cable is back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'packwright-'))
    const links = { near: join(folder, 'ttyNEAR'), far: join(folder, 'ttyFAR') }
    const sim = new ScannerSim({ framing: 'crlf' })
    const plug = async () => {
      const pair = await openPtyPair(links)
      const far = await serialTransport({ path: pair.far, baudRate: 9600 }).open({
        received: () => {},
        closed: () => {},
      })
      const line = sim.connect((bytes) => void far.write(bytes))
      const unplug = async () => {
        line.dispose()
        await pair.unplug()
      }
      return { unplug }
    }
    const first = await plug()
    const scanner = scannerOn(serialTransport({ path: links.near, baudRate: 9600 }))
    const states = hear(scanner.onState.bind(scanner))
    const scans = hear(scanner.onScan.bind(scanner))
    await states.until((state) => state.condition === 'ready')
    sim.scan('4006381333931')
    await scans.count(1)
    await first.unplug()
    await states.until((state) => state.condition === 'lost')
    const before = states.all.length
    const second = await plug()
    while (states.all.slice(before).every((state) => state.condition !== 'ready'))
      await states.count(states.all.length + 1)
    sim.scan(']E04006381333931')
    await scans.count(2)
    expect(scans.all.map(({ text, aim }) => ({ text, aim }))).toEqual([
      { text: '4006381333931', aim: null },
      { text: '4006381333931', aim: ']E0' },
    ])
    scanner.dispose()
    await second.unplug()
    await rm(folder, { recursive: true })
  })
})

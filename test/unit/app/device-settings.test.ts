import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  deviceConfigOf,
  parseDeviceAddress,
  readDeviceSettings,
  withFlags,
  writeDeviceSettings,
} from '../../../src-main/app/device-settings.ts'
import { isAppError } from '../../../src-shared/base/app-error.ts'

const none = { isDemo: false, scanners: [], scale: null, printer: null }
const folder = () => mkdtempSync(join(tmpdir(), 'packwright-devices-'))

describe('an address as it is written', () => {
  test.each([
    ['tcp://192.168.0.20:9100', { kind: 'tcp', host: '192.168.0.20', port: 9100 }],
    ['tcp://zebra.local', { kind: 'tcp', host: 'zebra.local', port: 9100 }],
    ['tcp://[fe80::1]:6101', { kind: 'tcp', host: 'fe80::1', port: 6101 }],
    ['/dev/ttyACM0', { kind: 'serial', path: '/dev/ttyACM0', baudRate: 9600 }],
    ['serial:/dev/ttyUSB0?baud=115200', { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 115200 }],
    ['COM12', { kind: 'serial', path: 'COM12', baudRate: 9600 }],
    ['serial:COM3?baud=4800', { kind: 'serial', path: 'COM3', baudRate: 4800 }],
  ])('%s is understood', (text, address) => {
    expect(parseDeviceAddress(text)).toEqual(address)
  })

  test.each([
    ...['', 'printer', 'http://192.168.0.20', 'tcp://', 'tcp://host:0', 'tcp://host:65536'],
    ...[
      'tcp://user@host:9100',
      'tcp://host:9100/path',
      '/dev/tty USB0',
      'COM',
      'serial:',
      '../dev/tty',
    ],
  ])('%j is refused with examples', (text) => {
    expect(() => parseDeviceAddress(text)).toThrow(/is no device address\. Write tcp:/)
  })

  test('no text whatever does more than be refused', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          return ['tcp', 'serial'].includes(parseDeviceAddress(text).kind)
        } catch (error) {
          return isAppError(error, 'host/usage')
        }
      }),
    )
  })
})

describe('what was said once', () => {
  test('stays until something else is said; "none" takes it away', () => {
    const first = withFlags(none, { printer: 'tcp://a', scanners: ['/dev/ttyACM0'] })
    expect(withFlags(first, {})).toEqual(first)
    expect(withFlags(first, { printer: 'none', scale: 'COM1' })).toEqual({
      ...none,
      scanners: ['/dev/ttyACM0'],
      scale: 'COM1',
    })
    expect(withFlags(first, { scanners: ['none'] }).scanners).toEqual([])
  })

  test('is found again in the folder', () => {
    const dir = folder()
    expect(readDeviceSettings(dir)).toEqual(none)
    const settings = { ...none, isDemo: true, printer: 'tcp://a:1' }
    writeDeviceSettings(dir, settings)
    expect(readDeviceSettings(dir)).toEqual(settings)
  })

  test('is asked for again, in a sentence, when the file was broken by hand', () => {
    const dir = folder()
    writeFileSync(join(dir, 'devices.json'), '{"printer": 5')
    expect(() => readDeviceSettings(dir)).toThrow(
      /devices\.json cannot be read\. Mend it, or delete it/,
    )
  })
})

test("the demo's devices stand in for what is not named, and only for that", () => {
  const tcp = (port: number) => ({ kind: 'tcp', host: '127.0.0.1', port }) as const
  const simulated = {
    scanners: [],
    scale: { id: 'scale-1', address: tcp(1) },
    printer: { id: 'printer-1', address: tcp(2) },
  }
  const settings = { ...none, isDemo: true, printer: 'tcp://zebra' }
  expect(deviceConfigOf(settings, simulated)).toEqual({
    scanners: [],
    scale: simulated.scale,
    printer: { id: 'printer-1', address: { kind: 'tcp', host: 'zebra', port: 9100 } },
  })
})

/**
 * Which devices a station has: devices.json in the data folder, changed by the flags of `start` and `serve`, which are
 * remembered there. An address is written `tcp://host:9100`, `serial:/dev/ttyUSB0?baud=9600`, `/dev/ttyACM0` or `COM3`.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../src-shared/base/app-error.ts'
import type { DeviceAddress, DeviceConfig } from './platform.ts'

const settingsSchema = z.object({
  /** The demo's simulated devices stand in for what is not named here. */
  isDemo: z.boolean().default(false),
  scanners: z.array(z.string()).default([]),
  scale: z.string().nullable().default(null),
  printer: z.string().nullable().default(null),
})
export type DeviceSettings = z.infer<typeof settingsSchema>

/** What was said on the command line; what was not said stays as it was. `none` takes a device away. */
export type DeviceFlags = {
  readonly scanners?: readonly string[]
  readonly scale?: string
  readonly printer?: string
}

const defaultPort = 9100
const defaultBaudRate = 9600

export function readDeviceSettings(dataDir: string): DeviceSettings {
  const path = join(dataDir, 'devices.json')
  if (!existsSync(path)) return settingsSchema.parse({})
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new AppError(
      'host/usage',
      `${path} cannot be read. Mend it, or delete it and name the devices again with --scanner, --scale and --printer.`,
      {},
      error,
    )
  }
}

export function writeDeviceSettings(dataDir: string, settings: DeviceSettings): void {
  const path = join(dataDir, 'devices.json')
  writeFileSync(`${path}.new`, `${JSON.stringify(settings, null, 2)}\n`)
  renameSync(`${path}.new`, path)
}

export function withFlags(settings: DeviceSettings, flags: DeviceFlags): DeviceSettings {
  const scanners = flags.scanners?.filter((text) => text !== 'none')
  return {
    ...settings,
    scanners: scanners ? [...scanners] : settings.scanners,
    scale: changed(flags.scale, settings.scale),
    printer: changed(flags.printer, settings.printer),
  }
}

function changed(flag: string | undefined, before: string | null): string | null {
  if (flag === undefined) return before
  return flag === 'none' ? null : flag
}

/** Throws `host/usage` with the address that is no address. `simulated` is what the demo has to offer, if anything. */
export function deviceConfigOf(
  settings: DeviceSettings,
  simulated: DeviceConfig | null,
): DeviceConfig {
  const device = (id: string, text: string | null) =>
    text === null ? null : { id, address: parseDeviceAddress(text) }
  const scanners = settings.scanners.map((text, index) => ({
    id: `scanner-${index + 1}`,
    address: parseDeviceAddress(text),
  }))
  return {
    scanners: scanners.length > 0 ? scanners : (simulated?.scanners ?? []),
    scale: device('scale-1', settings.scale) ?? simulated?.scale ?? null,
    printer: device('printer-1', settings.printer) ?? simulated?.printer ?? null,
  }
}

export function parseDeviceAddress(text: string): DeviceAddress {
  return parseTcp(text) ?? parseSerial(text) ?? badAddress(text)
}

function parseTcp(text: string): DeviceAddress | null {
  const match = /^tcp:\/\/(\[[0-9a-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?\/?$/i.exec(text)
  if (!match?.[1]) return null
  const port = Number(match[2] ?? defaultPort)
  if (port < 1 || port > 65_535) return null
  return { kind: 'tcp', host: match[1].replace(/^\[|\]$/g, ''), port }
}

function parseSerial(text: string): DeviceAddress | null {
  const match = /^(?:serial:)?(\/[^?\s]+|COM\d{1,3})(?:\?baud=(\d{3,7}))?$/i.exec(text)
  if (!match?.[1]) return null
  return { kind: 'serial', path: match[1], baudRate: Number(match[2] ?? defaultBaudRate) }
}

function badAddress(text: string): never {
  throw new AppError(
    'host/usage',
    `"${text}" is no device address. Write tcp://192.168.0.20:9100, serial:/dev/ttyUSB0?baud=9600, /dev/ttyACM0 or COM3.`,
  )
}

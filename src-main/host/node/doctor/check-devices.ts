/** The devices that devices.json names: whether they can be reached, and what to do when they cannot. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { sentenceOf } from '../../../../src-shared/base/app-error.ts'
import {
  type DeviceSettings,
  deviceConfigOf,
  readDeviceSettings,
} from '../../../app/device-settings.ts'
import type { DeviceAddress } from '../../../app/platform.ts'
import { broken, type Finding, good, missing } from './finding.ts'

const answerMs = 1_500

export async function checkDevices(dataDir: string): Promise<Finding[]> {
  try {
    const settings = readDeviceSettings(dataDir)
    return [...(await checkNamed(settings)), checkSerialPorts()]
  } catch (error) {
    return [broken('devices.json is not readable', sentenceOf(error)), checkSerialPorts()]
  }
}

async function checkNamed(settings: DeviceSettings): Promise<Finding[]> {
  const { scanners, scale, printer } = deviceConfigOf(settings, null)
  const named = [
    ...scanners.map(({ address }) => ({ what: 'scanner', address })),
    ...(scale ? [{ what: 'scale', address: scale.address }] : []),
    ...(printer ? [{ what: 'printer', address: printer.address }] : []),
  ]
  if (named.length > 0)
    return await Promise.all(named.map(({ what, address }) => checkDevice(what, address)))
  if (settings.isDemo) return [good("the demo's simulated scale and printer stand in for devices")]
  return [
    missing(
      'no printer, scale or serial scanner is set up',
      'Name them when you start: --printer tcp://ADDRESS:9100 --scale /dev/ttyUSB0 --scanner /dev/ttyACM0. A scanner that types like a keyboard needs nothing.',
    ),
  ]
}

async function checkDevice(what: string, address: DeviceAddress): Promise<Finding> {
  if (address.kind === 'serial') return checkSerial(what, address.path)
  const place = `${address.host}:${address.port}`
  if (await answers(address.host, address.port)) return good(`${what} answers at ${place}`)
  return broken(
    `${what} does not answer at ${place}`,
    'See that it is switched on, on this network, and that no other program holds its connection.',
  )
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: answerMs })
    const end = (isThere: boolean) => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', () => end(true)).once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })
}

function checkSerial(what: string, path: string): Finding {
  if (process.platform === 'win32') return good(`${what} on ${path}`)
  if (!existsSync(path))
    return broken(`${what}: there is no ${path}`, 'Plug it in, or name the port it has now.')
  if (mayUse(path)) return good(`${what} on ${path}`)
  return broken(
    `${what}: this user may not open ${path}`,
    'On Linux add the user to the group dialout (sudo usermod -aG dialout NAME), then sign in again.',
  )
}

function mayUse(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** What could be a scanner or a scale: the serial ports that this machine has. */
function checkSerialPorts(): Finding {
  const names = process.platform === 'win32' ? [] : serialPortNames()
  if (names.length === 0) return good('no serial ports found (none are needed)')
  return good(`serial ports here: ${names.join(', ')}`)
}

function serialPortNames(): string[] {
  try {
    return readdirSync('/dev')
      .filter((name) => /^(ttyUSB|ttyACM|rfcomm|cu\.(usb|Bluetooth))/.test(name))
      .map((name) => `/dev/${name}`)
  } catch {
    return []
  }
}

/** The demo's printer and scale as the station sees them: addresses to connect to, and hands that work them. */
import type { Log } from '../core/port/log.ts'
import {
  type DemoLabel,
  startDemoDevices as startProcess,
} from '../device/sim/demo-devices-client.ts'
import type { Places } from './places.ts'
import type { DeviceAddress } from './platform.ts'
import type { DemoDevices } from './run-station.ts'

export async function startDemoDevices(places: Places, log: Log): Promise<DemoDevices> {
  const demo = await startProcess({ entry: places.demoDevicesUrl, log })
  return {
    devices: {
      scanners: [],
      scale: { id: 'scale-1', address: tcp(demo.scaleAddress) },
      printer: { id: 'printer-1', address: tcp(demo.printerAddress) },
    },
    simulators: {
      putOnScale: (grams) => demo.putOnScale(grams),
      clearScale: () => demo.clearScale(),
      setPrinterFault: (fault) => demo.setPrinterFault(fault),
      labels: () => demo.labels().map(titled),
      labelPng: (number) => demo.labelPng(number),
      onLabel(listener) {
        const listening = demo.onLabel((label) => listener(titled(label)))
        return () => listening.dispose()
      },
    },
    close: () => demo.dispose(),
  }
}

function tcp({ host, port }: { readonly host: string; readonly port: number }): DeviceAddress {
  return { kind: 'tcp', host, port }
}

function titled({ n, title }: DemoLabel): { number: number; title: string } {
  return { number: n, title }
}

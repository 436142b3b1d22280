/**
 * A process of its own with the demo's printer and scale, so that drawing a label never holds up the station, and a
 * simulated device can be pulled like a real one. Ends with the process that started it, however that ends.
 */
import { sentenceOf } from '../../../src-shared/base/app-error.ts'
import type { DemoDevicesStart, FromDemoDevices, ToDemoDevices } from './demo-devices-messages.ts'
import { renderLabel, titleOf } from './label-image.ts'
import { type ScaleSim, startScaleSim } from './scale-sim.ts'
import { ZebraPrinterSim } from './zebra-printer-sim.ts'

function tell(message: FromDemoDevices): void {
  // The other side may go away while this is on its way; `disconnect` says so then.
  if (process.connected) process.send?.(message, undefined, undefined, () => {})
}

async function start(options: DemoDevicesStart): Promise<void> {
  const printer = await ZebraPrinterSim.start({
    port: options.printerPort,
    odometer: options.odometer,
    labelMs: options.labelMs,
  })
  const { scale, address } = await startScaleSim({ port: options.scalePort })
  printer.onLabel(({ zpl }) => tell({ kind: 'label', zpl, title: titleOf(zpl) }))
  process.on('message', (message) => void obey(message as ToDemoDevices, printer, scale))
  tell({ kind: 'ready', printer: printer.address, scale: address })
}

async function obey(
  message: ToDemoDevices,
  printer: ZebraPrinterSim,
  scale: ScaleSim,
): Promise<void> {
  switch (message.kind) {
    case 'putOnScale':
      scale.place(message.grams)
      return
    case 'printerFault':
      printer.setSpeech(message.fault === 'silent' ? 'silent' : 'normal')
      printer.setFault(message.fault === 'silent' ? null : message.fault)
      return
    case 'renderLabel': {
      const png = await renderLabel(message.zpl).catch(() => null)
      tell({ kind: 'rendered', request: message.request, png })
      return
    }
  }
}

process.on('disconnect', () => process.exit(0))
// Ctrl+C in a terminal, and a service manager's stop, reach the whole group; the parent still wants to print and say
// goodbye, then disconnects.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

start(JSON.parse(process.argv[2] ?? '{}') as DemoDevicesStart).catch((error: unknown) => {
  tell({ kind: 'failed', sentence: sentenceOf(error) })
  process.disconnect()
})

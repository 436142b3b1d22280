/** Makes the drivers for what the station is connected to, and keeps how each of them is. */
import { type Disposable, DisposableStore } from '../../src-shared/base/disposable.ts'
import type { DeviceState } from '../core/port/device.ts'
import type { Printer } from '../core/port/printer.ts'
import type { WeightReading } from '../core/port/scale.ts'
import type { RawScan, Scanner } from '../core/port/scanner.ts'
import { PollingScale } from '../device/driver/polling-scale.ts'
import { SerialScanner } from '../device/driver/serial-scanner.ts'
import { ZebraPrinter } from '../device/driver/zebra-printer.ts'
import { mtSics } from '../device/protocol/mt-sics.ts'
import { portTransport } from '../device/transport/port-transport.ts'
import { tcpTransport } from '../device/transport/tcp-transport.ts'
import type { Transport } from '../device/transport/transport.ts'
import type { DeviceAddress, Platform } from './platform.ts'

export type DeviceListeners = {
  onScan(scan: RawScan): void
  /** Null: the scale is lost. */
  onWeight(reading: WeightReading | null): void
  onState(): void
}

export class Devices implements Disposable {
  readonly printer: Printer | null
  readonly #scanners = new Map<string, Scanner>()
  readonly #states = new Map<string, DeviceState>()
  readonly #held = new DisposableStore()

  constructor(platform: Platform, listeners: DeviceListeners) {
    const { devices } = platform
    for (const { id, address } of devices.scanners)
      this.#addScanner(id, address, platform, listeners)
    if (devices.scale) this.#addScale(devices.scale.id, devices.scale.address, platform, listeners)
    this.printer = devices.printer
      ? this.#addPrinter(devices.printer.id, devices.printer.address, platform, listeners)
      : null
  }

  /** Scanners first, then scale and printer: always in the same place on the screen. */
  states(): readonly DeviceState[] {
    return [...this.#states.values()]
  }

  beep(deviceId: string, sound: 'good' | 'wrong'): void {
    this.#scanners.get(deviceId)?.beep(sound)
  }

  dispose(): void {
    this.#held.dispose()
  }

  #addScanner(id: string, address: DeviceAddress, platform: Platform, told: DeviceListeners): void {
    const { clock, timers } = platform
    const transport = transportOf(address)
    const scanner = new SerialScanner({ id, name: id, transport, clock, timers, beeps: 'off' })
    this.#held.add(scanner)
    this.#scanners.set(id, scanner)
    this.#held.add(scanner.onScan((scan) => told.onScan(scan)))
    this.#held.add(scanner.onState((state) => this.#keep(state, told)))
  }

  #addScale(id: string, address: DeviceAddress, platform: Platform, told: DeviceListeners): void {
    const { clock, timers } = platform
    const scale = new PollingScale({
      id,
      name: id,
      transport: transportOf(address),
      protocol: mtSics,
      clock,
      timers,
    })
    this.#held.add(scale)
    this.#held.add(scale.onReading((reading) => told.onWeight(reading)))
    this.#held.add(
      scale.onState((state) => {
        if (state.condition !== 'ready') told.onWeight(null)
        this.#keep(state, told)
      }),
    )
  }

  #addPrinter(
    id: string,
    address: DeviceAddress,
    platform: Platform,
    told: DeviceListeners,
  ): Printer {
    const { clock, timers, log } = platform
    const printer = new ZebraPrinter({
      id,
      name: id,
      transport: transportOf(address),
      clock,
      timers,
      log,
    })
    this.#held.add(printer)
    this.#held.add(printer.onState((state) => this.#keep(state, told)))
    return printer
  }

  #keep(state: DeviceState, told: DeviceListeners): void {
    this.#states.set(state.deviceId, state)
    told.onState()
  }
}

function transportOf(address: DeviceAddress): Transport {
  return address.kind === 'tcp'
    ? tcpTransport({ host: address.host, port: address.port })
    : portTransport({ path: address.path, baudRate: address.baudRate })
}

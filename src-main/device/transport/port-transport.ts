import { fileTransport } from './file-transport.ts'
import { type SerialSettings, serialTransport } from './serial-transport.ts'
import type { Transport } from './transport.ts'

/** The USB and parallel printers of Linux: device files without a speed, which no serial port module can open. */
const PRINTER_FILE = /^\/dev\/(usb\/)?lp\d+$/

/** Whatever has a path on this computer: a serial port, or the file of a USB printer. */
export function portTransport(settings: SerialSettings): Transport {
  return PRINTER_FILE.test(settings.path) ? fileTransport(settings.path) : serialTransport(settings)
}

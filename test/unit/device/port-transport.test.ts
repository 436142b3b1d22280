import { expect, test } from 'vitest'
import { portTransport } from '../../../src-main/device/transport/port-transport.ts'

const sink = { received: () => {}, closed: () => {} }

test.each(['/dev/usb/lp999', '/dev/lp999', '/dev/ttyUSB999'])(
  '%s is opened by its path, and missing in the same words',
  async (path) => {
    const transport = portTransport({ path, baudRate: 9600 })
    expect(transport.address).toBe(path)
    await expect(transport.open(sink)).rejects.toMatchObject({ code: 'device/not-found' })
  },
)

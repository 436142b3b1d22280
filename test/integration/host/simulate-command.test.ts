/** The simulated devices of the command line, used as another program would use them. */
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import { expect, test } from 'vitest'
import { freshFolder, startHost, stop } from '../../harness/host-process.ts'

async function tcpAddress(host: ReturnType<typeof startHost>) {
  const line = await host.line(/^Simulated .+ at tcp:/)
  const { hostname, port } = new URL(/tcp:\S+/.exec(line)?.[0] ?? '')
  return { host: hostname, port: Number(port) }
}

function answerTo(address: { host: string; port: number }, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(address, () => socket.write(bytes))
    socket.once('data', (data) => {
      socket.destroy()
      resolve(data.toString('latin1'))
    })
    socket.once('error', reject)
  })
}

test('a printer takes a label, tells of it and saves it as ZPL and picture', async () => {
  const dir = freshFolder('labels')
  const host = startHost(['simulate', 'printer', '--port', '0', '--save', dir])
  const address = await tcpAddress(host)
  const zpl = '^XA^PW400^LL200^FO20,20^A0N,40,40^FDHello^FS^XZ'
  const socket = connect(address, () => socket.end(zpl))
  expect(await host.line(/^Label 1:/)).toMatch(/\(\d+ bytes\)$/)
  expect(readFileSync(join(dir, 'label-1.zpl'), 'latin1')).toBe(zpl)
  host.child.stdin.write('paused\n')
  await host.line(/^Now: paused\./)
  const [, paperOut, paused] = (await answerTo(address, '~HS')).split(',')
  expect({ paperOut, paused }).toEqual({ paperOut: '0', paused: '1' })
  expect((await stop(host)).status).toBe(0)
  expect(existsSync(join(dir, 'label-2.zpl'))).toBe(false)
})

test('a scale says the weight that was typed', async () => {
  const host = startHost(['simulate', 'scale'])
  const address = await tcpAddress(host)
  host.child.stdin.write('abc\n')
  await host.line(/"abc" is no weight/)
  host.child.stdin.write('1250\n')
  await host.line(/1250 g on the scale/)
  expect(await answerTo(address, 'SI\r\n')).toMatch(/^S [SD] +/)
  expect((await stop(host)).status).toBe(0)
})

test('a scanner behind a serial port sends what was typed', async () => {
  const host = startHost(['simulate', 'scanner', '--pty'])
  const path = /\/\S+/.exec(await host.line(/^Simulated scanner at /))?.[0] ?? ''
  const port = new SerialPort({ path, baudRate: 9600 })
  await new Promise((resolve) => port.once('open', resolve))
  let read = ''
  const whole = new Promise<string>((resolve) => {
    port.on('data', (chunk: Buffer) => {
      read += chunk.toString()
      if (read.endsWith('\r')) resolve(read)
    })
  })
  host.child.stdin.write('04006381333931\n')
  expect(await whole).toBe('04006381333931\r')
  await new Promise((resolve) => port.close(resolve))
  expect((await stop(host)).status).toBe(0)
})

test('a port that is taken is named', async () => {
  const first = startHost(['simulate', 'scale', '--port', '0'])
  const { port } = await tcpAddress(first)
  const second = startHost(['simulate', 'printer', '--port', String(port)])
  const { status, err } = await second.ended
  expect(status).toBe(1)
  expect(err).toMatch(new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 cannot be opened`))
  await stop(first)
})

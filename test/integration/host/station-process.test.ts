/** The station as a process: what it prints, who may have its data, and how it ends. */
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holdDataFolder } from '../../../src-main/app/data-folder.ts'
import { createContractClient } from '../../../src-shared/contract/client.ts'
import { freshFolder, runHost, serve, startHost, stop } from '../../harness/host-process.ts'
import { openScreen } from '../../harness/screen-over-web-socket.ts'

const noTrace = /\n\s+at |node:internal|\.ts:\d+/

test('an empty folder becomes the demo warehouse, and its bench takes a scan', async () => {
  const station = await serve()
  const screen = await openScreen(station.screen)
  const client = createContractClient(screen.wire)
  const view = await client.call('view', {})
  expect(view.station.isDemo).toBe(true)
  expect(view.devices.map(({ kind }) => kind).sort()).toEqual(['printer', 'scale'])
  await client.call('scan', { text: 'NOT-A-CODE-OF-OURS', aim: null, source: 'screen' })
  expect((await client.call('view', {})).feedback.number).toBeGreaterThan(view.feedback.number)
  await screen.close()
  expect((await stop(station)).status).toBe(0)
})

test('the local API says that it is well, who it is, and that the rest is not there', async () => {
  const station = await serve()
  const get = async (path: string) => {
    const answer = await fetch(new URL(path, station.api))
    return { status: answer.status, body: await answer.text() }
  }
  expect(await get('/health')).toEqual({ status: 200, body: 'ok' })
  expect(await get('/')).toEqual({ status: 200, body: 'BinSolver API' })
  const { status, body } = await get('/nothing/here')
  expect(status).toBe(404)
  expect(JSON.parse(body)).toEqual({
    error: { code: 'not_found', message: 'There is nothing at /nothing/here.' },
  })
  await stop(station)
})

test('a second copy on the same data is refused in a sentence with pid and address', async () => {
  const station = await serve()
  const second = await runHost([
    'serve',
    '--data',
    station.dataDir,
    '--port',
    '0',
    '--ui-port',
    '0',
  ])
  expect(second.status).toBe(1)
  expect(second.err).toContain(`process ${station.child.pid}`)
  expect(second.err).toContain(new URL(station.screen).origin)
  expect(second.err.trim().split('\n')).toHaveLength(1)
  await stop(station)
})

test('a killed station leaves no lock behind: the next one starts at once', async () => {
  const station = await serve()
  station.child.kill('SIGKILL')
  await station.ended
  expect(existsSync(join(station.dataDir, 'station.json'))).toBe(true)
  const next = await serve({ dataDir: station.dataDir, args: [] })
  expect((await stop(next)).status).toBe(0)
  expect(existsSync(join(station.dataDir, 'station.json'))).toBe(false)
})

test('only this user can read how to reach the station', async () => {
  const station = await serve()
  const mode = statSync(join(station.dataDir, 'station.json')).mode & 0o777
  expect(mode).toBe(process.platform === 'win32' ? mode : 0o600)
  await stop(station)
})

test('the control channel wants its token and no browser', async () => {
  const station = await serve()
  const { token } = JSON.parse(readFileSync(join(station.dataDir, 'station.json'), 'utf8'))
  const ask = async (headers: Record<string, string>) => {
    const answer = await fetch(new URL('/control/status', station.screen), {
      method: 'POST',
      headers,
      body: '{}',
    })
    return answer.status
  }
  const authorization = `Bearer ${token}`
  expect(await ask({ authorization })).toBe(200)
  expect(await ask({})).toBe(401)
  expect(await ask({ authorization: 'Bearer wrong' })).toBe(401)
  expect(await ask({ authorization, origin: 'http://evil.example' })).toBe(404)
  await stop(station)
})

test('"screen" prints an address that opens the screen of the running station once', async () => {
  const station = await serve()
  const { status, out } = await runHost(['screen', '--data', station.dataDir])
  expect(status).toBe(0)
  expect(new URL(out.trim()).origin).toBe(new URL(station.screen).origin)
  const screen = await openScreen(out.trim())
  await screen.close()
  await stop(station)
})

test('"screen" without a station says so', async () => {
  const { status, err } = await runHost(['screen', '--data', freshFolder()])
  expect(status).toBe(1)
  expect(err).toMatch(/^No station runs on .+\.$/m)
})

test('a port that is taken is named, with the option that changes it', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  for (const flag of ['--port', '--ui-port']) {
    const ports = flag === '--port' ? ['--ui-port', '0'] : ['--port', '0']
    const dataDir = freshFolder()
    const result = await runHost(['serve', '--data', dataDir, flag, String(port), ...ports])
    expect(result.status).toBe(1)
    expect(result.err).toContain(
      `Port ${port} is taken by another program. Name another one with ${flag}`,
    )
    expect(result.err).not.toMatch(noTrace)
  }
  other.close()
})

test.each([
  ['another host', ['serve', '--host', '0.0.0.0'], /cannot be opened on 0\.0\.0\.0 yet/],
  ['a printer that is no address', ['serve', '--printer', 'ftp:x'], /"ftp:x" is no device address/],
  ['a port that is no number', ['serve', '--port', 'http'], /A port is a number/],
  ['an unknown command', ['paint'], /unknown command 'paint'/],
  ['an unknown option', ['serve', '--fast'], /unknown option '--fast'/],
])('%s is wrong usage', async (_what, args, sentence) => {
  const data = args[0] === 'serve' ? ['--data', freshFolder(), '--ui-port', '0'] : []
  const { status, out, err } = await runHost([...args, ...data])
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(err).toMatch(sentence)
  expect(err).not.toMatch(noTrace)
})

test('a damaged database is refused in a sentence and left as it was', async () => {
  const dataDir = freshFolder()
  const path = join(dataDir, 'packwright.db')
  writeFileSync(path, 'this is no database, whatever its name says'.repeat(100))
  const before = readFileSync(path)
  const { status, err } = await runHost([
    'serve',
    '--data',
    dataDir,
    '--port',
    '0',
    '--ui-port',
    '0',
  ])
  expect(status).toBe(1)
  expect(err).toMatch(/not a Packwright database/)
  expect(err).not.toMatch(noTrace)
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('the demo does not come to a folder with other data', async () => {
  const first = await serve({ args: [] })
  await stop(first)
  const { status, err } = await runHost([
    'serve',
    '--demo',
    '--data',
    first.dataDir,
    '--port',
    '0',
    '--ui-port',
    '0',
  ])
  expect(status).toBe(2)
  expect(err).toMatch(/not the demo's/)
})

test('a folder that cannot be made is refused in a sentence', async () => {
  const parent = freshFolder()
  writeFileSync(join(parent, 'file'), '')
  const { status, err } = await runHost(['serve', '--data', join(parent, 'file', 'below')])
  expect(status).toBe(1)
  expect(err).toMatch(/cannot be made\. Name another one with --data/)
})

// Without rights there is nothing to refuse for root, who may write anywhere: skipped there.
test.skipIf(process.getuid?.() === 0)('a folder without rights is refused', async () => {
  const dataDir = freshFolder()
  chmodSync(dataDir, 0o500)
  const { status, err } = await runHost(['serve', '--data', dataDir])
  expect(status).toBe(1)
  expect(err).toMatch(/may write there|may not be written/)
})

test('a reader that goes away does not end the station', async () => {
  const station = await serve()
  station.child.stdout.destroy()
  const { status } = await runHost(['screen', '--data', station.dataDir])
  expect(status).toBe(0)
  expect((await fetch(new URL('/health', station.api))).status).toBe(200)
  await stop(station)
})

// Windows has no process groups: skipped there.
test.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s to the whole group ends the station and its simulated devices without a word',
  async (signal) => {
    const station = await serve({ ownGroup: true })
    process.kill(-(station.child.pid ?? 0), signal)
    const { status, err } = await station.ended
    expect({ status, err }).toEqual({ status: 0, err: '' })
  },
)

test('a holder that does not answer is named, and what to do', async () => {
  const held = holdDataFolder(freshFolder())
  held.announce({ pid: 4711, uiPort: 1, apiPort: 1, token: 'x' })
  const { status, err } = await runHost(['backup', '/tmp/never.db', '--data', held.dir])
  held.release()
  expect(status).toBe(1)
  expect(err).toBe(
    'The station (process 4711) holds the data but does not answer. Close it, then try again.\n',
  )
})

test('devices named once are remembered', async () => {
  const dataDir = freshFolder()
  const first = await serve({
    dataDir,
    args: ['--printer', 'tcp://127.0.0.1:9', '--scanner', '/dev/ttyNONE'],
  })
  await stop(first)
  const second = await serve({ dataDir, args: [] })
  const screen = await openScreen(second.screen)
  const view = await createContractClient(screen.wire).call('view', {})
  expect(view.devices.map(({ kind }) => kind).sort()).toEqual(['printer', 'scanner'])
  await screen.close()
  await stop(second)
})

test('start without a display serves and says why there is no window', async () => {
  const args = ['start', '--data', freshFolder(), '--port', '0', '--ui-port', '0']
  const host = startHost(args, { DISPLAY: '', WAYLAND_DISPLAY: '' })
  await host.line(/There is no display here, so no window\. Open the address above/)
  expect((await stop(host)).status).toBe(0)
})

/** The doctor's lines on real folders, ports and devices. */
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkNativeModules } from '../../../src-main/host/node/doctor/check-native-modules.ts'
import { freshFolder, runHost, serve, stop } from '../../harness/host-process.ts'

const anyPorts = ['--port', '0', '--ui-port', '0']

test('on a folder without data all that is needed works', async () => {
  const { status, out } = await runHost(['doctor', '--data', freshFolder(), ...anyPorts])
  expect(status).toBe(0)
  for (const name of ['better-sqlite3', 'node-hid', 'serialport']) expect(out).toContain(`${name} `)
  expect(out).toMatch(/- no database yet/)
  expect(out.trim().split('\n').at(-1)).toBe('All that is needed works.')
})

test('beside a running station it names who holds the folder and counts what is in it', async () => {
  const station = await serve()
  const { status, out } = await runHost(['doctor', '--data', station.dataDir, ...anyPorts])
  expect(status).toBe(0)
  expect(out).toContain(`a station runs on it (process ${station.child.pid},`)
  expect(out).toMatch(/✓ database is sound \(schema \d+/)
  expect(out).toMatch(/in it: \d+ SKUs, 12 cartons, 40 orders/)
  await stop(station)
})

test('what is broken is marked, comes with advice, and makes the status 1', async () => {
  const dataDir = freshFolder()
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  writeFileSync(join(dataDir, 'packwright.db'), 'not a database'.repeat(1000))
  writeFileSync(
    join(dataDir, 'devices.json'),
    JSON.stringify({ printer: 'tcp://127.0.0.1:1', scanners: ['/dev/ttyNONE'] }),
  )
  const { status, out } = await runHost([
    'doctor',
    '--data',
    dataDir,
    '--port',
    String(port),
    '--ui-port',
    '0',
  ])
  other.close()
  expect(status).toBe(1)
  expect(out).toMatch(/✗ the database is not sound\n {4}\S/)
  expect(out).toMatch(new RegExp(`✗ port ${port} \\(the local API\\) is taken`))
  expect(out).toMatch(/✗ printer does not answer at 127\.0\.0\.1:1/)
  expect(out).toMatch(/✗ scanner: there is no \/dev\/ttyNONE/)
  expect(out.trim().split('\n').at(-1)).toBe('4 to mend.')
})

test('a native module that does not load, or crashes, is one line that says what is off', async () => {
  const findings = await checkNativeModules([
    { name: 'not-installed', use: 'USB scanners', isNeeded: false, advice: 'A.', probe: '0' },
    {
      name: 'node:os',
      use: 'the database',
      isNeeded: true,
      advice: 'B.',
      probe: 'process.abort()',
    },
  ])
  expect(findings.map(({ health }) => health)).toEqual(['missing', 'broken'])
  expect(findings[0]?.what).toMatch(/^not-installed does not load, so USB scanners are off: /)
  expect(findings[1]?.what).toMatch(/^node:os does not load, so the database is off: .*SIGABRT/)
})

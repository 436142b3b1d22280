/** The kiosk: a browser of this machine is opened on the screen, and closing it ends the station. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBrowser } from '../../../src-main/host/node/browser.ts'
import { freshFolder, startHost, stop } from '../../harness/host-process.ts'

const ports = ['--port', '0', '--ui-port', '0', '--empty']

/** A browser that notes how it was called and then does what the script says. */
function browser(script: string): { path: string; notes: string } {
  const dir = freshFolder('browser')
  const path = join(dir, 'browser')
  const notes = join(dir, 'notes')
  writeFileSync(
    path,
    `#!/bin/sh\nprintf '%s\\n' "$@" > ${notes}.part && mv ${notes}.part ${notes}\n${script}\n`,
  )
  chmodSync(path, 0o755)
  return { path, notes }
}

function start(path: string, dataDir = freshFolder()) {
  return startHost(['start', '--data', dataDir, ...ports], {
    DISPLAY: ':99',
    PACKWRIGHT_BROWSER: path,
  })
}

test('closing the window ends the station', async () => {
  const { path, notes } = browser('sleep 3.2; exit 0')
  const dataDir = freshFolder()
  const host = start(path, dataDir)
  await host.line(/No Electron \(.+\): opening the kiosk in /)
  const { status } = await host.ended
  expect(status).toBe(0)
  expect(readFileSync(notes, 'utf8')).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/\?t=[\w-]+$/m)
  expect(readFileSync(notes, 'utf8')).toContain(`--user-data-dir=${join(dataDir, 'browser')}`)
  expect(existsSync(join(dataDir, 'station.json'))).toBe(false)
})

test('a window that an open browser took over leaves the station serving', async () => {
  const host = start(browser('exit 0').path)
  await host.line(/^The screen is in a .+ that was open\. Ctrl\+C ends the station\.$/)
  expect((await stop(host)).status).toBe(0)
})

test('a browser that cannot open a window leaves the station serving, with an address to open', async () => {
  const host = start(browser('exit 1').path)
  await host.line(/could not open a window\. Open this: http:\/\/127\.0\.0\.1:\d+\/\?t=/)
  expect((await stop(host)).status).toBe(0)
})

test('ending the station closes the window', async () => {
  const dir = freshFolder('browser')
  const { path } = browser(
    `trap 'touch ${dir}/closed; exit 0' TERM; touch ${dir}/open; while :; do sleep 0.1; done`,
  )
  const host = start(path)
  await host.line(/opening the kiosk/)
  await expect.poll(() => existsSync(join(dir, 'open')), { timeout: 10_000 }).toBe(true)
  expect((await stop(host)).status).toBe(0)
  await expect.poll(() => existsSync(join(dir, 'closed')), { timeout: 10_000 }).toBe(true)
})

const real = findBrowser()

// Skipped without a browser on this machine: there is nothing to open then.
test.skipIf(real === null)(
  'a real browser opens the screen through its one-time address',
  async () => {
    const dataDir = freshFolder()
    const { path } = browser(`exec ${real?.path} --headless=new --disable-gpu "$@"`)
    const host = start(path, dataDir)
    await host.line(/opening the kiosk/)
    const log = join(dataDir, 'logs', 'station.log')
    await expect
      .poll(() => readFileSync(log, 'utf8'), { timeout: 60_000, interval: 200 })
      .toContain('A screen opened')
    expect((await stop(host)).status).toBe(0)
  },
)

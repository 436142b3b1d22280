/** The desktop app on a fake Electron: everything but Electron itself is real, the station and its database included. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFakeElectron, type FakeElectron, FakePage } from '../../harness/fake-electron.ts'
import { freshFolder, runHost } from '../../harness/host-process.ts'

const argv = process.argv
let fake: FakeElectron
let dataDir: string

beforeEach(() => {
  fake = createFakeElectron()
  dataDir = freshFolder()
})
afterEach(async () => {
  await quit()
  process.argv = argv
  vi.doUnmock('electron')
  vi.resetModules()
})

/** Loads the app's main file as Electron does. */
async function start(...args: string[]): Promise<void> {
  process.argv = ['electron', '.', `--data=${dataDir}`, '--port=0', ...args]
  vi.resetModules()
  vi.doMock('electron', () => fake.module)
  const { started } = await import('../../../src-main/host/electron/main.ts')
  await started
}

/** Closes the last window, and waits until the app has left. */
async function quit(): Promise<void> {
  if (fake.windows.length === 0) return
  const left = new Promise((resolve) => fake.appEvents.once('exited', resolve))
  fake.appEvents.emit('window-all-closed')
  await left
  fake.windows.splice(0)
}

function onlyWindow() {
  const [window] = fake.windows
  if (window === undefined || fake.windows.length !== 1) throw new Error('not one window')
  return window
}

describe('the window', () => {
  test('has a page without Node, in a sandbox, with the preload and nothing else', async () => {
    await start('--empty')
    const { options, loaded } = onlyWindow()
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
    })
    expect(options.webPreferences?.preload).toMatch(/preload\.cjs$/)
    expect(loaded).toEqual(['packwright://screen/'])
  })

  test('cannot be led to another page, another window or a guest page', async () => {
    await start('--empty')
    const { page } = onlyWindow()
    for (const event of [
      'will-navigate',
      'will-redirect',
      'will-frame-navigate',
      'will-attach-webview',
    ])
      expect(page.isStopped(event)).toBe(true)
    expect(page.openHandler?.({} as never)).toEqual({ action: 'deny' })
  })

  test('has no permission and no device of its own', async () => {
    await start('--empty')
    const answers: boolean[] = []
    fake.session.permission?.(
      {} as never,
      'media',
      (isAllowed) => answers.push(isAllowed),
      {} as never,
    )
    expect(answers).toEqual([false])
    expect(fake.session.check?.(null, 'media', '', {} as never)).toBe(false)
    expect(fake.session.device?.({} as never)).toBe(false)
  })

  test('fills the screen when asked to, and F11 alone changes that', async () => {
    await start('--empty', '--full-screen')
    const window = onlyWindow()
    expect(window.isKiosk).toBe(true)
    expect(window.page.isStopped('before-input-event', { type: 'keyDown', key: 'F11' })).toBe(true)
    expect(window.isKiosk).toBe(false)
    for (const key of ['Escape', 'F4', 'a'])
      expect(window.page.isStopped('before-input-event', { type: 'keyDown', key })).toBe(false)
    expect(window.isKiosk).toBe(false)
  })

  test('keeps the display awake, and comes back after its page crashed', async () => {
    await start('--empty')
    expect(fake.blockers).toEqual(['prevent-display-sleep'])
    const { page, loaded } = onlyWindow()
    page.guards.emit('render-process-gone', {}, { reason: 'crashed' })
    page.guards.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect(loaded).toEqual(['packwright://screen/', 'reload'])
  })

  test("gets the screen's files under the policy that the kiosk has, and no other file", async () => {
    await start('--empty')
    expect(fake.schemes).toEqual([
      { scheme: 'packwright', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
    const get = (url: string) => fake.session.files?.(new Request(url)) as Response
    for (const url of [
      'packwright://screen/../package.json',
      'packwright://other/index.html',
      'packwright://screen/nothing',
    ]) {
      expect(get(url).status).toBe(404)
      expect(get(url).headers.get('content-security-policy')).toContain("default-src 'self'")
    }
  })
})

describe('the app', () => {
  test('answers its own page and no other', async () => {
    await start('--empty')
    const { page } = onlyWindow()
    const call = { id: 1, call: 'view', input: {} }
    expect(await fake.invoke(page, 'packwright:call', call)).toMatchObject({ id: 1, ok: true })
    const foreign = new FakePage('https://evil.example')
    const framed = new FakePage('packwright://screen')
    framed.parent = page.frame()
    for (const other of [foreign, framed])
      expect(await fake.invoke(other, 'packwright:call', call)).toMatchObject({
        id: 1,
        ok: false,
        code: 'contract/bad-message',
      })
  })

  test('holds the data folder, hears the command line, and lets go when its window closes', async () => {
    await start('--empty')
    const second = await runHost(['serve', '--data', dataDir, '--port', '0', '--ui-port', '0'])
    expect(second.err).toMatch(new RegExp(`process ${process.pid}`))
    const backup = join(freshFolder('backup'), 'backup.db')
    expect((await runHost(['backup', backup, '--data', dataDir])).status).toBe(0)
    expect(existsSync(backup)).toBe(true)
    await quit()
    expect(fake.exits).toEqual([0])
    expect(existsSync(join(dataDir, 'station.json'))).toBe(false)
  })

  test('starts once a data folder: a second copy shows the first', async () => {
    await start('--empty')
    expect(fake.paths.get('userData')).toBe(`${dataDir}/electron`)
    fake.appEvents.emit('second-instance')
    expect(onlyWindow().loaded).toEqual(['packwright://screen/', 'focus'])
    const first = fake
    fake = createFakeElectron()
    fake.isFirstCopy = false
    await start('--empty')
    expect({ windows: fake.windows.length, quits: fake.quits }).toEqual({ windows: 0, quits: 1 })
    fake = first
  })

  test('says in a box why it cannot start, and leaves', async () => {
    await start('--empty', '--printer=ftp:x')
    expect(fake.errors).toEqual([expect.stringMatching(/^"ftp:x" is no device address\./)])
    expect(fake.exits).toEqual([1])
    expect(fake.windows).toEqual([])
  })
})

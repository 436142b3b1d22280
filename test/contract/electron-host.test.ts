/** The desktop host over a fake ipcMain and the real preload. */
import { afterEach, vi } from 'vitest'
import type { Wire } from '../../src-shared/contract/envelope.ts'
import { createFakeElectron, type FakePage } from '../harness/fake-electron.ts'
import { stationContract } from './station-contract.ts'

afterEach(() => {
  vi.doUnmock('electron')
  vi.resetModules()
})

stationContract(async (station) => {
  const fake = createFakeElectron()
  vi.resetModules()
  vi.doMock('electron', () => fake.module)
  const { carryContract } = await import('../../src-main/host/electron/ipc.ts')
  const stop = carryContract(station.dispatcher)
  const { BrowserWindow } = fake.module
  return {
    async openScreen() {
      new BrowserWindow({})
      const window = fake.windows.at(-1)
      if (!window) throw new Error('no window was made')
      return {
        wire: await preload(fake, window.page),
        async close() {
          window.isDestroyed = true
        },
      }
    },
    async close() {
      stop()
    },
  }
})

/** Each page has a preload of its own. */
async function preload(fake: ReturnType<typeof createFakeElectron>, page: FakePage): Promise<Wire> {
  const { module, exposed } = fake.preloadModule(page)
  vi.resetModules()
  vi.doMock('electron', () => module)
  await import('../../src-main/host/electron/preload.ts')
  return exposed.get('packwright') as Wire
}

import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dataDirOf, holdDataFolder, holderOf } from '../../../src-main/app/data-folder.ts'

const folder = () => join(mkdtempSync(join(tmpdir(), 'packwright-folder-')), 'data')
const holder = { pid: 4711, uiPort: 7421, apiPort: 7420, token: 'secret' }

describe('where the data are', () => {
  test.each([
    ['the flag before all', '/flag', { PACKWRIGHT_DATA: '/env' }, 'linux', '/flag'],
    ['then the environment', undefined, { PACKWRIGHT_DATA: '/env' }, 'linux', '/env'],
    ['then what XDG names', undefined, { XDG_DATA_HOME: '/xdg' }, 'linux', '/xdg/packwright'],
  ] as const)('%s', (_what, flag, env, platform, dir) => {
    expect(dataDirOf(flag, env, platform)).toBe(dir)
  })

  test('else the folder that each system has for a user', () => {
    expect(dataDirOf(undefined, {}, 'linux')).toMatch(/\/\.local\/share\/packwright$/)
    expect(dataDirOf(undefined, {}, 'darwin')).toMatch(
      /\/Library\/Application Support\/Packwright$/,
    )
    expect(dataDirOf(undefined, { APPDATA: '/roaming' }, 'win32')).toMatch(/roaming.Packwright$/)
  })
})

describe('who holds the folder', () => {
  test('nobody, at first and again after it was let go', () => {
    const dir = folder()
    expect(holderOf(dir)).toBeNull()
    holdDataFolder(dir).release()
    expect(holderOf(dir)).toBeNull()
  })

  test('whoever holds it can be found, and a second one is refused by pid and address', () => {
    const held = holdDataFolder(folder())
    expect(holderOf(held.dir)).toBe('unknown')
    held.announce(holder)
    expect(holderOf(held.dir)).toEqual(holder)
    expect(() => holdDataFolder(held.dir)).toThrow(/process 4711, http:\/\/127\.0\.0\.1:7421\//)
    held.release()
    holdDataFolder(held.dir).release()
  })

  test('what a killed process left behind does not count', () => {
    const dir = folder()
    const held = holdDataFolder(dir)
    held.announce(holder)
    held.release()
    writeFileSync(join(dir, 'station.json'), JSON.stringify(holder))
    expect(holderOf(dir)).toBeNull()
  })

  // Windows has no such modes: skipped there.
  test.skipIf(process.platform === 'win32')('its token is for this user alone', () => {
    const held = holdDataFolder(folder())
    held.announce(holder)
    expect(statSync(join(held.dir, 'station.json')).mode & 0o077).toBe(0)
    expect(statSync(held.dir).mode & 0o077).toBe(0)
    held.release()
  })
})

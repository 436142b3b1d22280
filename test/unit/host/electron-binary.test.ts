import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findPlaces } from '../../../src-main/app/places.ts'
import { findElectron, runElectron } from '../../../src-main/host/node/electron-binary.ts'

function program(script: string): { root: string; path: string } {
  const root = mkdtempSync(join(tmpdir(), 'packwright-electron-'))
  const path = join(root, 'electron')
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return { root, path }
}

// Windows and macOS have the binary at other places: skipped there, where nothing can be put in its place.
test.skipIf(process.platform !== 'linux')('the binary is looked for beside its package', () => {
  const { root } = program('')
  const places = { ...findPlaces(), root }
  expect(findElectron(places)).toBeNull()
  const dist = join(root, 'node_modules', 'electron', 'dist')
  mkdirSync(dist, { recursive: true })
  writeFileSync(join(dist, 'electron'), '')
  expect(findElectron(places)).toBe(join(dist, 'electron'))
})

test('its exit status is ours, and it gets the app and our flags', async () => {
  const { root, path } = program('for last; do :; done; [ "$last" = --data=x ] && exit 0; exit 7')
  expect(await runElectron(path, { root }, ['--data=x'])).toBe(0)
})

test.each([
  ['a library is missing', 'exit 127'],
  ['it crashes', 'kill -SEGV $$'],
])('when %s it has not come up, so that the kiosk can', async (_what, script) => {
  const { root, path } = program(script)
  expect(await runElectron(path, { root }, [])).toBeNull()
})

test('when there is no such program it has not come up', async () => {
  expect(await runElectron('/nowhere/electron', { root: '/' }, [])).toBeNull()
})

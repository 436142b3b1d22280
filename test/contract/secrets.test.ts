/** What both ways of keeping a secret owe: it opens where it was sealed, and nowhere and in no other form. */
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Secrets } from '../../src-main/app/platform.ts'
import { keyFileSecrets } from '../../src-main/host/node/key-file-secrets.ts'
import { createFakeElectron } from '../harness/fake-electron.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'packwright-secrets-'))

async function desktopSecrets(fake = createFakeElectron()): Promise<Secrets> {
  vi.resetModules()
  vi.doMock('electron', () => fake.module)
  const { safeStorageSecrets } = await import(
    '../../src-main/host/electron/safe-storage-secrets.ts'
  )
  return safeStorageSecrets()
}

afterEach(() => {
  vi.doUnmock('electron')
  vi.resetModules()
})

describe.each([
  ['under the key file', async () => keyFileSecrets(folder())],
  ["under the desktop's key ring", () => desktopSecrets()],
])('%s', (_how, open) => {
  test('any text comes back as it was', async () => {
    const secrets = await open()
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => secrets.open(secrets.seal(text)) === text,
      ),
    )
  })

  test('what is stored does not show the secret, and is never the same twice', async () => {
    const secrets = await open()
    const [one, two] = [secrets.seal('correct horse'), secrets.seal('correct horse')]
    expect(one).not.toContain('correct')
    expect(one).not.toBe(two)
  })

  test.each(['', 'correct horse', 'k1.', 'e1.', 'k1.AAAA', 'e1.AAAA', 'x1.AAAA'])(
    '%j was sealed by nobody and is refused in a sentence',
    async (text) => {
      const secrets = await open()
      expect(() => secrets.open(text)).toThrow(
        expect.objectContaining({
          code: 'data/secret-lost',
          message: expect.stringMatching(/\.$/),
        }),
      )
    },
  )
})

test('a sealed text that was changed in any one byte does not open', () => {
  const secrets = keyFileSecrets(folder())
  const sealed = Buffer.from(secrets.seal('correct horse').slice(3), 'base64url')
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => secrets.open(`k1.${changed.toString('base64url')}`)).toThrow(/cannot be opened/)
  }
})

test('the key is made once, is for this user alone, and another folder has another', () => {
  const dir = folder()
  const sealed = keyFileSecrets(dir).seal('correct horse')
  expect(keyFileSecrets(dir).open(sealed)).toBe('correct horse')
  expect(readdirSync(dir)).toEqual(['secret.key'])
  const { mode } = statSync(join(dir, 'secret.key'))
  expect(process.platform === 'win32' ? 0 : mode & 0o077).toBe(0)
  expect(() => keyFileSecrets(folder()).open(sealed)).toThrow(/Enter the secret again/)
})

test('a damaged key is not replaced behind our back', () => {
  const dir = folder()
  writeFileSync(join(dir, 'secret.key'), 'short')
  expect(() => keyFileSecrets(dir)).toThrow(/secret\.key is damaged/)
  expect(readFileSync(join(dir, 'secret.key'), 'utf8')).toBe('short')
})

test('without a key ring the desktop keeps no secret, and says what to do', async () => {
  const fake = createFakeElectron()
  fake.hasKeyRing = false
  const secrets = await desktopSecrets(fake)
  expect(() => secrets.seal('correct horse')).toThrow(/no key ring.*Sign in to the desktop/)
})

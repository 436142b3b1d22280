/**
 * Secrets under secret.key of the data folder (32 random bytes, mode 0600): AES-256-GCM with a nonce of its own for
 * each, so that a changed text does not open. A backup of the database holds no key, and so no secret that opens.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../src-shared/base/app-error.ts'
import type { Secrets } from '../../app/platform.ts'

const cipherName = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
/** Tells later ways of sealing apart. */
const prefix = 'k1.'

/** Makes the key at the first call of a folder. */
export function keyFileSecrets(dataDir: string): Secrets {
  const key = readOrMakeKey(join(dataDir, 'secret.key'))
  return {
    seal(secret) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(cipherName, key, nonce)
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return prefix + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(sealed) {
      try {
        return unseal(sealed, key)
      } catch (error) {
        throw new AppError(
          'data/secret-lost',
          'A stored secret cannot be opened: secret.key is not the one that it was sealed with. Enter the secret again.',
          {},
          error,
        )
      }
    },
  }
}

function unseal(sealed: string, key: Buffer): string {
  if (!sealed.startsWith(prefix)) throw new RangeError('not sealed here')
  const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url')
  const nonce = bytes.subarray(0, nonceBytes)
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes)
  const cipher = createDecipheriv(cipherName, key, nonce, { authTagLength: tagBytes })
  cipher.setAuthTag(tag)
  const text = cipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8')
  return text + cipher.final('utf8')
}

/** The secret of the screen's cookie, in a file of its own: it opens nothing that is stored. */
export function screenSecretOf(dataDir: string): string {
  return readOrMakeKey(join(dataDir, 'screen.key')).toString('base64url')
}

function readOrMakeKey(path: string): Buffer {
  if (!existsSync(path)) {
    writeFileSync(`${path}.new`, randomBytes(keyBytes), { mode: 0o600, flush: true })
    renameSync(`${path}.new`, path)
  }
  const key = readFileSync(path)
  if (key.length === keyBytes) return key
  throw new AppError(
    'data/secret-lost',
    `${path} is damaged. Put it back from where you keep it, or delete it and enter the stored secrets again.`,
  )
}

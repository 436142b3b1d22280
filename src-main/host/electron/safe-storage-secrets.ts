/** Secrets under the key that the operating system keeps for this user: Keychain, DPAPI, or the desktop's key ring. */
import { safeStorage } from 'electron'
import { AppError } from '../../../src-shared/base/app-error.ts'
import type { Secrets } from '../../app/platform.ts'

/** Tells later ways of sealing apart. */
const prefix = 'e1.'

/** To be called when the app is ready. */
export function safeStorageSecrets(): Secrets {
  return {
    seal: (secret) => prefix + available().encryptString(secret).toString('base64url'),
    open(sealed) {
      try {
        if (!sealed.startsWith(prefix)) throw new RangeError('not sealed here')
        return available().decryptString(Buffer.from(sealed.slice(prefix.length), 'base64url'))
      } catch (error) {
        throw new AppError(
          'data/secret-lost',
          'A stored secret cannot be opened: it was sealed by another user or on another machine. Enter the secret again.',
          {},
          error,
        )
      }
    },
  }
}

function available(): Pick<typeof safeStorage, 'encryptString' | 'decryptString'> {
  if (safeStorage.isEncryptionAvailable()) return safeStorage
  throw new AppError(
    'data/secret-lost',
    'This user has no key ring, so no secret can be kept. Sign in to the desktop, or start with "packwright serve".',
  )
}

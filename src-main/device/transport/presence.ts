import { stat } from 'node:fs/promises'
import { disposable, type Disposable } from '../../../src-shared/base/disposable.ts'

const LOOK_EVERY_MS = 1000

/**
 * Tells once when the device file is gone or is another device now, for a file whose unplug its reader may miss: a port
 * that hung up gives end-of-file for ever. The serial module does not take that for an end when the unplug falls between
 * two of its reads, and asks again at full speed.
 */
export function watchPresence(path: string, onGone: (cause: unknown) => void): Disposable {
  // Windows ports are no files, and their driver reports an unplug by itself.
  if (process.platform === 'win32') return disposable(() => {})
  let inode: number | null = null
  const look = async () => {
    try {
      const now = (await stat(path)).ino
      inode ??= now
      if (inode !== now) throw new Error('No such device')
    } catch (cause) {
      clearInterval(timer)
      onGone(cause)
    }
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  timer.unref()
  void look()
  return disposable(() => clearInterval(timer))
}

import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { AppError } from '../../../src-shared/base/app-error.ts'

export type PtyPair = {
  /** The two ends: what is written to one is read from the other. Each opens as a serial port by its path. */
  readonly near: string
  readonly far: string
  /** Takes both away, as pulling the USB plug does. Resolves when they are gone. */
  unplug(): Promise<void>
}

/**
 * A cable with a serial port at either end, made by `socat`. With `links`, the ends get these names, and the same names
 * again after an unplug and a new `openPtyPair`. For tests and demonstrations; needs Linux or macOS.
 */
export async function openPtyPair(links?: { near: string; far: string }): Promise<PtyPair> {
  const end = (link: string | undefined) =>
    `pty,raw,echo=0${link === undefined ? '' : `,link=${link}`}`
  const socat = spawn('socat', ['-d', '-d', end(links?.near), end(links?.far)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const gone = new Promise<void>((resolve) => socat.once('close', () => resolve()))
  const paths = await new Promise<string[]>((resolve, reject) => {
    const found: string[] = []
    const fail = (cause?: unknown) =>
      reject(
        new AppError(
          'device/no-driver',
          'The program socat is needed for simulated serial ports. Install it with your package manager.',
          {},
          cause,
        ),
      )
    socat.once('error', fail)
    socat.once('close', () => fail())
    createInterface({ input: socat.stderr }).on('line', (line) => {
      const path = /PTY is (\S+)/.exec(line)?.[1]
      if (path !== undefined) found.push(path)
      // Only then do the links stand: they are made after their path has been told.
      if (line.includes('starting data transfer loop')) resolve(found)
    })
  })
  const [near = '', far = ''] = paths
  return {
    near: links?.near ?? near,
    far: links?.far ?? far,
    unplug: () => {
      socat.kill('SIGTERM')
      return gone
    },
  }
}

/** `packwright bench [PART…]`: the benchmarks of the source tree, which are no part of an installed app. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../src-shared/base/app-error.ts'
import type { Places } from '../../app/places.ts'

export async function benchCommand(args: readonly string[], { root }: Places): Promise<number> {
  const main = join(root, 'test', 'benchmark', 'main.ts')
  if (!existsSync(main))
    throw new AppError(
      'host/usage',
      'The benchmarks come with the sources, not with the installed app. Run "npm run bench" in a clone.',
    )
  const child = spawn(process.execPath, [main, ...args], { cwd: root, stdio: 'inherit' })
  return await new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

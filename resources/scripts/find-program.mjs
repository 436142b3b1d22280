/** Finds a program on the PATH. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export function findProgram(...names) {
  const ending = process.platform === 'win32' ? '.exe' : ''
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(delimiter))
      if (folder !== '' && existsSync(join(folder, name + ending)))
        return join(folder, name + ending)
  return null
}

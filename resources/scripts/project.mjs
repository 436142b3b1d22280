/** Where the project lies and which Node it needs. Runs under any Node from 18 on, so that it can say so. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Notes of these scripts to themselves; thrown away with node_modules, which is right. */
export const cacheDir = join(root, 'node_modules', '.cache', 'packwright')

const neededNode = [22, 12]

/** better-sqlite3 does not refuse an older Node, it crashes it: hence the guard before anything loads it. */
export function isNodeGoodEnough(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1])
}

/** This Node when it is new enough, else the one that came as a package; a sentence when there is neither. */
export function nodeBinary() {
  if (isNodeGoodEnough()) return process.execPath
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const packaged = join(root, 'node_modules', name, 'bin', file)
  if (existsSync(packaged)) return packaged
  throw new Refusal(
    `Packwright needs Node ${neededNode.join('.')} or newer and this is ${process.versions.node}. Install it from https://nodejs.org, then do this again.`,
  )
}

/** Something that ends a script in one sentence instead of a stack trace. */
export class Refusal extends Error {}
